import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBlueprint } from '#tests/web/blueprints/samples.ts';
import { aJob, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const person = (n: number): { id: string; name: string } => ({ id: uuid(n), name: `Person ${n}` });
const job = aJob({
  approvers: [person(4), person(5)],
  committee: [person(6), person(7)],
  quorum: 2,
});
const api = `/api/v1/jobs/${job.id}`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Ana Costa', roles: ['recruiter'] }))),
  );
  server.on('GET', api, () => json(job));
  server.on('GET', '/api/v1/candidates', () => json({ items: [], next: null }));
  server.on('GET', '/api/v1/members', () =>
    json({ items: [aMember(4, { name: 'Person 4' }), aMember(8, { name: 'Eva Novak' })], next: null }),
  );
});

async function openForm(): Promise<HTMLElement> {
  renderApp(`/jobs/${job.id}?edit=details`);
  return screen.findByRole('form', { name: `Edit ${job.title}` });
}

const chain = (form: HTMLElement): HTMLElement => within(form).getByRole('list', { name: 'Approval chain' });
const names = (form: HTMLElement): (string | null)[] =>
  within(chain(form))
    .getAllByRole('listitem')
    .map((item) => /Person \d|Eva Novak/.exec(item.textContent ?? '')?.[0] ?? null);
const press = (form: HTMLElement, name: string): Promise<void> =>
  userEvent.click(within(form).getByRole('button', { name }));
const save = (form: HTMLElement): Promise<void> => press(form, 'Save');
const saved = (): unknown[] => server.sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

async function addApprover(form: HTMLElement, name: string): Promise<void> {
  const field = within(form).getByRole<HTMLInputElement>('combobox', { name: 'Approvers' });
  await userEvent.click(field);
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  if (list === null) throw new Error('the picker has no list');
  await userEvent.click(await within(list).findByRole('option', { name: new RegExp(name), hidden: true }));
}

describe('the approval chain of a job', () => {
  it('is added to, moved and shortened, and saved in its order', async () => {
    const form = await openForm();
    await addApprover(form, 'Eva Novak');
    expect(names(form)).toEqual(['Person 4', 'Person 5', 'Eva Novak']);
    expect(within(form).queryByRole('combobox', { name: 'Approvers' })).toBeNull();
    await press(form, 'Up: Eva Novak');
    await press(form, 'Remove: Person 4');
    expect(names(form)).toEqual(['Eva Novak', 'Person 5']);
    server.on('PATCH', api, () => json({ ...job, version: 6 }));
    await save(form);
    await waitFor(() => expect(saved()).toEqual([{ approverIds: [uuid(8), uuid(5)] }]));
  });

  it('is saved anew where only its order changed', async () => {
    const form = await openForm();
    await press(form, 'Down: Person 4');
    server.on('PATCH', api, () => json({ ...job, version: 6 }));
    await save(form);
    await waitFor(() => expect(saved()).toEqual([{ approverIds: [uuid(5), uuid(4)] }]));
  });

  it('keeps the focus on what was moved, and hands it on when that goes', async () => {
    const form = await openForm();
    const up = within(form).getByRole('button', { name: 'Up: Person 5' });
    up.focus();
    await userEvent.keyboard('{Enter}');
    expect(names(form)).toEqual(['Person 5', 'Person 4']);
    expect(document.activeElement).toBe(within(form).getByRole('button', { name: 'Down: Person 5' }));
    within(form).getByRole('button', { name: 'Remove: Person 5' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(within(form).getByRole('button', { name: 'Remove: Person 4' }));
  });

  it('needs at least one person', async () => {
    const form = await openForm();
    await press(form, 'Remove: Person 4');
    await press(form, 'Remove: Person 5');
    await save(form);
    expect(within(form).getByText('Choose at least one person.')).toBeDefined();
    expect(saved()).toEqual([]);
  });

  it('takes nobody twice', async () => {
    const form = await openForm();
    await addApprover(form, 'Person 4');
    expect(names(form)).toEqual(['Person 4', 'Person 5']);
  });
});

describe('the policy of a job', () => {
  it('explains each choice in a sentence, and sends only what was changed', async () => {
    const form = await openForm();
    const quorum = within(form).getByLabelText<HTMLSelectElement>('Quorum');
    expect(quorum.value).toBe('2');
    expect([...quorum.options].map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(within(form).getByText(/before the hiring manager, who chairs, may open them/)).toBeDefined();
    expect(within(form).getByText(/rests on the evidence/)).toBeDefined();
    expect(within(form).getByRole<HTMLInputElement>('radio', { name: /^After the votes/ }).checked).toBe(
      true,
    );
    await userEvent.selectOptions(quorum, '3');
    await userEvent.click(within(form).getByLabelText(/^Hide interviewers’ recommendations/));
    await userEvent.click(within(form).getByRole('radio', { name: /^Never/ }));
    await userEvent.click(within(form).getByLabelText(/^Anonymous review/));
    server.on('PATCH', api, () => json({ ...job, version: 6 }));
    await save(form);
    await waitFor(() =>
      expect(saved()).toEqual([
        { quorum: 3, hidesRecommendations: false, compositePolicy: 'never', anonymousReview: true },
      ]),
    );
  });

  it('refuses a quorum that the committee can’t reach any more', async () => {
    const form = await openForm();
    await userEvent.selectOptions(within(form).getByLabelText('Quorum'), '3');
    await press(form, 'Remove Person 6 from the committee');
    await save(form);
    expect(within(form).getByText(/^Only 2 can vote/)).toBeDefined();
    expect(saved()).toEqual([]);
  });

  it('puts what the server refuses at its field, and loses nothing', async () => {
    const form = await openForm();
    await userEvent.clear(within(form).getByLabelText('Title'));
    await userEvent.type(within(form).getByLabelText('Title'), 'Lead Data Engineer, North');
    await press(form, 'Up: Person 5');
    server.on('PATCH', api, () =>
      refuse('rule_broken', {
        detail: 'Nothing was saved.',
        errors: [
          { path: 'approverIds.1', message: 'does not hold the role Approver' },
          { path: 'quorum', message: 'is more than can vote' },
        ],
      }),
    );
    await save(form);
    const second = within(chain(form)).getAllByRole('listitem')[1] as HTMLElement;
    expect(await within(second).findByText('Does not hold the role Approver.')).toBeDefined();
    expect(within(form).getByText('Is more than can vote.')).toBeDefined();
    expect(within(form).getByLabelText<HTMLInputElement>('Title').value).toBe('Lead Data Engineer, North');
    expect(names(form)).toEqual(['Person 5', 'Person 4']);
  });

  it('stands on the job’s page in words', async () => {
    renderApp(`/jobs/${job.id}`);
    const facts = await screen.findByRole('region', { name: 'People and policy' });
    expect(facts.textContent).toContain('Approval chainPerson 4, then Person 5');
    expect(facts.textContent).toContain('2 of 3 votes');
    expect(facts.textContent).toContain('Hidden until the votes are open');
    expect(facts.textContent).toContain('After the votes.');
  });
});

describe('opening a job on a blueprint', () => {
  const blueprint = aBlueprint([{ number: 2, isPublished: true }]);
  const opened = async (approver: string | null): Promise<void> => {
    const published = { number: 2, at: blueprint.createdAt, dimensions: 4, exercises: 3, approver };
    const { id, title, createdAt } = blueprint;
    server.on('GET', `/api/v1/blueprints/${id}`, () => json(blueprint));
    server.on('GET', '/api/v1/blueprints', () =>
      json({ items: [{ id, title, createdAt, published, draft: null }], next: null }),
    );
    renderApp(`/jobs/new?blueprint=${id}`);
    await screen.findByLabelText('Version');
  };

  it('says who usually approves a hire, where its document says so', async () => {
    await opened('Chief Technology Officer');
    expect(await screen.findByText(/usually approved by: Chief Technology Officer\./)).toBeDefined();
  });

  it('says nothing where it does not', async () => {
    await opened(null);
    await userEvent.click(screen.getByRole('combobox', { name: 'Blueprint' }));
    await screen.findByText('Version 2, 4 dimensions');
    expect(screen.queryByText(/usually approved by/)).toBeNull();
  });
});
