import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCandidate, aNote, anApplication, serveRecords } from '#tests/web/candidates/samples.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
});

const sentTo = (path: string) => server.sent.filter((sent) => sent.path === path);

describe('an application', () => {
  const candidate = aCandidate(1, { applications: [anApplication] });
  const path = `/api/v1/applications/${anApplication.id}`;
  const ended = {
    ...anApplication,
    stage: 'not_pursued',
    ending: { reason: 'position_filled', note: 'Filled on Monday.', by: { id: uuid(1), name: 'Ana Costa' } },
    can: { end: false, reopen: true, startLoop: false, instruct: false },
  };

  it('ends only for a reason, says what goes with it, and is taken up again', async () => {
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    serveRecords(server, candidate.id);
    server.on('POST', `${path}/ending`, () => json({ ...candidate, applications: [ended] }));
    server.on('POST', `${path}/reopening`, () => json(candidate));
    renderApp(`/candidates/${candidate.id}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the application for Lead Data Engineer' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'End Candidate 1’s application' });
    expect(dialog.textContent).toContain('The loop is cancelled with its coming interviews');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End the application' }));
    expect(dialog.textContent).toContain('Choose a reason.');
    expect(sentTo(`${path}/ending`)).toEqual([]);

    await userEvent.click(within(dialog).getByRole('radio', { name: /^We do not take it further/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'Position filled');
    await userEvent.type(within(dialog).getByLabelText('Note'), 'Filled on Monday.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End the application' }));

    expect(await screen.findByText('Position filled, noted by Ana Costa: Filled on Monday.')).toBeDefined();
    expect(sentTo(`${path}/ending`).map(({ body }) => body)).toEqual([
      { reason: 'position_filled', note: 'Filled on Monday.' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Take up again Lead Data Engineer' }));
    await waitFor(() => expect(screen.getByText('Interviewing')).toBeDefined());
  });

  it('keeps what was typed when a reason is refused, and says why at the field', async () => {
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    serveRecords(server, candidate.id);
    server.on('POST', `${path}/ending`, () =>
      refuse('rule_broken', { errors: [{ path: 'reason', message: 'This is for the debrief to decide.' }] }),
    );
    renderApp(`/candidates/${candidate.id}`);
    await userEvent.click(await screen.findByRole('button', { name: /^End the application/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /^We do not/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'Lacks a stated requirement');
    await userEvent.type(within(dialog).getByLabelText('Note'), 'No Spark');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End the application' }));
    await within(dialog).findByText('This is for the debrief to decide.');
    expect(within(dialog).getByLabelText<HTMLTextAreaElement>('Note').value).toBe('No Spark');
  });

  it('takes instructions on the version that was on screen, with a warning against medical details', async () => {
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    serveRecords(server, candidate.id);
    server.on('PUT', `${path}/instructions`, () =>
      json({ applicationId: anApplication.id, instructions: '30 minutes more', version: 4 }),
    );
    renderApp(`/candidates/${candidate.id}`);
    await userEvent.click(await screen.findByRole('button', { name: /^Add instructions/ }));
    const form = screen.getByRole('form', { name: 'Instructions for Lead Data Engineer' });
    expect(form.textContent).toContain('No health or other medical details');
    await userEvent.type(within(form).getByLabelText('Instructions for interviewers'), '30 minutes more');
    await userEvent.click(within(form).getByRole('button', { name: 'Save the instructions' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: /^Instructions/ })).toBeNull());
    const [sent] = sentTo(`${path}/instructions`);
    expect([sent?.body, sent?.headers.get('if-match')]).toEqual([
      { instructions: '30 minutes more' },
      '"v3"',
    ]);
  });
});

describe('notes', () => {
  const candidate = aCandidate(1);
  beforeEach(() => server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate)));

  it('are written, changed and deleted by their author', async () => {
    const another = { ...aNote, id: uuid(502), author: { id: uuid(2), name: 'Bea' }, can: { change: false } };
    serveRecords(server, candidate.id, { notes: { state: 'open', notes: [another] } });
    server.on('POST', `/api/v1/candidates/${candidate.id}/notes`, () =>
      json({ state: 'open', notes: [aNote, another] }, 201),
    );
    server.on('PATCH', `/api/v1/candidate-notes/${aNote.id}`, () =>
      json({ state: 'open', notes: [{ ...aNote, text: 'Prefers evenings.', version: 2 }, another] }),
    );
    server.on('DELETE', `/api/v1/candidate-notes/${aNote.id}`, () =>
      json({ state: 'open', notes: [another] }),
    );
    renderApp(`/candidates/${candidate.id}`);
    const form = await screen.findByRole('form', { name: 'Write a note' });
    await userEvent.click(within(form).getByRole('button', { name: 'Save the note' }));
    expect(form.textContent).toContain('Fill this in.');
    await userEvent.type(within(form).getByLabelText('New note'), 'Prefers mornings.');
    await userEvent.click(within(form).getByRole('button', { name: 'Save the note' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Change the note' }));
    const change = screen.getByRole('form', { name: 'Change the note' });
    await userEvent.clear(within(change).getByLabelText('Note'));
    await userEvent.type(within(change).getByLabelText('Note'), 'Prefers evenings.');
    await userEvent.click(within(change).getByRole('button', { name: 'Save the note' }));
    await screen.findByText('Prefers evenings.');
    await userEvent.click(screen.getByRole('button', { name: 'Delete the note' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this note' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete the note' }));
    await waitFor(() => expect(screen.queryByText('Prefers evenings.')).toBeNull());
    expect(server.sent.findLast(({ method }) => method === 'DELETE')?.headers.get('if-match')).toBe('"v2"');
  });

  it('say until when they are closed', async () => {
    serveRecords(server, candidate.id, { notes: { state: 'closed', until: 'own_submitted' } });
    renderApp(`/candidates/${candidate.id}`);
    await screen.findByText(/^Notes are closed to you until your card on this candidate is in/);
    expect(screen.queryByRole('form', { name: 'Write a note' })).toBeNull();
  });
});

describe('two records of one person', () => {
  const candidate = aCandidate(1, { name: 'Carla Mendes', phone: null, version: 7 });
  const other = {
    ...aCandidate(2, { name: 'C. Mendes', phone: '+351 900' }),
    same: ['email'],
    applications: [],
  };
  const mergedRecord = {
    id: uuid(601),
    name: 'C. Mendes',
    by: { id: uuid(1), name: 'Ana Costa' },
    mergedAt: '2026-11-06T09:00:00Z',
    isChangedSince: false,
    can: { undo: true },
  };

  it('are merged with a choice for what differs, and taken apart again', async () => {
    let duplicates: unknown[] = [other];
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    serveRecords(server, candidate.id);
    server.on('GET', `/api/v1/candidates/${candidate.id}/duplicates`, () => json({ items: duplicates }));
    server.on('POST', `/api/v1/candidates/${candidate.id}/merge`, () => {
      duplicates = [];
      return json({ ...candidate, phone: '+351 900', merged: [mergedRecord], version: 8 });
    });
    server.on('POST', `/api/v1/candidate-merges/${mergedRecord.id}/undoing`, () => json(candidate));
    renderApp(`/candidates/${candidate.id}`);
    const section = await screen.findByRole('region', { name: 'Perhaps the same person' });
    expect(section.textContent).toContain('same e-mail address');
    await userEvent.click(within(section).getByRole('button', { name: /^Merge C\. Mendes/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Merge two records of one person' });
    expect(within(dialog).queryByRole('group', { name: 'E-mail' })).toBeNull();
    const name = within(dialog).getByRole('group', { name: 'Name' });
    expect(within(name).getByRole<HTMLInputElement>('radio', { name: /^Carla Mendes/ }).checked).toBe(true);
    const phone = within(dialog).getByRole('group', { name: 'Phone' });
    expect(within(phone).getByRole<HTMLInputElement>('radio', { name: /^\+351 900/ }).checked).toBe(true);
    await userEvent.click(within(name).getByRole('radio', { name: /^C\. Mendes/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge the records' }));

    const merged = await screen.findByRole('region', { name: 'Merged records' });
    const [sent] = sentTo(`/api/v1/candidates/${candidate.id}/merge`);
    expect([sent?.body, sent?.headers.get('if-match')]).toEqual([
      { otherId: other.id, take: ['phone', 'name'] },
      '"v7"',
    ]);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Perhaps the same person' })).toBeNull());
    await userEvent.click(within(merged).getByRole('button', { name: 'Undo the merge with C. Mendes' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Merged records' })).toBeNull());
  });

  it('are one page: the address of the one that was merged leads to the other', async () => {
    server.on('GET', `/api/v1/candidates/${other.id}`, () => json(candidate));
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    serveRecords(server, candidate.id);
    renderApp(`/candidates/${other.id}`);
    await screen.findByRole('heading', { name: 'Carla Mendes', level: 1 });
    expect(window.location.pathname).toBe(`/candidates/${candidate.id}`);
  });
});
