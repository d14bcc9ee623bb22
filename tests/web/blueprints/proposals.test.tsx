import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/blueprints.ts';
import type { KitDraft } from '#shared/kit.ts';
import { draftServer, openDraft, savesTo, serveDraft } from '#tests/web/blueprints/draft-server.ts';
import { aDraft, aKit, aKitWithoutRoundFor, aProposal } from '#tests/web/blueprints/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import type { FakeServer } from '#tests/web/support/fake-server.ts';

failOnConsole();

let server: FakeServer;
beforeEach(() => {
  server = draftServer();
});
const serve = (draft: Draft): void => serveDraft(server, draft);
const saves = (): ReturnType<typeof savesTo> => savesTo(server);
const open = openDraft;

describe('proposals', () => {
  const proposals = [
    aProposal({ key: 'p1', kind: 'trace', dimension: 'reliability', source: 'rota', because: 'Rota' }),
    aProposal({
      key: 'p2',
      kind: 'must_have',
      dimension: 'reliability',
      text: 'Nobody else is there.',
      because: 'Critical skills: keys',
    }),
    aProposal({
      key: 'p3',
      kind: 'mapping',
      exercise: 'walk-through',
      dimension: 'planning',
      because: 'Evidence for Planning: rota',
    }),
  ];
  const row = (name: RegExp): HTMLElement => {
    const item = screen.getByText(name).closest('li');
    if (item === null) throw new Error('a proposal stands in a list');
    return item;
  };
  beforeEach(() => serve(aDraft({ proposals })));

  it('are accepted one by one, with the reason in sight, and taken back', async () => {
    open('proposals');
    await screen.findByRole('heading', { name: 'Must-have' });
    const item = row(/^Nobody else is there\.$/);
    expect(item.textContent).toContain('Because: Critical skills: keys.');
    await userEvent.click(within(item).getByRole('button', { name: /^Accept/ }));
    expect(screen.queryByText('Nobody else is there.')).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(screen.getByText('Nobody else is there.')).toBeDefined();
    await screen.findByText(/^Saved \d\d:\d\d$/, {}, { timeout: 3_000 });
    expect(saves().at(-1)?.proposals).toHaveLength(3);
    expect(saves().at(-1)?.kit.dimensions[0]?.mustHave).toBeNull();
  });

  it('are changed before they are accepted', async () => {
    open('proposals');
    await screen.findByRole('heading', { name: 'Must-have' });
    await userEvent.click(within(row(/^Nobody else is there\.$/)).getByRole('button', { name: /^Change/ }));
    const form = screen.getByRole('form', { name: 'Change the proposal' });
    await userEvent.selectOptions(within(form).getByLabelText('Dimension'), 'Planning');
    await userEvent.click(within(form).getByRole('button', { name: 'Accept as changed' }));
    await waitFor(() => expect(saves().at(-1)?.kit.dimensions[1]?.mustHave).toBe('Nobody else is there.'), {
      timeout: 3_000,
    });
  });

  it('are dismissed, and none of it reaches the kit', async () => {
    open('proposals');
    await screen.findByRole('heading', { name: 'Stands for' });
    await userEvent.click(screen.getByRole('button', { name: /^Dismiss: Plan the rota/ }));
    await waitFor(
      () =>
        expect(
          saves()
            .at(-1)
            ?.proposals.map(({ key }) => key),
        ).toEqual(['p2', 'p3']),
      {
        timeout: 3_000,
      },
    );
    expect(saves().at(-1)?.kit).toEqual(aKit());
  });
});

describe('what the exercises show', () => {
  const mapping = (key: string, dimension: string) =>
    aProposal({ key, kind: 'mapping', exercise: 'walk-through', dimension });
  const bare = (): KitDraft => {
    const kit = aKitWithoutRoundFor('Composure');
    return { ...kit, exercises: kit.exercises.map((one) => ({ ...one, dimensions: [] })), rounds: [] };
  };

  it('is mapped as proposed with one click, and another adds the round for what none shows', async () => {
    serve(aDraft({ kit: bare(), proposals: [mapping('p1', 'reliability'), mapping('p2', 'planning')] }));
    open('proposals');
    const map = await screen.findByRole('region', { name: 'What the exercises show' });
    expect(map.textContent).toContain('3 dimensions, 1 exercise, 2 pairs proposed');
    expect(within(map).getByText('No exercise shows Composure.')).toBeDefined();
    expect(within(map).queryByText('No exercise shows Planning.')).toBeNull();
    await userEvent.click(within(map).getByRole('button', { name: 'Map the exercises as proposed' }));
    expect(document.activeElement).not.toBe(document.body);
    await userEvent.click(within(map).getByRole('button', { name: 'Add a round for it: Composure' }));
    expect(screen.queryByText('No exercise shows Composure.')).toBeNull();
    await waitFor(
      () => {
        const kit = saves().at(-1)?.kit;
        expect(kit?.exercises.map(({ dimensions }) => dimensions)).toEqual([
          ['reliability', 'planning'],
          ['composure'],
        ]);
        expect(kit?.rounds.map(({ dimensions }) => dimensions)).toEqual([['composure']]);
      },
      { timeout: 3_000 },
    );
  });

  it('takes the variant that fits, changed, and drops its rivals', async () => {
    const variant = (key: string, axis: string, name: string) =>
      aProposal({
        key,
        kind: 'variant',
        axis,
        name,
        changes: [{ dimension: 'reliability', weight: 1.5, bar: null, reason: `${name}: more of it` }],
      });
    serve(
      aDraft({
        proposals: [
          variant('small', 'Company size', 'Small house'),
          variant('large', 'Company size', 'Large house'),
          variant('strict', 'Regulation', 'Regulated'),
        ],
      }),
    );
    open('proposals');
    const group = await screen.findByRole('region', { name: /^Weights and bars for your company/ });
    expect(within(group).queryByRole('button', { name: /^Accept all|^Accept \d/ })).toBeNull();
    await userEvent.click(within(group).getByRole('button', { name: /^Change: Company size: Large/ }));
    const form = within(group).getByRole('form', { name: 'Change the proposal' });
    await userEvent.clear(within(form).getByLabelText('Weight'));
    await userEvent.type(within(form).getByLabelText('Weight'), '2');
    await userEvent.selectOptions(within(form).getByLabelText('Bar'), '4');
    await userEvent.click(within(form).getByRole('button', { name: 'Accept as changed' }));
    await waitFor(
      () => {
        expect(
          saves()
            .at(-1)
            ?.proposals.map(({ key }) => key),
        ).toEqual(['strict']);
        expect(saves().at(-1)?.kit.dimensions[0]).toMatchObject({
          weight: 2,
          bar: 4,
          weightReason: 'Large house: more of it',
        });
      },
      { timeout: 3_000 },
    );
  });

  it('keeps who approves a hire with the role', async () => {
    const text = 'Director or above';
    serve(aDraft({ proposals: [aProposal({ key: 'a', kind: 'approver', text })] }));
    open('proposals');
    await userEvent.click(await screen.findByRole('button', { name: /^Accept: Who usually approves/ }));
    await waitFor(() => expect(saves().at(-1)?.kit.approver).toBe(text), { timeout: 3_000 });
    await userEvent.click(screen.getByRole('link', { name: 'Role' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Who usually approves a hire');
    expect(field.value).toBe(text);
    await userEvent.clear(field);
    await waitFor(() => expect(saves().at(-1)?.kit.approver).toBeNull(), { timeout: 3_000 });
  });
});
