import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const job = aJob();
const planPath = `/api/v1/jobs/${job.id}/rounds`;

const nobody = {
  kind: 'not_assessed',
  message: 'No round scores Leadership.',
  fix: {
    kind: 'score_dimension',
    words: 'Score it in Incident too',
    round: '1',
    memberId: null,
    dimensionId: uuid(503),
  },
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', `/api/v1/jobs/${job.id}`, () => json(job));
  server.on('GET', '/api/v1/candidates', () => json({ items: [], next: null }));
  server.on('POST', `/api/v1/jobs/${job.id}/plan-warnings`, () => json({ warnings: [nobody] }));
  server.on('GET', `/api/v1/jobs/${job.id}/plan-changes`, () => json({ plan: 1, loops: [] }));
  server.on('GET', `/api/v1/blueprints/${job.blueprint.id}/plan-templates`, () =>
    json({ items: [], next: null }),
  );
});

async function openEditor(): Promise<HTMLElement> {
  renderApp(`/jobs/${job.id}?edit=plan`);
  return screen.findByRole('form', { name: 'Edit the loop plan' });
}

const saved = (): unknown[] =>
  server.sent
    .filter(({ method }) => method === 'PUT')
    .map(({ headers, body }) => [headers.get('if-match'), body]);

describe('the loop plan', () => {
  it('stands on the job’s page with what deserves a second look', async () => {
    renderApp(`/jobs/${job.id}`);
    expect((await screen.findByRole('list', { name: 'Worth a second look' })).textContent).toContain(
      'No round scores Leadership.',
    );
    const matrix = screen.getByRole('region', { name: 'Dimensions and interviewers' });
    expect(within(matrix).getByRole('row', { name: /Leadership/ }).textContent).toContain('Nobody');
    expect(within(matrix).getByRole('row', { name: /Reliability/ }).textContent).toContain('Only 1');
  });

  it('shows what a change covers before it is saved', async () => {
    const form = await openEditor();
    const second = within(form).getByRole('group', { name: 'Round 2' });
    await userEvent.click(within(second).getByLabelText(/^Leadership/));
    await userEvent.selectOptions(within(second).getByLabelText('Interviewers'), '2');
    expect(within(form).getByRole('row', { name: /Leadership/ }).textContent).toContain('2');
  });

  it('saves rounds in their order, with dimensions in the kit’s', async () => {
    const form = await openEditor();
    server.on('PUT', planPath, () => json({ ...job, version: 6 }));
    await userEvent.click(within(form).getByRole('button', { name: 'Move up round 2' }));
    const first = within(form).getByRole('group', { name: 'Round 1' });
    expect(within(first).getByLabelText<HTMLInputElement>('Name').value).toBe('Incident');
    await userEvent.click(within(first).getByLabelText('Reliability'));
    await userEvent.click(within(first).getByLabelText('Reliability'));
    await userEvent.click(within(form).getByRole('button', { name: 'Remove round 2' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Save the plan' }));
    await waitFor(() =>
      expect(saved()).toEqual([
        [
          '"v5"',
          {
            rounds: [
              {
                name: 'Incident',
                exerciseKey: 'incident',
                minutes: 60,
                interviewers: 1,
                dimensionIds: [uuid(501), uuid(502)],
                memberIds: [],
              },
            ],
          },
        ],
      ]),
    );
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('refuses a round without a dimension or with too little time', async () => {
    const form = await openEditor();
    const first = within(form).getByRole('group', { name: 'Round 1' });
    await userEvent.click(within(first).getByLabelText('SQL'));
    await userEvent.clear(within(first).getByLabelText('Minutes'));
    await userEvent.type(within(first).getByLabelText('Minutes'), '2');
    await userEvent.click(within(form).getByRole('button', { name: 'Save the plan' }));
    expect(within(first).getByText('Choose at least one dimension.')).toBeDefined();
    expect(within(first).getByText('Between 5 and 480.')).toBeDefined();
    expect(saved()).toEqual([]);
  });

  it('shows both plans where somebody saved another one in the meantime', async () => {
    const form = await openEditor();
    const first = within(form).getByRole('group', { name: 'Round 1' });
    await userEvent.selectOptions(within(first).getByLabelText('Interviewers'), '3');
    const [only] = job.rounds;
    server.on('GET', `/api/v1/jobs/${job.id}`, () => json({ ...job, rounds: [only], version: 6 }));
    server.on('PUT', planPath, () => refuse('stale_version'));
    await userEvent.click(within(form).getByRole('button', { name: 'Save the plan' }));
    const dialog = await screen.findByRole('dialog', { name: 'The loop plan was changed in the meantime' });
    expect(
      within(dialog).getByRole('radio', {
        name: /Saved now\s*1\. SQL exercise: 60 min, 1 on it, scores SQL$/,
      }),
    ).toBeDefined();
    expect(
      within(dialog).getByRole('radio', { name: /Yours\s*1\. SQL exercise: 60 min, 3 on it/ }),
    ).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Back to the form' }));
    expect(within(first).getByLabelText<HTMLSelectElement>('Interviewers').value).toBe('3');
  });
});

describe('opening a job', () => {
  it('begins with oneself as recruiter, explains the policy, and says what is missing', async () => {
    server.on('GET', '/api/v1/blueprints', () => json({ items: [], next: null }));
    server.on('GET', '/api/v1/members', () => json({ items: [], next: null }));
    renderApp('/jobs/new');
    const form = await screen.findByRole('form', { name: 'Open a job' });
    expect(within(form).getByRole<HTMLInputElement>('combobox', { name: 'Recruiter' }).value).toBe(
      'Ana Costa',
    );
    expect(within(form).getByText(/Nobody on the panel sees a colleague’s card/)).toBeDefined();
    await userEvent.click(within(form).getByRole('button', { name: 'Open the job' }));
    expect(within(form).getAllByText('Choose a person.')).toHaveLength(1);
    expect(within(form).getByText('Choose at least one person.')).toBeDefined();
    expect(within(form).getByText('Choose a blueprint with a published version.')).toBeDefined();
    expect(within(form).getByText(/Nothing is published yet/)).toBeDefined();
  });

  it('adds committee members one after the other, and takes them off again', async () => {
    server.on('GET', '/api/v1/blueprints', () => json({ items: [], next: null }));
    server.on('GET', '/api/v1/members', () =>
      json({ items: [aMember(5, { name: 'Eva Novak' }), aMember(6, { name: 'Finn Berg' })], next: null }),
    );
    renderApp('/jobs/new');
    for (const name of ['Eva Novak', 'Finn Berg']) {
      const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Committee' });
      expect(field.value).toBe('');
      await userEvent.click(field);
      const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
      if (list === null) throw new Error('the picker has no list');
      await userEvent.click(
        await within(list).findByRole('option', { name: new RegExp(name), hidden: true }),
      );
    }
    const members = screen.getByRole('list', { name: 'On the committee' });
    expect(within(members).getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(
      within(members).getByRole('button', { name: 'Remove Eva Novak from the committee' }),
    );
    expect(members.textContent).toBe('Finn Berg');
  });
});
