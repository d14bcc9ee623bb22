import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const eva = { id: uuid(21), name: 'Eva Novak' };
const finn = { id: uuid(22), name: 'Finn Berg' };
const plain = aJob();
const job = aJob({
  rounds: plain.rounds.map((round, place) => (place === 0 ? { ...round, people: [eva, finn] } : round)),
});
const template = {
  id: uuid(900),
  name: 'Short loop',
  rounds: 1,
  createdBy: { id: uuid(1), name: 'Ana Costa' },
  createdAt: '2026-11-01T09:00:00Z',
  version: 1,
};
const fix = (kind: string, words: string, given: object) => ({
  kind,
  words,
  round: null,
  memberId: null,
  dimensionId: null,
  ...given,
});

let server: FakeServer;
let warnings: object[] = [];
beforeEach(() => {
  warnings = [];
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', `/api/v1/jobs/${job.id}`, () => json(job));
  server.on('GET', '/api/v1/candidates', () => json({ items: [], next: null }));
  server.on('POST', `/api/v1/jobs/${job.id}/plan-warnings`, () => json({ warnings }));
  server.on('GET', `/api/v1/jobs/${job.id}/plan-changes`, () => json({ plan: 2, loops: [] }));
  server.on('GET', `/api/v1/blueprints/${job.blueprint.id}/plan-templates`, () =>
    json({ items: [template], next: null }),
  );
});

describe('the people of a plan', () => {
  it('stand over what they score: a pool as one of several, an open place as anybody', async () => {
    renderApp(`/jobs/${job.id}`);
    const matrix = await screen.findByRole('region', { name: 'Dimensions and interviewers' });
    const heads = within(matrix).getAllByRole('columnheader');
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      '2 rounds120 minutes in all',
      'SQL exercise60 min',
      'Incident60 min',
      'People',
      'Dimension',
      'One of Eva Novak, Finn Berg',
      'Anybody',
    ]);
    const row = within(matrix).getByRole('row', { name: /Reliability/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['', 'Scores', 'Only 1']);
  });

  it('are named in the editor, warned of, and replaced by one button', async () => {
    warnings = [
      {
        kind: 'overloaded',
        message: 'Eva Novak has 6 interviews this week; 5 is the limit.',
        fix: fix('replace_person', 'Name somebody else in SQL exercise', { round: '0', memberId: eva.id }),
      },
    ];
    renderApp(`/jobs/${job.id}?edit=plan`);
    const form = await screen.findByRole('form', { name: 'Edit the loop plan' });
    const people = within(form).getByRole('list', { name: 'People of round 1' });
    expect(people.textContent).toBe('Eva NovakFinn Berg');
    const button = await within(form).findByRole('button', { name: /^Name somebody else in SQL exercise/ });
    await userEvent.click(button);
    expect(within(form).getByRole('list', { name: 'People of round 1' }).textContent).toBe('Finn Berg');
    const checks = () => server.sent.filter(({ path }) => path.endsWith('/plan-warnings'));
    await waitFor(() =>
      expect(checks().at(-1)?.body).toMatchObject({ rounds: [{ memberIds: [finn.id] }, { memberIds: [] }] }),
    );
  });

  it('come with a template, of which what does not fit is said', async () => {
    server.on('GET', `/api/v1/jobs/${job.id}/plan-templates/${template.id}`, () =>
      json({
        name: 'Short loop',
        rounds: [
          {
            name: 'Only round',
            exerciseKey: 'sql',
            minutes: 40,
            interviewers: 1,
            dimensionIds: [uuid(501)],
            people: [finn],
          },
        ],
        misfits: [{ round: 'Only round', what: 'dimension', name: 'Ethics' }],
      }),
    );
    renderApp(`/jobs/${job.id}?edit=plan`);
    await screen.findByRole('form', { name: 'Edit the loop plan' });
    await screen.findByRole('option', { name: 'Short loop' });
    await userEvent.click(screen.getByRole('button', { name: 'Use the template' }));
    const misfits = await screen.findByRole('list', { name: 'What did not fit' });
    expect(misfits.textContent).toBe('Only round: this version has no dimension Ethics.');
    const form = screen.getByRole('form', { name: 'Edit the loop plan' });
    expect(within(form).getAllByRole('group', { name: /^Round / })).toHaveLength(1);
    expect(within(form).getByLabelText<HTMLInputElement>('Minutes').value).toBe('40');
    expect(server.sent.some(({ method }) => method === 'PUT')).toBe(false);
  });
});

describe('loops under way', () => {
  it('are shown with what would change in each, and only the ticked ones follow', async () => {
    const loop = (id: string, candidateName: string, changes: object) => ({ id, candidateName, changes });
    const open = {
      state: 'open',
      addedRounds: ['Ethics'],
      removedRounds: [],
      changed: [
        {
          id: uuid(600),
          name: 'SQL exercise',
          minutes: { from: 60, to: 45 },
          added: [],
          removed: [{ id: uuid(501), name: 'SQL' }],
        },
      ],
      kept: [{ id: uuid(601), name: 'Incident', why: 'card_begun' }],
    };
    const loops = [
      loop(uuid(101), 'Carla Mendes', open),
      loop(uuid(102), 'Candidate 3F2A', { state: 'sealed' }),
    ];
    server.on('GET', `/api/v1/jobs/${job.id}/plan-changes`, () => json({ plan: 2, loops }));
    server.on('POST', `/api/v1/jobs/${job.id}/plan-changes`, () => json({ plan: 2, loops: [] }));
    renderApp(`/jobs/${job.id}`);
    const list = await screen.findByRole('list', { name: 'What changes for Carla Mendes' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'To schedule besides: Ethics',
      'SQL exercise: 60 to 45 minutes, no longer scores SQL',
      'Incident stays as it is: a card is begun',
    ]);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Candidate 3F2A' }).disabled).toBe(true);
    const apply = screen.getByRole<HTMLButtonElement>('button', { name: 'Apply to loops' });
    expect(apply.disabled).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Carla Mendes' }));
    await userEvent.click(screen.getByRole('button', { name: 'Apply to 1 loop' }));
    await waitFor(() =>
      expect(
        server.sent.filter(({ path, method }) => method === 'POST' && path.endsWith('/plan-changes')),
      ).toMatchObject([{ body: { plan: 2, loopIds: [uuid(101)] } }]),
    );
  });
});
