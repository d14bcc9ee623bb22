import { describe, expect, it } from 'vitest';
import {
  distanceOf,
  meanDistance,
  missingSteps,
  nextStep,
  type PathFacts,
  practiceDoneAt,
  scoreErrors,
} from '#server/practice/rules.ts';
import { practiceLimit } from '#shared/practice.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 9, minute));
const attempt = (sampleKey: string, minute: number, total = 0) => ({
  sampleKey,
  submittedAt: at(minute),
  scores: 2,
  total,
});
const facts = (given: Partial<PathFacts> = {}): PathFacts => ({
  sampleKeys: ['a', 'b'],
  attempts: [],
  shadowAt: null,
  reverseShadowAt: null,
  signOff: null,
  ...given,
});

describe('the distance', () => {
  it('is the mean of the absolute differences, over what both assessed', () => {
    expect(
      meanDistance([
        { one: 5, other: 3 },
        { one: 2, other: 3 },
        { one: null, other: 1 },
      ]),
    ).toBe(1.5);
  });

  it('is none where nothing was scored by both', () => {
    expect(meanDistance([])).toBeNull();
    expect(meanDistance([{ one: null, other: 4 }])).toBeNull();
    expect(distanceOf([])).toBeNull();
  });
});

describe('the practice', () => {
  it('is done with the last sample, in whatever order they were scored', () => {
    expect(practiceDoneAt(facts({ attempts: [attempt('b', 9), attempt('a', 4)] }))).toEqual(at(9));
    expect(practiceDoneAt(facts({ attempts: [attempt('a', 4)] }))).toBeNull();
  });

  it(`is done up to a mean distance of ${practiceLimit}, and not beyond`, () => {
    const within = [attempt('a', 1, 2), attempt('b', 2, 1)];
    expect(distanceOf(within)).toBe(practiceLimit);
    expect(practiceDoneAt(facts({ attempts: within }))).toEqual(at(2));
    expect(practiceDoneAt(facts({ attempts: [attempt('a', 1, 2), attempt('b', 2, 2)] }))).toBeNull();
  });

  it('does not count a sample that the blueprint no longer offers', () => {
    const attempts = [attempt('a', 1), attempt('gone', 2, 8)];
    expect(practiceDoneAt(facts({ attempts }))).toBeNull();
    expect(practiceDoneAt(facts({ attempts: [...attempts, attempt('b', 3)] }))).toEqual(at(3));
  });
});

describe('the way', () => {
  const done = { attempts: [attempt('a', 1), attempt('b', 2)], shadowAt: at(3), reverseShadowAt: at(4) };

  it('is practice, shadow, reverse shadow, sign-off', () => {
    expect(nextStep(facts())).toBe('practice');
    expect(nextStep(facts({ attempts: done.attempts }))).toBe('shadow');
    expect(nextStep(facts({ attempts: done.attempts, shadowAt: at(3) }))).toBe('reverse_shadow');
    expect(nextStep(facts(done))).toBe('sign_off');
  });

  it('takes steps as they come, and names what is missing in its own order', () => {
    expect(missingSteps(facts({ reverseShadowAt: at(1) }))).toEqual(['practice', 'shadow']);
    expect(missingSteps(facts(done))).toEqual([]);
  });

  it('asks nobody to practise on a blueprint without samples', () => {
    expect(missingSteps(facts({ sampleKeys: [] }))).toEqual(['shadow', 'reverse_shadow']);
  });

  it('ends with the sign-off, whatever was missing', () => {
    const signOff = { by: { id: 'x', name: 'X' }, at: at(5), note: '', missing: ['shadow'] };
    expect(nextStep(facts({ signOff }))).toBeNull();
  });
});

describe('a set of scores', () => {
  it('holds each dimension of the sample once, and no other', () => {
    expect(scoreErrors([{ dimension: 'a' }, { dimension: 'b' }], ['a', 'b'])).toEqual([]);
    expect(
      scoreErrors([{ dimension: 'a' }, { dimension: 'a' }, { dimension: 'x' }], ['a', 'b']).map(
        ({ path }) => path,
      ),
    ).toEqual(['scores.1.dimension', 'scores.2.dimension', 'scores']);
  });
});
