import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { calibrationServer } from '#tests/web/calibration/pages-server.ts';
import { leaked, myScoring, scoring } from '#tests/web/calibration/review-samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { ownLevelWords, rereadWords, scaleBesideWords } from '#web/features/calibration/own/own-words.ts';

failOnConsole();

const path = '/api/v1/me/scoring';

function myServer(...given: Record<string, unknown>[]): FakeServer {
  const server = calibrationServer(['interviewer']);
  server.on('GET', path, () => json(myScoring(...given)));
  return server;
}

describe('the words for a level', () => {
  const likely = (low: number, high: number, value: number): string =>
    ownLevelWords({ kind: 'level', value, likely90: { low, high } }, 38);
  it.each([
    [likely(-0.5, -0.12, -0.31), 'your scores run about 0.3 lower (likely 0.1 to 0.5; 38 cards).'],
    [likely(0.1, 0.6, 0.35), 'your scores run about 0.4 higher (likely 0.1 to 0.6; 38 cards).'],
    [
      likely(-0.3, 0.1, -0.1),
      'your scores run about 0.1 lower (likely between 0.3 lower and 0.1 higher; 38 cards).',
    ],
    [
      likely(-0.2, 0.2, 0.01),
      'your scores run about level with theirs (likely between 0.2 lower and 0.2 higher; 38 cards).',
    ],
    [likely(-0.6, -0.02, -0.3), 'your scores run about 0.3 lower (likely 0.0 to 0.6; 38 cards).'],
  ])('%s', (words, ending) => {
    expect(words).toBe(`On candidates that you and others both met, ${ending}`);
  });

  it('name the dimension with most of it, as far as it has most', () => {
    const between = { lower: 3, upper: 4 };
    expect(rereadWords([{ name: 'Reliability', share: 0.6, between }])).toBe(
      'If you want one thing to do: reread anchors 3 and 4 of Reliability, where most of it lies.',
    );
    expect(rereadWords([{ name: 'Reliability', share: 0.3, between: null }])).toBe(
      'If you want one thing to do: reread the anchors of Reliability, where the largest part of it lies.',
    );
    expect(rereadWords([])).toBeNull();
  });
});

describe('my scoring', () => {
  it('says how the own scores run, that nothing is wrong, and who sees it', async () => {
    myServer({});
    renderApp('/my-scoring');
    const family = within(await screen.findByRole('region', { name: 'Lead Data Engineer' }));
    expect(family.getByText(/^On candidates that you and others/).textContent).toBe(
      'On candidates that you and others both met, your scores run about 0.3 lower (likely 0.1 to 0.5; 38 cards). That is no mistake: someone is at each end, and part of it may be chance. Your scores stand as written. Only you see this page. If you want one thing to do: reread anchors 3 and 4 of Reliability, where most of it lies.',
    );
    expect(family.getByRole('figure', { name: 'Your scores run about 0.3 lower' })).toBeDefined();
    expect(family.getByRole('figure', { name: /^Your use of the scale ?3 given more often/ })).toBeDefined();
    expect(
      family.getByText(/^Half of your cards came in within 5 hours; 8\s% were late \(38 cards\)/),
    ).toBeDefined();
    expect(family.getByText(/more alike across dimensions than those of others/)).toBeDefined();
    expect(
      screen.getByText(/Nobody else can open this page; calibration leads see levels only where the policy/),
    ).toBeDefined();
  });

  it('shows no figure below the minimum, even if one came, and says what it takes', async () => {
    myServer({ scoring: leaked, mostIn: [{ name: 'Reliability', share: 0.9, between: null }] });
    renderApp('/my-scoring');
    const family = await screen.findByRole('region', { name: 'Lead Data Engineer' });
    expect(family.textContent).toContain(
      'Too few shared candidates to say. It takes 3 more cards, 2 more candidates and 1 more person who met the same',
    );
    expect(within(family).queryByRole('figure')).toBeNull();
    expect(family.textContent).not.toMatch(/0\.8|0\.77|1\.77|1\.88|2\.66|66|91|Reliability|days/);
  });

  it('says how often the own scores are those of others, and which score is used otherwise', async () => {
    myServer({});
    renderApp('/my-scoring');
    const family = within(await screen.findByRole('region', { name: 'Lead Data Engineer' }));
    expect(family.getByText(/^Beside what others gave/).textContent?.replaceAll('\u00a0', ' ')).toBe(
      'Beside what others gave the same candidate on the same dimension, your score is the same in about 45 % of comparisons and at most one apart in about 90 % (at least 120 comparisons). You give 3 more often than others: about 50 % beside 30 %. Neither is right: it shows where a talk about the anchors may help.',
    );
    const table = family.getByRole('table', { name: /^Scores you and others gave/ });
    const [, you, others] = within(table).getAllByRole('row');
    expect(you?.textContent?.replaceAll('\u00a0', ' ')).toMatch(/You.*5 %.*15 %.*50 %.*25 %.*5 %/);
    expect(others?.textContent?.replaceAll('\u00a0', ' ')).toMatch(/Others.*5 %.*20 %.*30 %.*30 %.*15 %/);
  });

  it('says so where too little stands beside others', async () => {
    myServer({ beside: null });
    renderApp('/my-scoring');
    const family = await screen.findByRole('region', { name: 'Lead Data Engineer' });
    expect(family.textContent).toContain('Too few shared scores to say: it takes 30, on 8 candidates');
    expect(within(family).queryByRole('table', { name: /^Scores you/ })).toBeNull();
  });

  it.each([
    [[0.1, 0.2, 0.4, 0.2, 0.1], [0.1, 0.2, 0.3, 0.3, 0.1], 'You and others give each score about as often.'],
    [
      [0, 0.3, 0.3, 0.2, 0.2],
      [0, 0.3, 0.3, 0.35, 0.05],
      'You give 4 less often than others: about 20 % beside 35 %. Neither is right: it shows where a talk about the anchors may help.',
    ],
  ])('names the score that is used otherwise, if one clearly is: %j beside %j', (own, others, words) => {
    const title = scaleBesideWords({ comparisons: 40, exact: 0.5, withinOne: 0.9, own, others });
    expect(title.replaceAll('\u00a0', ' ')).toBe(words);
  });

  it('says of a subject that only this person scores that the two can’t be told apart', async () => {
    const reason = { kind: 'withheld', reason: 'person_or_dimension' };
    myServer({ scoring: scoring({ level: reason }), alone: ['SQL'], mostIn: [] });
    renderApp('/my-scoring');
    const family = await screen.findByRole('region', { name: 'Lead Data Engineer' });
    expect(family.textContent).toContain('Only you score SQL, so we can’t tell you from the subject.');
    expect(within(family).queryByRole('figure', { name: /^Your scores run/ })).toBeNull();
  });

  it.each([
    ['provisional', /The figures of this blueprint are provisional/],
    ['not_linked', /there is nothing to compare with. One shared interview would change that/],
  ])('says why there is no level: %s', async (reason, words) => {
    myServer({ scoring: scoring({ level: { kind: 'withheld', reason } }), mostIn: [] });
    renderApp('/my-scoring');
    expect(await screen.findByText(words)).toBeDefined();
  });

  it('says what will stand there while it is empty', async () => {
    myServer();
    renderApp('/my-scoring');
    expect(await screen.findByRole('heading', { name: 'Nothing to say yet' })).toBeDefined();
  });

  it('says what happened when it can’t be loaded, and asks again', async () => {
    const server = myServer({});
    server.on('GET', path, () => refuse('internal'));
    renderApp('/my-scoring');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Your scoring could not be loaded');
    server.on('GET', path, () => json(myScoring({})));
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Lead Data Engineer' })).toBeDefined();
  });

  it('is reached from the interviews', async () => {
    const server = myServer({});
    server.on('GET', '/api/v1/my/interviews', () => json({ items: [], next: null }));
    renderApp('/interviews');
    const nav = within(await screen.findByRole('navigation', { name: 'My interviews' }));
    expect(nav.getByRole('link', { name: 'My scoring' }).getAttribute('href')).toBe('/my-scoring');
  });
});
