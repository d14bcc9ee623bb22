import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { type CoverRequest, listCoverRequests } from '#shared/cover-requests.ts';
import { aLoop, reliability, sql, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const loopAddress = `/loops/${uuid(100)}`;
const path = `/api/v1${loopAddress}/cover-requests`;

function aRequest(n: number, given: Partial<Record<keyof CoverRequest, unknown>> = {}): object {
  return {
    id: uuid(900 + n),
    dimension: reliability,
    reason: 'ran_out_of_time',
    askedBy: { id: uuid(2), name: 'Bo Lindqvist' },
    askedIn: { id: uuid(600), name: 'SQL exercise' },
    askedAt: '2026-12-01T11:00:00Z',
    answer: null,
    targets: [
      { id: uuid(601), name: 'Incident', startsAt: '2026-12-03T10:00:00Z', interviewers: ['Eva Novak'] },
      { id: uuid(602), name: 'Case', startsAt: '2026-12-04T10:00:00Z', interviewers: ['Cy Dahl'] },
    ],
    can: { answer: true },
    ...given,
  };
}

const reply = (...requests: object[]) => listCoverRequests.reply.parse({ state: 'open', requests });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Ana Costa', roles: ['recruiter'] }))),
  );
  server.on('GET', `/api/v1${loopAddress}`, () => json(aLoop()));
  server.on('GET', `/api/v1${loopAddress}/scorecards`, () => json({ state: 'open', cards: [] }));
});

async function section(): Promise<HTMLElement> {
  renderApp(loopAddress);
  return screen.findByRole('region', { name: 'Requests to cover a dimension' });
}

it('who plans a loop passes a request on to an interview that can cover it', async () => {
  server.on('GET', path, () => json(reply(aRequest(1), aRequest(2, { dimension: sql, targets: [] }))));
  const by = { id: uuid(1), name: 'Ana Costa' };
  const answer = { interview: { id: uuid(602), name: 'Case' }, by, at: '2026-12-01T12:00:00Z' };
  const answered = aRequest(1, { answer, targets: [], can: { answer: false } });
  server.on('POST', `/api/v1/cover-requests/${uuid(901)}/passing-on`, () => json(reply(answered)));
  const requests = await section();
  expect((await within(requests).findAllByText(/Bo Lindqvist in SQL exercise/))[0]?.textContent).toContain(
    'time ran out',
  );
  expect(
    within(requests).getByText('No interview to come scores it. Schedule one, or decline.'),
  ).toBeDefined();
  expect(within(requests).queryByRole('button', { name: 'Pass on SQL' })).toBeNull();

  const select = within(requests).getByRole('combobox', { name: 'Where Reliability can be covered' });
  await userEvent.selectOptions(select, uuid(602));
  await userEvent.click(within(requests).getByRole('button', { name: 'Pass on Reliability' }));

  expect(await within(requests).findByText('Passed on to Case')).toBeDefined();
  const posts = server.sent.filter((sent) => sent.path.endsWith('/passing-on')).map(({ body }) => body);
  expect(posts).toEqual([{ interviewId: uuid(602) }]);
});

it('or declines it; a refusal stands beside the buttons', async () => {
  server.on('GET', path, () => json(reply(aRequest(1))));
  const decline = `/api/v1/cover-requests/${uuid(901)}/decline`;
  server.on('POST', decline, () => refuse('wrong_state', { detail: 'This request is answered already.' }));
  const requests = await section();
  await userEvent.click(await within(requests).findByRole('button', { name: 'Decline Reliability' }));
  expect((await within(requests).findByRole('alert')).textContent).toContain('answered already');
  const by = { id: uuid(1), name: 'Ana Costa' };
  const answer = { interview: null, by, at: '2026-12-01T12:00:00Z' };
  server.on('POST', decline, () => json(reply(aRequest(1, { answer, targets: [], can: { answer: false } }))));
  await userEvent.click(within(requests).getByRole('button', { name: 'Decline Reliability' }));
  await waitFor(() => expect(within(requests).getByText('Declined')).toBeDefined());
});

it('says what will be there, and keeps it back from who owes a card', async () => {
  server.on('GET', path, () => json(reply()));
  const requests = await section();
  expect(await within(requests).findByText(/without a word about the candidate/)).toBeDefined();
});

it('is sealed for a planner who owes a card', async () => {
  server.on('GET', path, () => json({ state: 'sealed' }));
  const requests = await section();
  expect(await within(requests).findByText(/^Sealed until you submit/)).toBeDefined();
});

it('a loop of an anonymous job says under which label interviewers know the candidate', async () => {
  server.on('GET', path, () => json(reply()));
  server.on('GET', `/api/v1${loopAddress}`, () => json(aLoop({ anonymousAs: 'Candidate 7F3A' })));
  renderApp(loopAddress);
  expect(await screen.findByText(/Interviewers see “Candidate 7F3A” until they submit/)).toBeDefined();
  expect(screen.queryByText('Anonymous until you submit')).toBeNull();
});

it('and says to who owes a card on it that the name is a label', async () => {
  server.on('GET', path, () => json({ state: 'sealed' }));
  const candidate = { id: uuid(200), name: 'Candidate 7F3A', isAnonymous: true };
  server.on('GET', `/api/v1${loopAddress}`, () => json(aLoop({ candidate, anonymousAs: 'Candidate 7F3A' })));
  renderApp(loopAddress);
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Candidate 7F3A: Lead Data Engineer' }),
  ).toBeDefined();
  expect(screen.getByText('Anonymous until you submit')).toBeDefined();
});
