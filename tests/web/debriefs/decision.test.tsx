import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDebrief } from '#tests/web/debriefs/sample.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const chiara = aMember(1, { name: 'Chiara Conti', roles: ['hiring_manager'] });
const debrief = aDebrief([
  { name: 'Data architecture', bar: 4, isMustHave: true, scores: [3, 5] },
  { name: 'Coaching', scores: [2, 2] },
]);
const address = `/debriefs/${debrief.id}`;
const api = `/api/v1${address}`;
const reason = 'Seen in the migration that was done and shown.';
const summary = 'Strong where the role is hardest; coaching can grow.';

let server: FakeServer;
beforeEach(() => {
  localStorage.clear();
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(chiara)));
  server.on('GET', api, () => json(debrief));
});

async function openForm(): Promise<HTMLElement> {
  renderApp(`${address}/decision`);
  return screen.findByRole('form', { name: `Decision on ${debrief.candidate.name}` });
}

const area = (form: HTMLElement, name: RegExp): HTMLTextAreaElement =>
  within(form).getByRole<HTMLTextAreaElement>('textbox', { name });

async function fillIn(form: HTMLElement): Promise<void> {
  await userEvent.click(area(form, /^Data architecture/));
  await userEvent.paste(reason);
  await userEvent.click(area(form, /^Coaching/));
  await userEvent.paste(reason);
  await userEvent.click(area(form, /^Summary/));
  await userEvent.paste(summary);
  await userEvent.click(within(form).getByRole('radio', { name: /^No hire/ }));
}

const send = (form: HTMLElement): Promise<void> =>
  userEvent.click(within(form).getByRole('button', { name: 'Record the decision' }));
const confirm = async (): Promise<void> =>
  userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Record it' }));
const writes = (): unknown[] => server.sent.filter(({ method }) => method === 'POST');

describe('the decision form', () => {
  it('preselects and writes nothing, whatever the figures say', async () => {
    const form = await openForm();
    const radios = within(form).getAllByRole<HTMLInputElement>('radio');
    expect(radios).toHaveLength(5);
    expect(radios.some(({ checked }) => checked)).toBe(false);
    expect(
      within(form)
        .getAllByRole<HTMLTextAreaElement>('textbox')
        .every(({ value }) => value === ''),
    ).toBe(true);
    expect(form.textContent).not.toMatch(/calibrated|composite|suggest/i);
  });

  it('asks the same of every dimension, counts calmly and takes the reader to the first gap', async () => {
    const form = await openForm();
    await userEvent.type(area(form, /^Coaching/), 'Too short.   ');
    expect(within(form).getByText('10 of at least 30 characters')).toBeDefined();
    await send(form);
    const errors = within(form).getAllByText('At least 30 characters, the same for every dimension.');
    expect(errors).toHaveLength(2);
    expect(within(form).getByText('Choose one.')).toBeDefined();
    expect(document.activeElement).toBe(area(form, /^Data architecture/));
    expect(writes()).toEqual([]);
  });

  it('takes the reader to the outcome where only that is missing, and still chooses none', async () => {
    const form = await openForm();
    for (const name of [/^Data architecture/, /^Coaching/, /^Summary/]) {
      await userEvent.click(area(form, name));
      await userEvent.paste(reason);
    }
    await send(form);
    const hire = within(form).getByRole<HTMLInputElement>('radio', { name: /^Hire/ });
    expect(document.activeElement).toBe(hire);
    expect(hire.checked).toBe(false);
  });

  it('says the consequences, then records over the version that was read', async () => {
    server.on('POST', `${api}/decision`, ({ body }) =>
      json({
        ...debrief,
        version: 5,
        state: 'decided',
        can: { settle: false, adopt: false, decide: false, approve: false, reopen: false, ask: [] },
        decision: {
          ...(body as object),
          rationale: [],
          decidedBy: { id: chiara.id, name: chiara.name },
          decidedAt: '2026-11-20T16:00:00Z',
          numbersMissed: '',
          otherJob: null,
          fitId: debrief.figures.fitId,
        },
      }),
    );
    const form = await openForm();
    await fillIn(form);
    await send(form);
    const dialog = await screen.findByRole('dialog', { name: 'Record the decision' });
    expect(dialog.textContent).toContain('Teodora Marinescu: No hire.');
    expect(dialog.textContent).toContain('The approvers of this job are asked');
    expect(writes()).toEqual([]);
    await confirm();
    expect(await screen.findByRole('heading', { name: 'Decided: No hire' })).toBeDefined();
    expect(window.location.pathname).toBe(address);
    expect(writes()).toMatchObject([
      {
        body: {
          outcome: 'no_hire',
          summary,
          conditions: '',
          rationale: debrief.matrix.dimensions.map(({ id }) => ({ dimensionId: id, text: reason })),
        },
      },
    ]);
    expect(server.sent.find(({ method }) => method === 'POST')?.headers.get('if-match')).toBe('"v4"');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('decision:'))).toEqual([]);
  });

  it('loses nothing on an error, nor with the page', async () => {
    server.on('POST', `${api}/decision`, () => refuse('unavailable'));
    const form = await openForm();
    await fillIn(form);
    await send(form);
    await confirm();
    expect(await within(form).findByRole('alert')).toBeDefined();
    expect(area(form, /^Summary/).value).toBe(summary);

    cleanup();
    const again = await openForm();
    expect(area(again, /^Coaching/).value).toBe(reason);
    expect(within(again).getByRole<HTMLInputElement>('radio', { name: /^No hire/ }).checked).toBe(true);
    expect(within(again).getByText(/Draft kept on this device/)).toBeDefined();
  });

  it('puts what the server refuses beside its field', async () => {
    const id = debrief.matrix.dimensions[1]?.id;
    server.on('POST', `${api}/decision`, () =>
      refuse('rule_broken', { errors: [{ path: `rationale.${id}`, message: 'says too little' }] }),
    );
    const form = await openForm();
    await fillIn(form);
    await send(form);
    await confirm();
    expect(await within(form).findByText('Says too little.')).toBeDefined();
  });

  it('shows what changed meanwhile and sends nothing before somebody looked', async () => {
    const form = await openForm();
    await fillIn(form);
    const settled = { note: 'We go by the migration.', by: chiara, at: '2026-11-20T15:00:00Z' };
    const issues = debrief.issues.map((issue) => ({ ...issue, settled }));
    const now = { ...debrief, version: 7, cards: { in: 3, expected: 3 }, issues };
    server.on('GET', api, () => json(now));
    server.on('POST', `${api}/decision`, ({ headers }) =>
      headers.get('if-match') === '"v7"' ? refuse('unavailable') : refuse('stale_version'),
    );
    await send(form);
    await confirm();
    const change = await within(form).findByText(/The debrief changed while you wrote/);
    expect(form.textContent).toContain('Settled since: Data architecture.');
    expect(change.closest('[role="alert"]')?.textContent).toContain('Now: All 3 cards in');
    expect(
      within(form).getByRole<HTMLButtonElement>('button', { name: 'Record the decision' }).disabled,
    ).toBe(true);
    expect(area(form, /^Summary/).value).toBe(summary);
    await userEvent.click(within(form).getByRole('button', { name: 'I have looked at what changed' }));
    await send(form);
    await confirm();
    await waitFor(() => expect(server.sent.at(-1)?.headers.get('if-match')).toBe('"v7"'));
  });

  it('asks for the job where another one is the outcome, and sends it with that outcome only', async () => {
    const other = { id: '01939a00-0000-7000-8000-000000000777', title: 'Analytics Engineer' };
    server.on('GET', '/api/v1/jobs', () =>
      json({
        items: [
          {
            ...other,
            state: 'open',
            blueprint: { ...debrief.blueprint },
            hiringManager: { id: chiara.id, name: chiara.name },
            recruiter: { id: chiara.id, name: chiara.name },
            applications: 0,
            createdAt: '2026-11-01T09:00:00Z',
          },
        ],
        next: null,
      }),
    );
    server.on('POST', `${api}/decision`, () => refuse('unavailable'));
    const form = await openForm();
    await fillIn(form);
    await userEvent.click(within(form).getByRole('radio', { name: /^Consider for another job/ }));
    await send(form);
    expect(within(form).getByText('Choose a job.')).toBeDefined();
    const field = within(form).getByRole<HTMLInputElement>('combobox', { name: 'Job to consider for' });
    expect(document.activeElement).toBe(field);
    await userEvent.click(field);
    const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
    if (list === null) throw new Error('the picker has no list');
    await userEvent.click(await within(list).findByRole('option', { name: /Analytics/, hidden: true }));
    await send(form);
    await confirm();
    await waitFor(() =>
      expect(server.sent.at(-1)?.body).toMatchObject({ outcome: 'other_job', otherJobId: other.id }),
    );
    await userEvent.click(within(form).getByRole('radio', { name: /^Hold/ }));
    await send(form);
    await confirm();
    await waitFor(() => expect(server.sent.at(-1)?.body).toMatchObject({ outcome: 'hold' }));
    expect(server.sent.at(-1)?.body).not.toHaveProperty('otherJobId');
  });

  it('asks in one line what the numbers missed, only for an outcome they do not bear out', async () => {
    server.on('GET', api, () => json({ ...debrief, asksWhatNumbersMissed: ['no_hire'] }));
    server.on('POST', `${api}/decision`, () => refuse('unavailable'));
    const form = await openForm();
    const missed = /^What did the numbers miss/;
    expect(within(form).queryByRole('textbox', { name: missed })).toBeNull();
    await userEvent.click(within(form).getByRole('radio', { name: /^Hire/ }));
    expect(within(form).queryByRole('textbox', { name: missed })).toBeNull();
    await fillIn(form);
    await userEvent.click(area(form, missed));
    await userEvent.paste('The panel had not seen the governance round.');
    await send(form);
    await confirm();
    await waitFor(() =>
      expect(server.sent.at(-1)?.body).toMatchObject({
        outcome: 'no_hire',
        numbersMissed: 'The panel had not seen the governance round.',
      }),
    );
  });

  it('is not for readers', async () => {
    server.on('GET', api, () => json({ ...debrief, can: { ...debrief.can, adopt: false, decide: false } }));
    renderApp(`${address}/decision`);
    expect(
      await screen.findByRole('heading', { name: 'The decision is somebody else’s to record' }),
    ).toBeDefined();
    expect(screen.queryByRole('form')).toBeNull();
  });
});
