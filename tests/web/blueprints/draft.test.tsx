import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/blueprints.ts';
import { draftServer, openDraft, savesTo, serveDraft } from '#tests/web/blueprints/draft-server.ts';
import {
  aBlueprint,
  aDraft,
  aKit,
  aKitWithoutRoundFor,
  aVersion,
  blueprintId,
  draftPath,
} from '#tests/web/blueprints/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, json, refuse } from '#tests/web/support/fake-server.ts';

failOnConsole();

let server: FakeServer;
beforeEach(() => {
  server = draftServer();
});
const serve = (draft: Draft): void => serveDraft(server, draft);
const saves = (): ReturnType<typeof savesTo> => savesTo(server);
const open = openDraft;

describe('the draft', () => {
  it('saves what is typed by itself, and says so', async () => {
    open('dimensions.0');
    await userEvent.click(await screen.findByLabelText('Anchor 3, the bar'));
    await userEvent.paste(' and more');
    expect(screen.getByText('Saving')).toBeDefined();
    await waitFor(() => expect(saves()).toHaveLength(1), { timeout: 2_000 });
    expect(saves()[0]?.kit.dimensions[0]?.anchors[2]).toBe('three and more');
    await screen.findByText(/^Saved \d\d:\d\d$/);
  });

  it('says what could not be saved, and keeps it', async () => {
    server.on('PUT', draftPath, () => refuse('unavailable'));
    open('role');
    await userEvent.type(await screen.findByLabelText('Mission'), ' Always.');
    const alert = await screen.findByRole('alert', {}, { timeout: 3_000 });
    expect(alert.textContent).toContain('Not saved');
    expect(alert.textContent).toContain('still here');
    serve(aDraft());
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByText(/^Saved \d\d:\d\d$/);
    expect(saves().at(-1)?.kit.mission).toMatch(/ Always\.$/);
  });

  it('names the place that can’t be stored as it is', async () => {
    open('dimensions.0');
    await userEvent.clear(await screen.findByLabelText('Name'));
    const alert = await screen.findByRole('alert', {}, { timeout: 3_000 });
    expect(within(alert).getByRole('link').getAttribute('href')).toContain('at=dimensions.0.name');
    expect(saves()).toEqual([]);
  });

  it('says that the draft is no more, and leaves what was typed on screen', async () => {
    open('role');
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Mission');
    server.on('PUT', draftPath, () => refuse('not_found'));
    await userEvent.click(field);
    await userEvent.paste(' Always.');
    const alert = await screen.findByRole('alert', {}, { timeout: 3_000 });
    expect(alert.textContent).toContain('published or given up');
    expect(field.value).toMatch(/ Always\.$/);
  });

  it('shows both when somebody else saved, and loses neither', async () => {
    open('dimensions.0');
    const field = await screen.findByLabelText('Anchor 3, the bar');
    serve(aDraft({ kit: aKit({ mission: 'Their mission' }), version: 9 }));
    await userEvent.click(field);
    await userEvent.paste(' (mine)');
    await userEvent.click(await screen.findByRole('button', { name: 'Compare' }, { timeout: 3_000 }));
    const dialog = await screen.findByRole('dialog', { name: 'The draft was changed in the meantime' });
    const mission = within(dialog).getByRole('group', { name: 'Mission' });
    expect(within(mission).getByRole<HTMLInputElement>('radio', { name: /Their mission/ }).checked).toBe(
      true,
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save what I chose' }));
    await screen.findByText(/^Saved \d\d:\d\d$/, {}, { timeout: 3_000 });
    expect(saves().at(-1)?.kit.mission).toBe('Their mission');
    expect(saves().at(-1)?.kit.dimensions[0]?.anchors[2]).toBe('three (mine)');
  });
});

describe('what is to settle', () => {
  it('leads to its place', async () => {
    serve(aDraft({ kit: aKit({ mission: '' }) }));
    open('settle');
    await userEvent.click(await screen.findByRole('link', { name: 'Mission' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Mission')));
  });

  it('says which dimension no exercise shows, and one click adds the round', async () => {
    serve(aDraft({ kit: aKitWithoutRoundFor('Composure') }));
    open('settle');
    await screen.findByText('No exercise shows Composure.');
    await userEvent.click(screen.getByRole('button', { name: 'Add a round for it: Composure' }));
    await waitFor(() => expect(screen.queryByText('No exercise shows Composure.')).toBeNull());
    await waitFor(() => expect(saves().at(-1)?.kit.rounds.at(-1)?.dimensions).toEqual(['composure']), {
      timeout: 3_000,
    });
  });
});

describe('publishing', () => {
  const changed = aKit();
  const before = {
    ...changed,
    dimensions: changed.dimensions.map((one) => ({
      ...one,
      anchors: ['one', 'two', 'as it was', 'four', 'five'] as typeof one.anchors,
    })),
  };
  const publication = `${draftPath}/publication`;
  beforeEach(() => {
    const versions = [
      { number: 2, isPublished: false },
      { number: 1, isPublished: true },
    ];
    server.on('GET', `/api/v1/blueprints/${blueprintId}`, () => json(aBlueprint(versions)));
    server.on('GET', `/api/v1/blueprints/${blueprintId}/versions/1`, () => json(aVersion(1, before)));
    server.on('GET', `/api/v1/blueprints/${blueprintId}/versions/2`, () => json(aVersion(2, changed)));
    serve(aDraft({ number: 2, changedDimensions: ['reliability', 'planning'] }));
  });

  it('asks for each changed dimension what it is, and sends the reasons', async () => {
    server.on('POST', publication, () =>
      json(
        aBlueprint([
          { number: 2, isPublished: true },
          { number: 1, isPublished: true },
        ]),
      ),
    );
    open('role');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog', { name: 'Publish version 2' });
    const publish = within(dialog).getByRole('button', { name: 'Publish version 2' });
    await userEvent.click(publish);
    expect(within(dialog).getAllByText('Choose one of the two.')).toHaveLength(2);
    const reliability = within(dialog).getByRole('group', { name: /^Reliability has other anchors/ });
    await waitFor(() => expect(reliability.textContent).toContain('as it was'));
    await userEvent.click(within(reliability).getByLabelText(/^Wording only/));
    const planning = within(dialog).getByRole('group', { name: /^Planning has other anchors/ });
    await userEvent.click(within(planning).getByLabelText(/^A new dimension/));
    await userEvent.type(within(dialog).getByLabelText('Why Reliability is the same'), 'short');
    await userEvent.click(publish);
    expect(within(dialog).getByText('Say it in at least 10 characters.')).toBeDefined();
    await userEvent.type(within(dialog).getByLabelText('Why Reliability is the same'), ' but plain words');
    await userEvent.type(within(dialog).getByLabelText('Note on this version'), 'Plainer');
    await userEvent.click(publish);
    await screen.findByText('Version 2, published', { exact: false });
    expect(server.sent.find(({ path }) => path === publication)?.body).toEqual({
      note: 'Plainer',
      wordingOnly: [{ dimension: 'reliability', reason: 'short but plain words' }],
    });
  });

  it('links what the server still misses to its place', async () => {
    server.on('POST', publication, () =>
      refuse('rule_broken', { errors: [{ path: 'dimensions.0.anchors.0', message: 'is missing' }] }),
    );
    serve(aDraft({ number: 2 }));
    open('role');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publish version 2' }));
    await userEvent.click(await within(dialog).findByRole('link', { name: 'Reliability, anchor 1' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Anchor 1')));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stands still while something has to be settled', async () => {
    serve(aDraft({ kit: aKit({ mission: '' }) }));
    open('role');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('alert').textContent).toContain('1 thing has to be settled first');
    expect(within(dialog).queryByRole('button', { name: /^Publish version/ })).toBeNull();
  });
});
