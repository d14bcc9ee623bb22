import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type JobEvent, JobEventKind } from '#shared/job-life.ts';
import type { Job } from '#shared/jobs.ts';
import { aJob, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { closingWords } from '#web/features/jobs/life/closing-words.ts';
import { jobEventDetail, jobEventWords } from '#web/features/jobs/timeline/event-words.ts';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const path = `/api/v1/jobs/${aJob().id}`;
const underWay = { open: 2, debrief: 1, waiting: 1, can: { closeLoops: true } };
const anEvent = (given: Partial<JobEvent>): JobEvent => ({
  at: '2026-11-20T09:00:00Z',
  kind: 'job_created',
  actor: { id: ana.id, name: ana.name },
  fields: [],
  rounds: null,
  cause: null,
  loop: null,
  ...given,
});

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/candidates', () => json({ items: [], next: null }));
  server.on('GET', `${path}/events`, () => json({ items: [anEvent({})], next: null }));
  server.on('GET', `${path}/closing`, () => json(underWay));
});

const serve = (given: Partial<Record<keyof Job, unknown>>): void =>
  server.on('GET', path, () => json(aJob(given)));
const section = (name: string): Promise<HTMLElement> => screen.findByRole('region', { name });
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const sent = (tail: string): unknown[] =>
  server.sent
    .filter((one) => one.method === 'POST' && one.path === `${path}/${tail}`)
    .map(({ body }) => body);

describe('closing a job', () => {
  const open = async (): Promise<HTMLElement> => {
    serve({});
    server.on('POST', `${path}/closing`, () => json(aJob({ state: 'closed', version: 6 })));
    renderApp(`/jobs/${aJob().id}`);
    await userEvent.click(within(await section('Close the job')).getByRole('button'));
    return screen.findByRole('dialog', { name: 'Close Lead Data Engineer' });
  };

  it('says what is under way, lets it go on unless one chooses otherwise, and is undone', async () => {
    const dialog = await open();
    expect(await within(dialog).findByText('2 loops are open, 1 loop is in debrief.')).toBeDefined();
    expect(within(dialog).getByText(/^1 candidate waits without a loop\./)).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the job' }));
    await section('This job is closed');
    expect(sent('closing')).toEqual([{ loops: 'go_on' }]);
    server.on('POST', `${path}/reopening`, () => json(aJob({ version: 7 })));
    await userEvent.click(button('Undo'));
    await section('Close the job');
  });

  it('asks for a cause and a reason where its loops close too', async () => {
    const dialog = await open();
    await userEvent.click(await within(dialog).findByRole('radio', { name: /^Close them all/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText('What happened'), 'The job is on hold');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the job and its loops' }));
    expect(within(dialog).getByText('Say why in a few words.')).toBeDefined();
    expect(sent('closing')).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText('Reason'), 'Until spring.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the job and its loops' }));
    await screen.findByText('Lead Data Engineer is closed, and its loops');
    expect(sent('closing')).toEqual([{ loops: 'close', cause: 'job_on_hold', reason: 'Until spring.' }]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('offers to close loops only to who plans them, and says so', async () => {
    server.on('GET', `${path}/closing`, () => json({ ...underWay, can: { closeLoops: false } }));
    const dialog = await open();
    expect(await within(dialog).findByText(/^They go on\./)).toBeDefined();
    expect(within(dialog).queryByRole('radio')).toBeNull();
    expect(closingWords({ open: 0, debrief: 0, waiting: 0, can: { closeLoops: true } }).slice(1)).toEqual([
      'No loop is under way.',
      'No candidate waits without a loop.',
    ]);
  });
});

it('archives a closed job, which is undone', async () => {
  serve({ state: 'closed' });
  server.on('POST', `${path}/archiving`, () => json(aJob({ state: 'closed', isArchived: true })));
  server.on('POST', `${path}/archiving/taking-back`, () => json(aJob({ state: 'closed' })));
  renderApp(`/jobs/${aJob().id}`);
  await section('This job is closed');
  await userEvent.click(button('Archive it'));
  await screen.findByRole('button', { name: 'Put it back in the list' });
  await userEvent.click(button('Undo'));
  await screen.findByRole('button', { name: 'Archive it' });
  expect(sent('archiving/taking-back')).toHaveLength(1);
});

it('lists archived jobs where the address asks for them', async () => {
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
  renderApp('/jobs?archived=yes');
  await screen.findByText('No job fits these filters');
  const asked = (): (string | null)[] =>
    server.sent
      .filter((one) => one.path.startsWith('/api/v1/jobs'))
      .map((one) => new URLSearchParams(one.query).get('archived'));
  expect(asked().at(-1)).toBe('yes');
  await userEvent.selectOptions(screen.getByLabelText('Archive'), 'Not archived');
  await waitFor(() => expect(asked().at(-1)).toBeNull());
});

describe('the timeline of a job', () => {
  it('tells what happened, with whose loop as a link, and why', async () => {
    serve({ can: { edit: false } });
    const candidate = { id: uuid(7), name: 'Candidate 7F3A', isAnonymous: true };
    server.on('GET', `${path}/events`, () =>
      json({
        items: [
          { ...anEvent({ kind: 'loop_closed', cause: 'job_filled' }), loop: { id: uuid(9), candidate } },
          anEvent({ kind: 'job_changed', fields: ['title', 'quorum'] }),
        ],
        next: null,
      }),
    );
    renderApp(`/jobs/${aJob().id}`);
    const table = await screen.findByRole('table', { name: 'Timeline of the job' });
    expect(within(table).getByRole('link', { name: 'Candidate 7F3A' }).getAttribute('href')).toBe(
      `/loops/${uuid(9)}`,
    );
    expect(within(table).getByText('The job is filled')).toBeDefined();
    expect(within(table).getByText('Changed: title and quorum')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Close the job' })).toBeNull();
  });

  it('has words for everything that it tells of', () => {
    const words = JobEventKind.options.map((kind) => jobEventWords(anEvent({ kind })));
    expect(new Set(words).size).toBe(words.length);
    expect(jobEventDetail(anEvent({ kind: 'job_closed', cause: 'job_filled' }))).toBe(
      'Its loops too: The job is filled',
    );
    expect(jobEventDetail(anEvent({ kind: 'job_closed', fields: ['quorum'] }))).toBe(
      'Changed with it: quorum',
    );
  });
});
