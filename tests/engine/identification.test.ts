import { describe, expect, it } from 'vitest';
import { findComponents } from '#server/calibration/engine/connectedness.ts';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import {
  canCompareCandidates,
  canJudgeDimension,
  isLevelIdentified,
  isLevelSeparable,
} from '#server/calibration/engine/identification.ts';
import { barStatement, raterLevel } from '#server/calibration/engine/statements.ts';
import { generator, mustFit, mustIndex, ratingsFrom } from '#tests/engine/oracle.ts';

/** 40 candidates met by raters 1-9 on dimensions 1-3, three each; rater 10 meets everybody, alone on dimension 4. */
function withSpecialist(): number[][] {
  const random = generator(3);
  const score = (): number => 1 + Math.floor(random() * 5);
  const rows: number[][] = [];
  for (let c = 1; c <= 40; c++) {
    for (let k = 0; k < 4; k++) for (const d of [1, 2, 3]) rows.push([c, 1 + ((c + 2 * k) % 9), d, score()]);
    rows.push([c, 10, 4, score()]);
  }
  return rows;
}

const specialist = mustFit(ratingsFrom(withSpecialist()));
const SPECIALIST = 9;
const asCalibrated = (fit: Fit): Fit => ({ ...fit, state: 'calibrated' });

describe('one specialist who alone scores a dimension', () => {
  const { solution, connectedness } = specialist;

  it('is connected as far as candidates go, so that candidates can be compared', () => {
    expect(connectedness.components).toBe(1);
    expect(canCompareCandidates(connectedness, 0, 1)).toEqual({ kind: 'identified' });
  });

  it('has no level: the person cannot be told from the dimension', () => {
    const refusal = { kind: 'suppressed', reason: 'person_or_dimension' };
    expect(isLevelIdentified(solution, connectedness, SPECIALIST)).toEqual(refusal);
    expect(raterLevel(asCalibrated(specialist), SPECIALIST)).toEqual(refusal);
  });

  it('would pass if only the variance given the difficulties were asked, and fails with their uncertainty in it', () => {
    const prior = solution.hyper.sigmaRater ** 2;
    expect(1 - severityVariance({ ...solution, uncertainty: null }, SPECIALIST) / prior).toBeGreaterThan(0.5);
    expect(1 - severityVariance(solution, SPECIALIST) / prior).toBeLessThan(0.5);
  });

  it('gets no bar statement on that dimension, and the others get theirs', () => {
    expect(canJudgeDimension(solution.problem, 3)).toEqual({ kind: 'suppressed', reason: 'one_rater' });
    expect(barStatement(specialist, 0, 3, 3)).toEqual({ kind: 'suppressed', reason: 'one_rater' });
    expect(barStatement(specialist, 0, 0, 3).kind).toBe('bar');
  });

  it("takes nobody else's level: the other nine hang together and are the majority", () => {
    for (let r = 0; r < SPECIALIST; r++)
      expect(isLevelSeparable(solution.problem, connectedness, r)).toEqual({ kind: 'identified' });
    expect(isLevelIdentified(solution, connectedness, 0)).toEqual({ kind: 'identified' });
  });

  it('has a level as soon as others score the dimension too and she scores theirs', () => {
    const shared = withSpecialist().flatMap((row) =>
      row[2] === 3 && row[1] === 4 ? [row, [row[0] ?? 0, 4, 4, 3]] : [row],
    );
    for (let c = 1; c <= 40; c++) shared.push([c, 10, 1, 1 + (c % 5)]);
    const fit = asCalibrated(mustFit(ratingsFrom(shared)));
    expect(isLevelIdentified(fit.solution, fit.connectedness, SPECIALIST)).toEqual({ kind: 'identified' });
    const level = raterLevel(fit, SPECIALIST);
    expect(level.kind).toBe('rater_level');
  });
});

describe('identification, statement by statement', () => {
  it('separates two teams on the same candidates but on separate dimensions from each other', () => {
    const rows = [1, 2, 3].flatMap((c) => [
      [c, 1, 1, 3],
      [c, 2, 1, 4],
      [c, 3, 2, 2],
      [c, 4, 2, 3],
    ]);
    const problem = mustIndex(ratingsFrom(rows));
    const parts = findComponents(problem);
    expect(parts.components).toBe(1);
    for (let r = 0; r < 4; r++)
      expect(isLevelSeparable(problem, parts, r)).toEqual({
        kind: 'suppressed',
        reason: 'person_or_dimension',
      });
  });

  it('does not count a rater of the same dimension who meets nobody in common', () => {
    const rows = [
      [1, 1, 1, 3],
      [1, 2, 2, 3],
      [1, 1, 2, 3],
      [2, 3, 1, 3],
      [2, 4, 1, 4],
    ];
    const problem = mustIndex(ratingsFrom(rows));
    const result = isLevelSeparable(problem, findComponents(problem), 0);
    expect(result).toEqual({ kind: 'suppressed', reason: 'person_or_dimension' });
  });

  it('refuses the level of someone who shares no candidate with anybody', () => {
    const problem = mustIndex(
      ratingsFrom([
        [1, 1, 1, 3],
        [2, 2, 1, 3],
        [2, 3, 1, 3],
      ]),
    );
    expect(isLevelSeparable(problem, findComponents(problem), 0)).toEqual({
      kind: 'suppressed',
      reason: 'not_linked',
    });
  });

  it('refuses a level that the prior carries more than the data', () => {
    const { solution, connectedness } = mustFit(
      ratingsFrom([
        [1, 1, 1, 3],
        [1, 2, 1, 4],
      ]),
    );
    const thin = { kind: 'suppressed', reason: 'too_few_shared_candidates' };
    expect(isLevelIdentified(solution, connectedness, 0)).toEqual(thin);
  });

  it('says nothing about a rater, candidate or dimension without ratings', () => {
    const problem = mustIndex(ratingsFrom([[1, 1, 1, 3]], { candidates: 2, raters: 2, dimensions: 2 }));
    const parts = findComponents(problem);
    expect(isLevelSeparable(problem, parts, 1)).toEqual({ kind: 'not_assessed', reason: 'no_ratings' });
    expect(canCompareCandidates(parts, 0, 1).kind).toBe('not_assessed');
    expect(canJudgeDimension(problem, 1).kind).toBe('not_assessed');
  });

  it('gives no statement on a rater from a provisional fit', () => {
    expect(raterLevel(specialist, 0)).toEqual({ kind: 'suppressed', reason: 'provisional' });
  });
});
