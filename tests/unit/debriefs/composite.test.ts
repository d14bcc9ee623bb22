import { describe, expect, it } from 'vitest';
import { outcomesNotBorneOut, shownComposite } from '#server/debriefs/composite/rules.ts';
import type { Debrief } from '#shared/debriefs.ts';

type Composite = Debrief['figures']['composite'];

const figure = (low: number, high: number): Composite['calibrated'] => ({
  kind: 'figure',
  value: (low + high) / 2,
  likely50: { low, high },
  likely90: { low, high },
});
const none = (reason: 'coverage' | 'not_comparable') => ({ kind: 'no_figure', reason }) as const;

/** The bars, weighted: (3 * 1 + 4 * 3) / 4 = 3.75; the third was assessed by nobody. */
const dimensions = [
  { id: 'a', weight: 1, bar: 3, isMustHave: true, isCovered: true },
  { id: 'b', weight: 3, bar: 4, isMustHave: false, isCovered: true },
  { id: 'c', weight: 1, bar: 1, isMustHave: false, isCovered: false },
];

describe('the outcomes that a composite does not bear out', () => {
  it.each([
    { low: 3, high: 3.7, states: ['met'], outcomes: ['hire'] },
    { low: 3, high: 3.7, states: ['not_met'], outcomes: ['hire'] },
    { low: 3.8, high: 4.4, states: ['met'], outcomes: ['no_hire'] },
    // A must-have that is not met explains it: there is nothing that the numbers missed.
    { low: 3.8, high: 4.4, states: ['not_met'], outcomes: [] },
    // The interval holds the bars.
    { low: 3.7, high: 3.8, states: ['met'], outcomes: [] },
    { low: 3.75, high: 4.4, states: ['met'], outcomes: [] },
    { low: 3, high: 3.75, states: ['met'], outcomes: [] },
    { low: 3, high: 3.7, states: ['met', 'disputed'], outcomes: [] },
    { low: 3, high: 3.7, states: ['thin'], outcomes: [] },
    { low: 3.8, high: 4.4, states: ['met', 'not_assessed'], outcomes: [] },
    { low: 3.8, high: 4.4, states: ['disputed'], outcomes: [] },
  ] as const)('for $low to $high with $states are $outcomes', ({ low, high, states, outcomes }) => {
    expect(outcomesNotBorneOut(figure(low, high), dimensions, states)).toEqual(outcomes);
  });

  it('are none without a figure, and none below three quarters of the weight', () => {
    expect(outcomesNotBorneOut(none('not_comparable'), dimensions, ['met'])).toEqual([]);
    const thin = dimensions.map((dimension) => ({ ...dimension, isCovered: dimension.id === 'a' }));
    expect(outcomesNotBorneOut(figure(1, 1.5), thin, ['met'])).toEqual([]);
  });
});

describe('the composite as the policy shows it', () => {
  const composite: Composite = {
    coverage: 0.8,
    raw: { kind: 'figure', value: 3.4 },
    calibrated: none('not_comparable'),
    parts: { kind: 'parts', raw: 3.4, panel: 0.1, dimensions: 0, evidence: 0, calibrated: 3.5 },
  };
  const kept = (reason: string) => ({
    coverage: 0.8,
    raw: { kind: 'no_figure', reason },
    calibrated: none('not_comparable'),
    parts: { kind: 'no_figure', reason },
  });

  it.each([
    { policy: 'never', areVotesOpen: true, expected: kept('policy') },
    { policy: 'never', areVotesOpen: false, expected: kept('policy') },
    { policy: 'after_votes', areVotesOpen: false, expected: kept('after_votes') },
    { policy: 'after_votes', areVotesOpen: true, expected: composite },
    { policy: 'before_votes', areVotesOpen: false, expected: composite },
  ] as const)('$policy, votes open: $areVotesOpen', ({ policy, areVotesOpen, expected }) => {
    expect(shownComposite(composite, policy, areVotesOpen)).toEqual(expected);
  });
});
