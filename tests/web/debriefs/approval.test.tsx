import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Debrief } from '#shared/debriefs.ts';
import type { Approval } from '#shared/voting.ts';
import { person, uuid } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const step = (n: number, name: string, state: Approval['state'], note = ''): Approval =>
  ({
    approver: { id: uuid(600 + n), name },
    state,
    note,
    at: state === 'approved' || state === 'returned' ? '2026-11-20T16:00:00Z' : null,
  }) as Approval; // The samples' ids are plain strings.

const can = { settle: false, adopt: false, decide: false, approve: true, reopen: false, ask: [] };
const asked: Debrief = {
  ...samples.decided,
  approvals: [
    step(1, 'Fionnuala Byrne', 'approved', 'Read it all.'),
    step(2, 'Samuel Teague', 'asked'),
    step(3, 'Priya Raman', 'later'),
  ],
  can,
};
const api = `/api/v1/debriefs/${asked.id}`;

let server: FakeServer;
beforeEach(() => {
  localStorage.clear();
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Samuel Teague', roles: ['approver'] }))),
  );
});

async function show(debrief: Debrief): Promise<HTMLElement> {
  server.on('GET', api, () => json(debrief));
  renderApp(`/debriefs/${debrief.id}`);
  return screen.findByRole('region', { name: 'Approval' });
}

const writes = (): unknown[] =>
  server.sent
    .filter(({ method }) => method === 'POST')
    .map(({ path, body, headers }) => [path.replace(api, ''), body, headers.get('if-match')]);
const note = (approval: HTMLElement): HTMLTextAreaElement =>
  within(approval).getByLabelText<HTMLTextAreaElement>('Note');

describe('the approval chain', () => {
  it('stands as steps in their order, with names, states, notes and times', async () => {
    const approval = await show(asked);
    const steps = within(within(approval).getByRole('list', { name: 'Approval chain' })).getAllByRole(
      'listitem',
    );
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      'Fionnuala ByrneApproved20 Nov 2026, 16:00Read it all.',
      'Samuel TeagueAsked',
      'Priya RamanAsked later',
    ]);
    expect(screen.getByRole('region', { name: 'Decided: Hire' }).textContent).toContain(
      'Waits for the approval of Samuel Teague, step 2 of 3.',
    );
  });

  it('is in the header as the one thing to do, for whose turn it is alone', async () => {
    await show(asked);
    expect(screen.getByRole('link', { name: 'Approve or return' }).getAttribute('href')).toBe('#approval');
    cleanup();
    await show({ ...asked, can: { ...can, approve: false } });
    expect(screen.queryByRole('link', { name: 'Approve or return' })).toBeNull();
    expect(screen.queryByRole('form', { name: 'Your approval' })).toBeNull();
  });

  it('takes an approval after saying who is asked next, over the version that was read', async () => {
    const approval = await show(asked);
    await userEvent.type(note(approval), 'Agreed.');
    await userEvent.click(within(approval).getByRole('button', { name: 'Approve the decision' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve the decision' });
    expect(dialog.textContent).toContain('Priya Raman is asked next.');
    expect(writes()).toEqual([]);
    const done = {
      ...asked,
      state: 'approved',
      approvals: asked.approvals.map((one) => ({ ...one, state: 'approved' })),
      can: { ...can, approve: false },
    };
    server.on('POST', `${api}/approvals`, () => json(done));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Approve it' }));
    expect(await screen.findByText(/Approved: the decision is final\./)).toBeDefined();
    expect(writes()).toEqual([['/approvals', { verdict: 'approved', note: 'Agreed.' }, '"v4"']]);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('approval:'))).toEqual([]);
    expect(document.activeElement).toBe(within(approval).getByRole('heading', { name: 'Approval' }));
  });

  it('returns with what is missing only, and keeps the note through an error and a reload', async () => {
    let approval = await show(asked);
    const back = (): HTMLElement => within(approval).getByRole('button', { name: 'Return the decision' });
    await userEvent.click(back());
    expect(within(approval).getByText('Say what the decision lacks.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.type(note(approval), 'Reliability has no reason of its own.');
    server.on('POST', `${api}/approvals`, () => refuse('unavailable'));
    await userEvent.click(back());
    await userEvent.click(await screen.findByRole('button', { name: 'Return it' }));
    expect(await within(approval).findByRole('alert')).toBeDefined();
    cleanup();
    approval = await show(asked);
    expect(note(approval).value).toBe('Reliability has no reason of its own.');
    expect(within(approval).getByText(/Draft kept on this device/)).toBeDefined();
  });

  it('shows the debrief as it is now where somebody was quicker', async () => {
    const approval = await show(asked);
    server.on('POST', `${api}/approvals`, () => refuse('stale_version'));
    server.on('GET', api, () => json({ ...asked, version: 9 }));
    await userEvent.click(within(approval).getByRole('button', { name: 'Approve the decision' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Approve it' }));
    expect((await within(approval).findByRole('alert')).textContent).toContain(
      'It was changed in the meantime',
    );
    await waitFor(() =>
      expect(server.sent.filter(({ path, method }) => method === 'GET' && path === api)).toHaveLength(2),
    );
    await userEvent.click(within(approval).getByRole('button', { name: 'Approve the decision' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Approve it' }));
    await waitFor(() => expect(writes().at(-1)).toEqual(['/approvals', expect.anything(), '"v9"']));
  });
});

describe('a decision that is taken up again', () => {
  it('is reopened with a reason', async () => {
    const approval = await show({
      ...asked,
      state: 'approved',
      can: { ...can, approve: false, reopen: true },
    });
    await userEvent.click(within(approval).getByRole('button', { name: 'Reopen the debrief' }));
    const dialog = await screen.findByRole('dialog', {
      name: `Reopen the debrief of ${asked.candidate.name}`,
    });
    await userEvent.type(within(dialog).getByLabelText('Why it is reopened'), 'A reference came in late.');
    server.on('POST', `${api}/reopening`, () => json(reopened));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Reopen it' }));
    expect(await screen.findByRole('heading', { name: 'Earlier decisions' })).toBeDefined();
    expect(writes()).toEqual([['/reopening', { reason: 'A reference came in late.' }, '"v4"']]);
  });

  it('stays readable below, and is not repeated on the first screen', async () => {
    server.on('GET', api, () => json(reopened));
    renderApp(`/debriefs/${asked.id}`);
    const earlier = await screen.findByRole('region', { name: 'Earlier decisions' });
    expect(earlier.textContent).toContain(
      '1 decision was taken up again, and stays in the record as it was.',
    );
    expect(earlier.textContent).toContain('Returned20 Nov 2026');
    expect(earlier.textContent).toContain('Reference from the last manager on coaching.');
    const header = screen.getByRole('heading', { level: 1 }).closest('header') as HTMLElement;
    expect(within(header).getByRole('link', { name: 'taken up again' }).getAttribute('href')).toBe(
      '#earlier-decisions',
    );
    expect(header.textContent).not.toContain('Hire');
    expect(screen.queryByRole('region', { name: /^Decided/ })).toBeNull();
  });

  it('says why above the new one', async () => {
    server.on('GET', api, () => json(reopened));
    renderApp(`/debriefs/${asked.id}/decision`);
    const again = (await screen.findByText(/^Taken up again by Samuel Teague/)).closest('p');
    expect(again?.textContent).toContain('Reliability has no reason of its own.');
    expect(screen.getByRole('form', { name: `Decision on ${asked.candidate.name}` })).toBeDefined();
  });
});

const { decision } = samples.decided;
if (decision === null) throw new Error('the sample is decided');
const reopened: Debrief = {
  ...asked,
  state: 'open',
  decision: null,
  approvals: [],
  earlier: [
    {
      ...decision,
      approvals: [step(1, 'Samuel Teague', 'returned', 'Reliability has no reason of its own.')],
      reopenedBy: { ...person(0), name: 'Samuel Teague' } as Debrief['openedBy'],
      reopenedAt: '2026-11-20T16:00:00Z',
      reopenedReason: 'Reliability has no reason of its own.',
    },
  ],
  can: { settle: true, adopt: true, decide: true, approve: false, reopen: false, ask: [] },
};
