import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Loop } from '#shared/loops.ts';
import { aLoop, noRights, reliability, sql, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

/** Reads in Lisbon. */
const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const loop = aLoop();
const at = `/loops/${loop.id}`;
const [interview] = loop.interviews;
const interviewPath = `/api/v1/interviews/${interview?.id}`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/members', () => json({ items: [aMember(5, { name: 'Eva Novak' })], next: null }));
  serve(loop);
  server.on('GET', `/api/v1/loops/${loop.id}/scorecards`, () => json({ state: 'open', cards: [] }));
  server.on('GET', `/api/v1/loops/${loop.id}/events`, () => json({ items: [], next: null }));
});

function serve(shown: Loop): void {
  server.on('GET', `/api/v1/loops/${loop.id}`, () => json(shown));
}

const sentTo = (method: string, path: string): unknown[] =>
  server.sent.filter((one) => one.method === method && one.path === path).map(({ body }) => body);

function set(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

describe('scheduling a round', () => {
  async function openForm(): Promise<HTMLElement> {
    renderApp(`${at}?schedule=${uuid(800)}`);
    return screen.findByRole('form', { name: 'Schedule Incident' });
  }

  it('shows a time of another zone in the reader’s, in the week in which only one of them has changed its clocks', async () => {
    await openForm();
    set('Date', '2026-10-28');
    set('Starts at', '10:00');
    await userEvent.selectOptions(screen.getByLabelText('Time zone'), 'America/New_York');
    const zones = screen.getByLabelText('The time in other zones');
    expect(zones.textContent).toContain('Wed, 28 Oct 2026, 14:00');
    set('Date', '2026-11-04');
    expect(zones.textContent).toContain('Wed, 4 Nov 2026, 15:00');
  });

  it('sends the instant, and who scores what', async () => {
    const form = await openForm();
    set('Date', '2026-12-03');
    set('Starts at', '15:30');
    await userEvent.click(screen.getByRole('combobox', { name: 'Person' }));
    await userEvent.click(await screen.findByRole('option', { name: /Eva Novak/, hidden: true }));
    await userEvent.click(within(form).getByLabelText('Reliability'));
    expect(within(form).getByText('Nobody here scores Reliability.')).toBeDefined();
    const path = `/api/v1/loops/${loop.id}/interviews`;
    server.on('POST', path, () => json(aLoop({ openRounds: [] }), 201));
    await userEvent.click(within(form).getByRole('button', { name: 'Schedule' }));
    await waitFor(() =>
      expect(sentTo('POST', path)).toEqual([
        {
          roundId: uuid(800),
          startsAt: '2026-12-03T15:30:00.000Z',
          minutes: 45,
          timeZone: 'Europe/Lisbon',
          videoUrl: null,
          room: null,
          seats: [{ memberId: uuid(5), kind: 'interviewer', dimensionIds: [sql.id] }],
          isHold: false,
          tellsCandidate: false,
        },
      ]),
    );
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('refuses a time that the clocks go forward past', async () => {
    const form = await openForm();
    set('Date', '2027-03-28');
    set('Starts at', '01:30');
    await userEvent.click(within(form).getByRole('button', { name: 'Schedule' }));
    expect(within(form).getByText(/clocks in Lisbon go forward past 01:30/)).toBeDefined();
    expect(sentTo('POST', `/api/v1/loops/${loop.id}/interviews`)).toEqual([]);
  });

  it('asks which one, where the clocks go back over the time', async () => {
    const form = await openForm();
    set('Date', '2026-10-25');
    set('Starts at', '01:30');
    const which = await within(form).findByRole('group', { name: /01:30 comes twice/ });
    expect(within(which).getByRole<HTMLInputElement>('radio', { name: 'The first, at UTC+1' }).checked).toBe(
      true,
    );
    await userEvent.click(within(which).getByRole('radio', { name: 'The second, at UTC+0' }));
    expect(screen.getByLabelText('The time in other zones').textContent).toContain('UTC+0');
  });

  it('shows what the server says about a seat at that seat', async () => {
    const form = await openForm();
    set('Date', '2026-12-03');
    set('Starts at', '15:30');
    await userEvent.click(screen.getByRole('combobox', { name: 'Person' }));
    await userEvent.click(await screen.findByRole('option', { name: /Eva Novak/, hidden: true }));
    server.on('POST', `/api/v1/loops/${loop.id}/interviews`, () =>
      refuse('rule_broken', {
        detail: 'Nothing was saved. See the seats named.',
        errors: [{ path: 'seats.0.memberId', message: 'Eva Novak is the candidate.' }],
      }),
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Schedule' }));
    expect(await within(form).findByText('Eva Novak is the candidate.')).toBeDefined();
    expect(within(form).getByLabelText<HTMLInputElement>('Starts at').value).toBe('15:30');
  });
});

describe('a loop', () => {
  it('says in words which dimension rests on one person, to who does not plan it', async () => {
    serve(aLoop({ can: noRights(true) }));
    renderApp(at);
    const warnings = await screen.findByRole('list', { name: 'Worth a second look' });
    expect(warnings.textContent).toContain('Two people once the open rounds are scheduled: SQL.');
    expect(warnings.textContent).toContain(
      'Nobody scores Reliability yet, and the open rounds add one person only.',
    );
  });

  it('warns who plans it, each time with a way to do something about it', async () => {
    const fix = { round: uuid(600), memberId: uuid(2), dimensionId: null };
    const warning = {
      kind: 'conflict',
      message: 'Bo Lindqvist is a friend of the candidate.',
      fix: { kind: 'replace_person', words: 'Name somebody else in SQL exercise', ...fix },
    };
    server.on('GET', `/api/v1/loops/${uuid(100)}/warnings`, () =>
      json({ warnings: [warning], followsEarlierPlan: true }),
    );
    renderApp(at);
    const link = await screen.findByRole('link', { name: /^Name somebody else in SQL exercise/ });
    expect(link.getAttribute('href')).toBe(`/loops/${uuid(100)}?handOver=${uuid(700)}`);
    expect(screen.getByRole('link', { name: 'See what the newer one would change' })).toBeDefined();
  });

  it('shows somebody sealed neither a number nor a card', async () => {
    const seats = interview?.seats.map((seat) => ({
      ...seat,
      card: 'sealed',
      can: {
        giveUp: false,
        score: true,
        reportAbsence: false,
        handOver: false,
        decline: 'no',
        exchange: false,
        typeIn: false,
      },
    }));
    serve(
      aLoop({
        progress: { kind: 'sealed' },
        interviews: [{ ...interview, seats }],
        can: noRights(false),
      }),
    );
    server.on('GET', `/api/v1/loops/${loop.id}/scorecards`, () =>
      json({ state: 'sealed', until: 'all_submitted' }),
    );
    renderApp(at);
    expect(await screen.findByText('Sealed until you submit.')).toBeDefined();
    expect(screen.getByText('Sealed until you submit')).toBeDefined();
    expect(screen.getByText(/open with the last submission/)).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Scores by interviewer' })).toBeNull();
    expect(screen.queryByRole('link', { name: /^Schedule/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Open your card' }).getAttribute('href')).toBe(
      `/interviews/${uuid(700)}`,
    );
    expect(
      within(screen.getByRole('list', { name: 'People of SQL exercise' })).getByText('Sealed'),
    ).toBeDefined();
  });

  it('ends a seat only with a reason, after its consequences', async () => {
    renderApp(at);
    await userEvent.click(
      await screen.findByRole('button', { name: 'End seat of Bo Lindqvist in SQL exercise' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'End the seat of Bo Lindqvist' });
    expect(dialog.textContent).toContain('takes no other seat on this loop');
    const end = `/api/v1/seats/${uuid(700)}/end`;
    server.on('POST', end, () => json({ seatId: uuid(700), endedAt: '2026-11-21T10:00:00Z' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'End seat' }));
    expect(within(dialog).getByText('Say why in a few words.')).toBeDefined();
    expect(sentTo('POST', end)).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText('Reason'), 'On leave that week');
    await userEvent.click(within(dialog).getByRole('button', { name: 'End seat' }));
    await waitFor(() => expect(sentTo('POST', end)).toEqual([{ reason: 'On leave that week' }]));
  });

  it('shows both where somebody moved the interview in the meantime', async () => {
    renderApp(`${at}?reschedule=${interview?.id}`);
    const form = await screen.findByRole('form', { name: 'Reschedule SQL exercise' });
    expect(within(form).getByLabelText<HTMLInputElement>('Starts at').value).toBe('10:00');
    set('Starts at', '11:00');
    const moved = { ...interview, startsAt: '2026-12-01T12:00:00Z', version: 4 };
    serve(aLoop({ interviews: [moved] }));
    server.on('PATCH', interviewPath, () => refuse('stale_version'));
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', { name: /was changed in the meantime/ });
    expect(dialog.textContent).toContain('Tue, 1 Dec 2026, 12:00 in Lisbon');
    expect(dialog.textContent).toContain('Tue, 1 Dec 2026, 11:00 in Lisbon');
    expect(sentTo('PATCH', interviewPath)).toEqual([{ startsAt: '2026-12-01T11:00:00.000Z' }]);
  });

  it('shows scores as digits, what was not assessed, a gap in words, and what is kept from the vote', async () => {
    const card = (
      n: number,
      name: string,
      ratings: (number | null)[],
      recommendation: string | null = 'yes',
    ) => ({
      seatId: uuid(n),
      interviewName: 'SQL exercise',
      interviewer: { id: uuid(n + 50), name },
      kind: 'interviewer',
      submittedAt: '2026-12-01T12:00:00Z',
      recommendation,
      scores: [sql, reliability].map(({ id, name: dimensionName }, index) => ({
        dimensionId: id,
        dimensionName,
        rating: ratings[index] ?? null,
        notAssessedReason: ratings[index] == null ? 'Time ran out' : null,
        evidence: 'Explained the window function line by line.',
      })),
      signals: [],
      redFlags: [],
      amendments: [],
      questions: [],
      typedBy: null,
      can: { ask: false },
    });
    server.on('GET', `/api/v1/loops/${loop.id}/scorecards`, () =>
      json({ state: 'open', cards: [card(701, 'Bo', [2, null]), card(702, 'Eva', [5, 3], null)] }),
    );
    renderApp(at);
    const matrix = await screen.findByRole('region', { name: 'Scores by interviewer' });
    const row = within(matrix).getByRole('row', { name: /^SQL/ });
    expect(row.textContent).toBe('SQL253 apart');
    expect(within(matrix).getAllByRole('img', { name: 'not assessed' })).toHaveLength(1);
    expect(screen.getByText('Not assessed: Time ran out')).toBeDefined();
    expect(screen.getByText('Recommends: Yes')).toBeDefined();
    expect(screen.getByText('Recommendation: shows after the votes')).toBeDefined();
  });
});
