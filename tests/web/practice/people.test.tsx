import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '#tests/web/loops/samples.ts';
import {
  aPath,
  blueprintId,
  compared,
  people,
  practice,
  seatId,
  signOff,
} from '#tests/web/practice/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const peoplePath = `/api/v1/practice/${blueprintId}/people`;
const signPath = `${peoplePath}/${uuid(40)}/sign-off`;
const address = `/practice/${blueprintId}/people`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['recruiter'] }))));
  server.on('GET', `/api/v1/practice/${blueprintId}`, () => json(practice()));
  server.on('GET', peoplePath, () => json(people({})));
});

describe('who is qualified', () => {
  it('lists people with their steps, who signed them off and without what', async () => {
    server.on('GET', peoplePath, () => json(people({}, { path: aPath({ signOff, next: null }) })));
    renderApp(address);
    const table = await screen.findByRole('table', { name: 'Who is qualified' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toContain('1 of 2 scored');
    expect(rows[1]?.textContent).toContain('by Bruno Carvalho');
    expect(rows[1]?.textContent).toContain('Without shadow');
    await screen.findByRole('heading', { name: 'Who is qualified: Lead Data Engineer' });
  });

  it('signs somebody off with a note, and asks for a word on what is missing', async () => {
    const user = userEvent.setup();
    server.on('POST', signPath, () => json({}, 201));
    renderApp(address);
    await user.click(await screen.findByRole('link', { name: 'Learner 1' }));
    const panel = within(await screen.findByRole('region', { name: 'Learner 1' }));
    const button = panel.getByRole('button', { name: 'Sign off Learner 1' });
    await user.click(button);
    expect(panel.getByText('Tick this, or wait for the steps.')).toBeDefined();
    expect(panel.getByText('Write at least 10 characters.')).toBeDefined();
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);

    await user.click(panel.getByRole('checkbox', { name: /without practice, shadow and reverse shadow/ }));
    await user.type(panel.getByRole('textbox', { name: 'Why that is enough' }), 'Did this for years. ');
    const path = aPath({ signOff, next: null });
    const done = people({ path, can: { signOff: false } }) as { items: unknown[] };
    server.on('POST', signPath, () => json(done.items[0], 201));
    server.on('GET', peoplePath, () => json(done));
    await user.click(button);
    expect(await screen.findByText('Learner 1 is signed off.')).toBeDefined();
    expect(server.sent.findLast(({ method }) => method === 'POST')?.body).toEqual({
      note: 'Did this for years.',
      despite: true,
    });
    expect(await panel.findByText('Held two talks well.')).toBeDefined();
    expect(panel.queryByRole('button', { name: 'Sign off Learner 1' })).toBeNull();
  });

  it('asks for the note alone where every step is done', async () => {
    const done = { doneAt: '2026-11-20T09:00:00.000Z' };
    const path = aPath({
      practice: { samples: 2, scored: 2, ...done },
      shadow: done,
      reverseShadow: done,
      next: 'sign_off',
    });
    server.on('GET', peoplePath, () => json(people({ path })));
    renderApp(`${address}?member=${uuid(40)}`);
    const panel = within(await screen.findByRole('region', { name: 'Learner 1' }));
    expect(panel.queryByRole('checkbox')).toBeNull();
    expect(panel.getByRole('textbox', { name: 'What your sign-off rests on' })).toBeDefined();
  });

  it('offers nobody to sign themselves off, and says so', async () => {
    server.on('GET', peoplePath, () => json(people({ can: { signOff: false } })));
    renderApp(`${address}?member=${uuid(40)}`);
    expect(await screen.findByText(/Nobody signs themselves off/)).toBeDefined();
  });
});

describe('cards compared', () => {
  const path = `/api/v1/seats/${seatId}/comparison`;
  const page = `/practice/comparisons/${seatId}`;

  it('stand beside each other by dimension', async () => {
    server.on('GET', path, () => json(compared()));
    renderApp(page);
    const table = await screen.findByRole('table', { name: 'Lena Learner beside Paul Partner' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toContain('2 above');
    expect(rows[1]?.textContent).toContain('Not assessed by both');
    expect(screen.getByText(/2.00 points apart on average/)).toBeDefined();
  });

  it.each([
    [{ state: 'sealed', until: 'own_submitted' }, /once you have submitted your own/],
    [{ state: 'sealed', until: 'all_submitted' }, /once every interviewer has submitted/],
    [{ state: 'waiting' }, /once both are submitted/],
  ])('say why they are not there: %o', async (given, words) => {
    server.on('GET', path, () => json(compared(given)));
    renderApp(page);
    expect(await screen.findByText(words)).toBeDefined();
  });

  it('are not found for anybody else', async () => {
    server.on('GET', path, () => refuse('not_found'));
    renderApp(page);
    expect(await screen.findByText('The cards could not be compared')).toBeDefined();
  });
});
