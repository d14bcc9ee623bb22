import { intAt } from './access.ts';
import { compareCandidates } from './compare.ts';
import type { Connectedness } from './connectedness.ts';
import type { Solution } from './covariance.ts';
import { fairAverage } from './fair-average.ts';
import { twoSidedQuantile } from './normal.ts';
import { isRefusal } from './refusal.ts';

/** The bands of one component of the network. Nothing is placed above or below a candidate of another one. */
export interface ComponentBands {
  readonly component: number;
  /** Each band in ascending candidate index: within a band there is no order. */
  readonly bands: readonly (readonly number[])[];
}

export interface Bands {
  readonly components: readonly ComponentBands[];
  /** No rating on any weighted dimension. */
  readonly notAssessed: readonly number[];
}

export const BAND_LEVEL = 0.9;

/**
 * Bands in place of ranks: the candidate with the highest fair average leads, and all who cannot be separated from
 * that leader at 90 % (two-sided, |z| below 1.645, joint covariance) share the band; the rest start again. A
 * candidate who has no dimension in common with the leader is not separable from them. No candidates: no bands.
 */
export function bandsOf(
  solution: Solution,
  connectedness: Connectedness,
  candidates: readonly number[],
  weights: Float64Array,
): Bands {
  const limit = twoSidedQuantile(BAND_LEVEL);
  const notAssessed: number[] = [];
  const byComponent = new Map<number, { candidate: number; fair: number }[]>();
  for (const candidate of [...new Set(candidates)].sort((a, b) => a - b)) {
    const average = fairAverage(solution, candidate, weights, 'assessed');
    if (isRefusal(average)) {
      notAssessed.push(candidate);
      continue;
    }
    const component = intAt(connectedness.candidate, candidate);
    const members = byComponent.get(component) ?? [];
    members.push({ candidate, fair: average.fair.value });
    byComponent.set(component, members);
  }
  const components: ComponentBands[] = [];
  for (const [component, members] of [...byComponent].sort((a, b) => a[0] - b[0])) {
    let rest = members.sort((a, b) => b.fair - a.fair || a.candidate - b.candidate);
    const bands: number[][] = [];
    for (let leader = rest[0]; leader !== undefined; leader = rest[0]) {
      const head = leader.candidate;
      const band = [head];
      const below: typeof rest = [];
      for (const member of rest.slice(1)) {
        const against = compareCandidates(solution, connectedness, head, member.candidate, weights);
        if (isRefusal(against) || against.z < limit) band.push(member.candidate);
        else below.push(member);
      }
      bands.push(band.sort((a, b) => a - b));
      rest = below;
    }
    components.push({ component, bands });
  }
  return { components, notAssessed };
}
