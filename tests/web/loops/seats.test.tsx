import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Loop } from '#shared/loops.ts';
import { aLoop, noRights, sql, uuid } from '#tests/web/loops/samples.ts';
import { aCard, aSubmittedCard, dimensionIds, evidence } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const bo = aMember(2, { name: 'Bo Lindqvist' });
const seatId = uuid(700);
const at = `/loops/${uuid(100)}`;
const cardsPath = `/api/v1/loops/${uuid(100)}/scorecards`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/members', () => json({ items: [aMember(5, { name: 'Eva Novak' })], next: null }));
  serve({});
  server.on('GET', cardsPath, () => json({ state: 'open', cards: [] }));
});

/** The loop with its one seat changed. */
function serve(seat: object, given: Parameters<typeof aLoop>[0] = {}): void {
  const loop: Loop = aLoop(given);
  const interviews = loop.interviews.map((interview) => ({
    ...interview,
    seats: interview.seats.map((one) => ({ ...one, ...seat })),
  }));
  server.on('GET', at.replace('/', '/api/v1/'), () => json({ ...loop, interviews }));
}

const rights = {
  giveUp: true,
  score: false,
  reportAbsence: false,
  handOver: true,
  decline: 'no',
  exchange: false,
  typeIn: false,
};
const sentTo = (path: string): unknown[] =>
  server.sent.filter((one) => one.method === 'POST' && one.path === path).map(({ body }) => body);

describe('handing a seat over', () => {
  const path = `/api/v1/seats/${seatId}/hand-over`;

  it('asks to whom and why, and says what comes of it', async () => {
    server.on('POST', path, () =>
      json({ seatId, member: { id: uuid(5), name: 'Eva Novak' }, endedAt: '2026-12-01T09:00:00Z' }, 201),
    );
    renderApp(at);
    await userEvent.click(
      await screen.findByRole('link', { name: 'Hand over the seat of Bo Lindqvist in SQL exercise' }),
    );
    const form = await screen.findByRole('form', { name: 'Hand over the seat in SQL exercise' });
    expect(form.textContent).toContain('Bo Lindqvist can be asked for another interview of this loop');
    await userEvent.click(within(form).getByRole('button', { name: 'Hand over' }));
    expect(within(form).getByText('Choose a person.')).toBeDefined();
    expect(sentTo(path)).toEqual([]);
    await userEvent.click(screen.getByRole('combobox', { name: 'Hand over to' }));
    await userEvent.click(await screen.findByRole('option', { name: /Eva Novak/, hidden: true }));
    await userEvent.type(within(form).getByLabelText('Reason'), 'On leave');
    await userEvent.click(within(form).getByRole('button', { name: 'Hand over' }));
    await waitFor(() => expect(sentTo(path)).toEqual([{ memberId: uuid(5), reason: 'On leave' }]));
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('is open to a holder who plans nothing, and shows why a colleague can’t take it', async () => {
    server.on('GET', '/api/v1/session', () => json(signedInAs(bo)));
    serve({ can: rights }, { can: noRights(false) });
    server.on('POST', path, () =>
      refuse('rule_broken', { errors: [{ path: 'memberId', message: 'Eva Novak is the candidate.' }] }),
    );
    renderApp(`${at}?handOver=${seatId}`);
    const form = await screen.findByRole('form', { name: 'Hand over the seat in SQL exercise' });
    expect(form.textContent).toContain('Your draft stays yours');
    await userEvent.click(screen.getByRole('combobox', { name: 'Hand over to' }));
    await userEvent.click(await screen.findByRole('option', { name: /Eva Novak/, hidden: true }));
    await userEvent.type(within(form).getByLabelText('Reason'), 'On leave');
    await userEvent.click(within(form).getByRole('button', { name: 'Hand over' }));
    expect(await within(form).findByText('Eva Novak is the candidate.')).toBeDefined();
  });

  it('is said of a seat that was, with whoever has it now', async () => {
    serve({
      card: 'not_needed',
      endReason: 'On leave',
      handedTo: { id: uuid(5), name: 'Eva Novak' },
      can: { ...rights, giveUp: false, handOver: false },
    });
    renderApp(at);
    const people = await screen.findByRole('list', { name: 'People of SQL exercise' });
    expect(people.textContent).toContain('Handed over to Eva Novak');
    expect(within(people).queryByRole('link')).toBeNull();
  });
});

describe('not having taken part', () => {
  it('is said in the row of one’s own seat', async () => {
    server.on('GET', '/api/v1/session', () => json(signedInAs(bo)));
    serve({ can: { ...rights, score: true, reportAbsence: true } });
    const path = `/api/v1/seats/${seatId}/absence`;
    server.on('POST', path, () => json({ seatId, endedAt: '2026-12-01T12:00:00Z' }));
    renderApp(at);
    await userEvent.click(await screen.findByRole('button', { name: 'I didn’t take part in SQL exercise' }));
    const dialog = await screen.findByRole('dialog', { name: 'You did not take part in SQL exercise' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'I didn’t take part' }));
    await waitFor(() => expect(sentTo(path)).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a paper card', () => {
  const path = `/api/v1/seats/${seatId}/paper-card`;
  const { kit } = aCard();

  beforeEach(() => {
    serve({ can: { ...rights, typeIn: true } });
    server.on('GET', path, () =>
      json({
        seatId,
        holder: { id: uuid(2), name: 'Bo Lindqvist' },
        candidateName: 'Carla Mendes',
        interviewName: 'SQL exercise',
        startsAt: '2026-11-01T10:00:00Z',
        kit,
      }),
    );
  });

  it('is typed in with every anchor in sight, and submitted as the holder’s', async () => {
    server.on('POST', path, () =>
      json(
        { seatId, interviewer: { id: uuid(2), name: 'Bo Lindqvist' }, submittedAt: '2026-12-01T12:00:00Z' },
        201,
      ),
    );
    renderApp(at);
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Type in a paper card of Bo Lindqvist in SQL exercise',
      }),
    );
    const form = await screen.findByRole('form', { name: 'Paper card of Bo Lindqvist' });
    const send = within(form).getByRole('button', { name: 'Submit as Bo Lindqvist’s card' });
    await userEvent.click(send);
    expect(within(form).getByRole('alert').textContent).toContain('Reliability: a score, or not assessed');
    expect(screen.queryByRole('dialog')).toBeNull();

    for (const name of ['Architecture', 'Reliability']) {
      await userEvent.click(within(form).getByRole('radio', { name: new RegExp(`second level of ${name}`) }));
      await userEvent.type(within(form).getByLabelText(`Evidence for ${name}`), evidence);
    }
    await userEvent.click(within(form).getByRole('radio', { name: 'No' }));
    expect(within(form).getByRole('status').textContent).toContain('complete');
    await userEvent.click(send);
    const dialog = await screen.findByRole('dialog', { name: 'Submit the card of Bo Lindqvist' });
    expect(sentTo(path)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Submit for good' }));

    await waitFor(() =>
      expect(sentTo(path)).toEqual([
        {
          recommendation: 'no',
          scores: dimensionIds.map((dimensionId) => ({
            dimensionId,
            rating: 2,
            notAssessedReason: null,
            evidence,
          })),
          signals: [],
          redFlags: [],
        },
      ]),
    );
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('says why it can’t be typed in', async () => {
    server.on('GET', path, () =>
      refuse('wrong_state', { detail: 'The card is submitted, and stays as it was.' }),
    );
    renderApp(`${at}?paper=${seatId}`);
    expect((await screen.findByRole('alert')).textContent).toContain('stays as it was');
  });
});

describe('a submitted card', () => {
  const score = { rating: 4, notAssessedReason: null, evidence };
  const card = (given: object = {}): unknown =>
    aSubmittedCard({
      seatId,
      scores: [{ ...score, dimensionId: sql.id, dimensionName: 'SQL' }],
      ...given,
    });
  const amendment = (given: object): object => ({
    ...score,
    dimensionId: sql.id,
    rating: 2,
    reason: 'I had mixed up two answers.',
    isBeforeReveal: false,
    amendedAt: '2026-12-01T12:00:00Z',
    ...given,
  });

  it('shows the original with the later one struck beside it, and counts the one from before the reveal', async () => {
    server.on('GET', cardsPath, () =>
      json({
        state: 'open',
        cards: [
          card({ amendments: [amendment({})], typedBy: { id: uuid(1), name: 'Ana Costa' } }),
          card({ seatId: uuid(701), amendments: [amendment({ isBeforeReveal: true })] }),
        ],
      }),
    );
    renderApp(at);
    const matrix = await screen.findByRole('region', { name: 'Scores by interviewer' });
    const cells = within(within(matrix).getByRole('row', { name: /^SQL/ })).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      '42, amended to 2 after the reveal',
      '4→ 2, amended to 2 before the reveal',
      '2 apart',
    ]);
    expect(cells[0]?.querySelector('s')?.textContent).toBe('2');
    expect(cells[1]?.querySelector('s')).toBeNull();
    expect(screen.getByText(/typed in by Ana Costa from paper/)).toBeDefined();
    expect(screen.getAllByText('Reason: I had mixed up two answers.')).toHaveLength(2);
  });

  it('is asked about where the reader may, and nowhere else', async () => {
    const path = `/api/v1/seats/${seatId}/questions`;
    server.on('GET', cardsPath, () =>
      json({ state: 'open', cards: [card({ can: { ask: true } }), card({ seatId: uuid(701) })] }),
    );
    server.on('POST', path, () =>
      json(
        {
          id: uuid(950),
          dimensionId: sql.id,
          text: 'What about late events?',
          askedBy: { id: uuid(1), name: 'Ana Costa' },
          askedAt: '2026-12-02T12:00:00Z',
          answer: null,
        },
        201,
      ),
    );
    renderApp(at);
    const [button, ...others] = await screen.findAllByRole('button', {
      name: 'Ask Bo Ek about SQL',
      hidden: true,
    });
    expect(others).toEqual([]);
    if (button === undefined) throw new Error('nobody can be asked');
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Ask Bo Ek about SQL' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask' }));
    expect(within(dialog).getByText('Write the question out.')).toBeDefined();
    await userEvent.type(within(dialog).getByLabelText('Your question'), 'What about late events?');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask' }));
    await waitFor(() =>
      expect(sentTo(path)).toEqual([{ dimensionId: sql.id, text: 'What about late events?' }]),
    );
  });
});
