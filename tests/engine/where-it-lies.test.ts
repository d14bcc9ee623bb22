import { describe, expect, it } from 'vitest';
import { viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import { expectedScore } from '#server/calibration/review/score-points.ts';
import { whereItLies } from '#server/calibration/review/where-it-lies.ts';
import { mustFitFully, ratingsFrom } from '#tests/engine/oracle.ts';
import { simulate } from '#tests/engine/review-simulation.ts';

const names = Array.from({ length: 8 }, (_, d) => `d${d}`);
const second = 1;
const third = 2;

/** Of a person whose scores `change` rewrites: where their level lies, and the mean distance from typical by dimension. */
function look(change: (dimension: number, score: number) => number, thirdDifficulty = 0) {
  const severity = Array.from({ length: 8 }, () => 0);
  const difficulty = names.map((_, d) => (d === third ? thirdDifficulty : 0));
  const { rows } = simulate(11, { candidates: 300, raters: 8, severity, difficulty });
  const changed = rows.map(([candidate = 0, rater = 0, dimension = 0, score = 0]) => [
    candidate,
    rater,
    dimension,
    rater === second + 1 ? change(dimension - 1, score) : score,
  ]);
  const fit = mustFitFully(ratingsFrom(changed), { link: 'rsm', cardEffect: 'none' });
  const { view } = viewSolution(fit.solution);
  const distances = new Map<string, number>();
  view.rater.forEach((rater, i) => {
    if (rater !== second) return;
    const name = names[view.dimension[i] ?? -1] ?? '';
    const typical = expectedScore(
      fit.solution,
      (view.location[i] ?? 0) + (fit.solution.effects.rater[second] ?? 0),
    );
    distances.set(name, (distances.get(name) ?? 0) + (view.score[i] ?? 0) - typical);
  });
  return { parts: whereItLies(fit, view, names, second), distances };
}

describe('where a level lies', () => {
  it('is by dimension the sum of scores less what a typical interviewer would give, as shares', () => {
    const { parts, distances } = look((_, score) => Math.max(1, score - 1));
    const below = [...distances].filter(([, sum]) => sum < 0);
    const whole = below.reduce((sum, [, own]) => sum + own, 0);
    expect(parts.map(({ dimension }) => dimension).sort()).toEqual(below.map(([name]) => name).sort());
    for (const { dimension, share } of parts)
      expect(share).toBeCloseTo((distances.get(dimension) ?? Number.NaN) / whole, 10);
    expect(parts.map(({ share }) => share)).toEqual(
      parts.map(({ share }) => share).toSorted((a, b) => b - a),
    );
  });

  it('names the dimension and the two scores: whoever gives 3 for every 4 and 5 there stops between 3 and 4', () => {
    const [most] = look((d, score) => (d === third ? Math.min(3, score) : score), -1.5).parts;
    expect(most).toMatchObject({ dimension: 'd2', upperScore: 4 });
  });

  it('works upwards as well: whoever gives 3 for every 1 and 2 passes between 2 and 3', () => {
    const [most] = look((d, score) => (d === third ? Math.max(3, score) : score), 1.5).parts;
    expect(most).toMatchObject({ dimension: 'd2', upperScore: 3 });
  });
});
