import { findJoins } from '#server/calibration/engine/connectedness.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';

/** Who would join a panel that stands apart by one interview, as places among the raters of the fit. */
export interface Apart {
  /** Who has met most candidates elsewhere: this candidate, interviewed by them, would join the two. */
  readonly elsewhere: number;
  /** Who of the candidate's own part has met most candidates: one of the others', interviewed by them, would too. */
  readonly here: number;
}

/**
 * A candidate whom no path of shared interviewers joins to the part of the network with most candidates; null for one in
 * that part, and for one without ratings. Nothing of such a candidate compares with the family, and no standard error
 * says so (CALIBRATION.md, Connectedness). Of parts of one size the first counts as the larger.
 */
export function findApart({ connectedness, solution }: Fit, candidate: number): Apart | null {
  const own = connectedness.candidate[candidate] ?? -1;
  const sizes = new Array<number>(connectedness.components).fill(0);
  for (const part of connectedness.candidate) if (part >= 0) sizes[part] = (sizes[part] ?? 0) + 1;
  const largest = sizes.indexOf(Math.max(...sizes));
  if (own < 0 || own === largest) return null;
  const joins = findJoins(solution.problem, connectedness);
  const from = (part: number, to: number): number | undefined =>
    joins.find((join) => join.from === part && join.to === to)?.rater;
  const [elsewhere, here] = [from(largest, own), from(own, largest)];
  return elsewhere === undefined || here === undefined ? null : { elsewhere, here };
}
