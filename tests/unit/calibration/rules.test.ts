import { describe, expect, it } from 'vitest';
import { lastBeforeReveal, nextNight, nextState, whyRefit, windowStart } from '#server/calibration/rules.ts';

const at = (time: string): Date => new Date(`2026-03-${time}Z`);

describe('lastBeforeReveal', () => {
  const fact = (submittedAt: string, given: object = {}) => ({
    loopId: 'loop',
    raterId: 'rater',
    dimensionId: 'dimension',
    submittedAt: at(submittedAt),
    revealedAt: at('03T09:00:00'),
    ...given,
  });

  it('takes the later of two cards that came before their author had read a colleague’s', () => {
    const [first, second] = [fact('02T12:00:00'), fact('03T08:00:00')];
    expect(lastBeforeReveal([first, second])).toEqual([second]);
    expect(lastBeforeReveal([{ ...first, revealedAt: null }])).toHaveLength(1);
  });

  it('leaves out a card that came afterwards, on what the first one rated and on what it did not', () => {
    const [first, second] = [fact('02T12:00:00'), fact('03T12:00:00')];
    expect(lastBeforeReveal([first, second])).toEqual([first]);
    expect(lastBeforeReveal([first, { ...second, dimensionId: 'another' }])).toEqual([first]);
  });

  it('counts each dimension, interviewer and loop by itself', () => {
    const facts = [
      fact('02T12:00:00'),
      fact('02T12:00:00', { dimensionId: 'another' }),
      fact('02T12:00:00', { raterId: 'another' }),
      fact('02T12:00:00', { loopId: 'another' }),
    ];
    expect(lastBeforeReveal(facts)).toEqual(facts);
  });
});

describe('the window', () => {
  it.each([
    ['2026-03-31T10:00:00Z', 6, '2025-09-30T10:00:00.000Z'],
    ['2026-03-31T10:00:00Z', 12, '2025-03-31T10:00:00.000Z'],
    ['2024-02-29T10:00:00Z', 12, '2023-02-28T10:00:00.000Z'],
    ['2026-03-31T10:00:00Z', 24, '2024-03-31T10:00:00.000Z'],
  ])('that ends on %s and has %s months starts on %s', (now, months, start) => {
    expect(windowStart(new Date(now), months).toISOString()).toBe(start);
  });
});

describe('the next night', () => {
  it.each([
    ['2026-03-02T09:00:00Z', 'Europe/Lisbon', '2026-03-03T03:00:00.000Z'],
    ['2026-03-02T02:59:00Z', 'Europe/Lisbon', '2026-03-02T03:00:00.000Z'],
    ['2026-03-02T03:00:00Z', 'Europe/Lisbon', '2026-03-03T03:00:00.000Z'],
    ['2026-03-02T09:00:00Z', 'Asia/Tokyo', '2026-03-02T18:00:00.000Z'],
    // The clocks go forward in New York that night.
    ['2026-03-07T12:00:00Z', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ])('after %s in %s is %s', (now, zone, night) => {
    expect(nextNight(new Date(now), zone).toISOString()).toBe(night);
  });
});

describe('whyRefit', () => {
  const facts = { askedAt: null, dueAt: at('03T03:00:00'), newCards: 0 };
  const now = at('02T09:00:00');

  it.each([
    ['first', null],
    ['asked', { ...facts, askedAt: now, dueAt: now }],
    ['nightly', { ...facts, dueAt: now }],
    ['fifty_cards', { ...facts, newCards: 50 }],
    [null, { ...facts, newCards: 49 }],
  ])('%s', (why, given) => {
    expect(whyRefit(given, now)).toBe(why);
  });
});

describe('the way to the next state', () => {
  const evidence = { raters: 7, candidates: 40, cards: 59, ratings: 300 };

  it('says what a raw-only family lacks', () => {
    expect(nextState('raw_only', evidence)).toEqual({
      state: 'provisional',
      missing: { raters: 1, candidates: 0, cards: 1 },
      needsFit: false,
    });
  });

  it('is a fit where there is enough, and nothing from calibrated on', () => {
    const enough = { raters: 8, candidates: 30, cards: 60, ratings: 300 };
    expect(nextState('provisional', enough)).toMatchObject({ state: 'calibrated', needsFit: true });
    expect(nextState('calibrated', enough)).toBeNull();
  });
});
