import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CardScore, type Debrief, getDebrief } from '#shared/debriefs.ts';
import { aDebrief, dimensionId, person, uuid } from '#tests/web/debriefs/sample.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const elif = aMember(1, { name: 'Elif Yildiz', roles: ['committee_member'] });
const plain = aDebrief([
  { name: 'Reliability', bar: 3, isMustHave: true, scores: [2, 4] },
  { name: 'Coaching', scores: [3, 3] },
]);
const address = `/debriefs/${plain.id}`;
const api = `/api/v1${address}`;
const [ana, bo] = plain.matrix.rows.map(({ seatId }) => seatId);

let server: FakeServer;
beforeEach(() => {
  localStorage.clear();
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(elif)));
});

/** The sample with one score of one card, wherever it stands, as `given` has it. */
function withScore(of: string | undefined, n: number, given: object, more: object = {}): Debrief {
  const changed = <Score extends CardScore>(score: Score): Score =>
    score.seatId === of ? { ...score, ...given } : score;
  return getDebrief.reply.parse({
    ...plain,
    ...more,
    issues: plain.issues.map((issue) =>
      issue.dimensionId === dimensionId(n) ? { ...issue, scores: issue.scores.map(changed) } : issue,
    ),
    matrix: {
      ...plain.matrix,
      rows: plain.matrix.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell.dimensionId === dimensionId(n) ? changed(cell) : cell)),
      })),
    },
  });
}

const amendment = (rating: number, isBeforeReveal: boolean): object => ({
  dimensionId: dimensionId(0),
  rating,
  notAssessedReason: null,
  evidence: 'Reread: they had a plan for late events.',
  reason: 'I mixed up two answers.',
  isBeforeReveal,
  amendedAt: '2026-11-19T10:00:00Z',
  anchor: `What a ${rating} looks like.`,
});

async function show(debrief: Debrief): Promise<void> {
  server.on('GET', api, () => json(debrief));
  renderApp(address);
  await screen.findByRole('heading', { level: 1, name: debrief.candidate.name });
}

const reliability = (): HTMLElement => screen.getByRole('article', { name: 'Reliability' });
const panelRow = (): HTMLElement =>
  within(screen.getByRole('region', { name: 'Scores by dimension and interviewer' })).getByRole('row', {
    name: /^Reliability/,
  });

describe('an amended score', () => {
  it('counts where it came before the reveal, with the first one beside it', async () => {
    const submitted = { rating: 5, notAssessedReason: null, evidence: 'Said all of it.', anchor: 'Five.' };
    await show(withScore(bo, 0, { submitted, rating: 4, amendments: [amendment(4, true)] }));
    const words = 'First 5, amended to 4 before the reveal: 4 counts.';
    const cell = within(panelRow()).getByRole('button', { name: new RegExp(`^5→ ?4 ${words}$`) });
    expect(cell.querySelector('[data-score="4"]')).not.toBeNull();
    const evidence = reliability().textContent ?? '';
    expect(evidence).toContain(words);
    expect(evidence.indexOf('Anchor 5: Five.')).toBeLessThan(evidence.indexOf('Anchor 4: What a 4'));
    expect(evidence).toContain('before the reveal: it counts');
    expect(evidence).toContain('Reason: I mixed up two answers.');
    expect(screen.getByRole('article', { name: 'Bo Lindqvist: 4' }).textContent).toContain(words);
    expect(screen.getByText(/4→: first given, amended before the reveal/)).toBeDefined();
  });

  it('is struck where it came after the reveal, and the score stays', async () => {
    await show(withScore(bo, 0, { amendments: [amendment(2, false)] }));
    const words = 'Amended to 2 after the reveal, which changes nothing here.';
    const cell = within(panelRow()).getByRole('button', { name: new RegExp(`^4 ?2 ${words}$`) });
    expect(cell.querySelector('s')?.textContent).toBe('2');
    expect(cell.querySelector('[data-score]')?.textContent).toBe('4');
    expect(panelRow().textContent).toContain('Scores 2 points apart');
    expect(reliability().textContent).toContain('after the reveal: it changes nothing here');
    expect(screen.getByRole('article', { name: 'Bo Lindqvist: 4' }).textContent).toContain(words);
  });

  it('is hatched where it was taken back, with what was there first', async () => {
    const submitted = { rating: 4, notAssessedReason: null, evidence: 'Said some.', anchor: 'Four.' };
    const given = { submitted, rating: null, notAssessedReason: 'Never asked.', anchor: null, counts: false };
    await show(withScore(bo, 0, given));
    const cell = within(panelRow()).getByRole('button', {
      name: /^4→ ?Reliability not assessed\. Never asked\./,
    });
    expect(cell.querySelector('[data-score]')).toBeNull();
    expect(panelRow().textContent).not.toContain('apart');
  });
});

it('puts a score in brackets where another card of the same person counts', async () => {
  await show(withScore(bo, 0, { counts: false }));
  const cell = within(panelRow()).getByRole('button', { name: /^\(4\) Does not count: another card/ });
  expect(cell.querySelector('[data-score]')).toBeNull();
  expect(panelRow().textContent).not.toContain('apart');
  expect(reliability().textContent).toContain('Does not count: another card of the same person does.');
});

it('says who typed a card in from paper', async () => {
  const rows = plain.matrix.rows.map((row) => ({ ...row, typedBy: person(3) }));
  await show(getDebrief.reply.parse({ ...plain, matrix: { ...plain.matrix, rows } }));
  expect(within(reliability()).getAllByText(/typed in by Kenji Morita from paper/)).toHaveLength(2);
});

describe('asking the interviewer', () => {
  const questions = [
    {
      id: uuid(970),
      dimensionId: dimensionId(0),
      text: 'What of late events?',
      askedBy: person(2),
      askedAt: '2026-11-20T10:00:00Z',
      answer: { text: 'They would replay them.', answeredAt: '2026-11-20T11:00:00Z' },
    },
  ];

  it('shows what was asked and answered beside the score, which stays', async () => {
    await show(withScore(ana, 0, { questions }));
    const evidence = reliability().textContent ?? '';
    expect(evidence).toContain('What of late events?');
    expect(evidence).toContain('They would replay them.');
    expect(evidence).toContain('the score stays');
    const side = screen.getByRole('article', { name: 'Ana Costa: 2' });
    expect(side.textContent).toContain(
      'Chiara Conti: What of late events? Ana Costa: They would replay them.',
    );
  });

  it('is offered for the cards that the reader may ask about, and for no other', async () => {
    await show({
      ...plain,
      can: { ...plain.can, ask: plain.matrix.rows.slice(0, 1).map((row) => row.seatId) },
    });
    const buttons = screen.getAllByRole('button', { name: /^Ask / });
    expect(new Set(buttons.map((button) => button.getAttribute('aria-label')))).toEqual(
      new Set(['Ask Ana Costa about Reliability', 'Ask Ana Costa about Coaching']),
    );
    cleanup();
    await show(plain);
    expect(screen.queryByRole('button', { name: /^Ask / })).toBeNull();
  });

  it('sends the question, keeps it where that fails, and shows the debrief as it is then', async () => {
    const open = { can: { ...plain.can, ask: [ana, bo] } };
    await show(withScore(ana, 0, {}, open));
    const path = `/api/v1/seats/${ana}/questions`;
    await userEvent.click(
      within(reliability()).getByRole('button', { name: 'Ask Ana Costa about Reliability' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Ask Ana Costa about Reliability' });
    const send = within(dialog).getByRole('button', { name: 'Ask' });
    await userEvent.click(send);
    expect(dialog.textContent).toContain('Write the question out in at least 10 characters.');
    expect(server.sent.some(({ method }) => method === 'POST')).toBe(false);

    server.on('POST', path, () => refuse('unavailable'));
    const field = within(dialog).getByLabelText<HTMLTextAreaElement>('Your question');
    await userEvent.type(field, 'What of late events?');
    await userEvent.click(send);
    expect(await within(dialog).findByRole('alert')).toBeDefined();
    expect(field.value).toBe('What of late events?');

    server.on('POST', path, () => json(questions[0], 201));
    server.on('GET', api, () => json(withScore(ana, 0, { questions }, open)));
    await userEvent.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(reliability().textContent).toContain('They would replay them.'));
    expect(server.sent.filter(({ method }) => method === 'POST').at(-1)).toMatchObject({
      path,
      body: { dimensionId: dimensionId(0), text: 'What of late events?' },
    });
  });
});
