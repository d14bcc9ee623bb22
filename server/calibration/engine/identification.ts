import { intAt } from './access.ts';
import { type Connectedness, DisjointSets } from './connectedness.ts';
import { type Solution, severityVariance } from './covariance.ts';
import type { Problem } from './problem.ts';
import type { NotAssessed, NotComparable, Suppressed } from './refusal.ts';

/**
 * What the data can carry is asked of each statement by itself (CALIBRATION.md, Connectedness): a design that
 * lets two candidates be compared may still confound a person with the dimension that only they score.
 */
export interface Identified {
  readonly kind: 'identified';
}

const IDENTIFIED: Identified = { kind: 'identified' };

/** A rater's level is spoken of only where the data, not the prior, carry at least this share of its variance. */
export const LEAST_SHARE = 0.5;

/** (i) Candidate against candidate: both rated, and connected by candidate x rater. */
export function canCompareCandidates(
  connectedness: Connectedness,
  a: number,
  b: number,
): Identified | NotComparable | NotAssessed {
  const left = intAt(connectedness.candidate, a);
  const right = intAt(connectedness.candidate, b);
  if (left < 0 || right < 0) return { kind: 'not_assessed', reason: 'candidate_without_ratings' };
  return left === right ? IDENTIFIED : { kind: 'not_comparable', reason: 'no_shared_interviewer' };
}

/**
 * (ii) A rater's level, structurally. Among the raters of this one's candidate x rater component:
 * - there are others;
 * - every dimension this rater scored is scored by another of them;
 * - most of them hang together with this one by rater x dimension too. Two teams on the same candidates but on
 *   separate dimensions differ by an amount that could be the teams or the dimensions, and neither has a level; but
 *   one specialist on the edge does not take it from everybody else, whose level is read against the majority.
 */
export function isLevelSeparable(
  problem: Problem,
  connectedness: Connectedness,
  rater: number,
): Identified | Suppressed | NotAssessed {
  const component = intAt(connectedness.rater, rater);
  if (component < 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const sets = new DisjointSets(problem.raters + problem.dimensions);
  const scorers: Set<number>[] = Array.from({ length: problem.dimensions }, () => new Set<number>());
  const own = new Set<number>();
  const raters = new Set<number>();
  for (let i = 0; i < problem.count; i++) {
    const r = intAt(problem.rater, i);
    if (intAt(connectedness.rater, r) !== component) continue;
    const d = intAt(problem.dimension, i);
    sets.union(r, problem.raters + d);
    scorers[d]?.add(r);
    raters.add(r);
    if (r === rater) own.add(d);
  }
  if (raters.size < 2) return { kind: 'suppressed', reason: 'not_linked' };
  const confounded: Suppressed = { kind: 'suppressed', reason: 'person_or_dimension' };
  for (const d of own) if ((scorers[d]?.size ?? 0) < 2) return confounded;
  const root = sets.find(rater);
  let together = 0;
  for (const other of raters) if (sets.find(other) === root) together++;
  return 2 * together > raters.size ? IDENTIFIED : confounded;
}

/**
 * (ii) complete: separable, and known from data rather than from the prior: 1 - Var(s_r) / Sr2 >= 1/2, the
 * variance with the uncertainty of thresholds and difficulties in it.
 */
export function isLevelIdentified(
  solution: Solution,
  connectedness: Connectedness,
  rater: number,
): Identified | Suppressed | NotAssessed {
  const separable = isLevelSeparable(solution.problem, connectedness, rater);
  if (separable.kind !== 'identified') return separable;
  const prior = solution.hyper.sigmaRater * solution.hyper.sigmaRater;
  return 1 - severityVariance(solution, rater) / prior >= LEAST_SHARE
    ? IDENTIFIED
    : { kind: 'suppressed', reason: 'too_few_shared_candidates' };
}

/** (iii) A dimension against the bar: at least two people have scored it. */
export function canJudgeDimension(
  problem: Problem,
  dimension: number,
): Identified | Suppressed | NotAssessed {
  let first = -1;
  for (let i = 0; i < problem.count; i++) {
    if (intAt(problem.dimension, i) !== dimension) continue;
    const r = intAt(problem.rater, i);
    if (first < 0) first = r;
    else if (r !== first) return IDENTIFIED;
  }
  return first < 0
    ? { kind: 'not_assessed', reason: 'dimension_without_ratings' }
    : { kind: 'suppressed', reason: 'one_rater' };
}
