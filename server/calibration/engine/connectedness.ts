import { intAt } from './access.ts';
import type { Problem } from './problem.ts';

/** Union-find over 0..size-1 with path halving; the root is the smallest member, so labels are deterministic. */
export class DisjointSets {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(x: number): number {
    let node = x;
    for (;;) {
      const up = intAt(this.parent, node);
      if (up === node) return node;
      const grand = intAt(this.parent, up);
      this.parent[node] = grand;
      node = grand;
    }
  }

  union(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }
}

export interface Connectedness {
  /** Number of components that hold at least one rating. */
  readonly components: number;
  /** Component of each candidate, 0.., in order of its first candidate; -1 without ratings. */
  readonly candidate: Int32Array;
  /** Component of each rater; -1 without ratings. */
  readonly rater: Int32Array;
}

/**
 * Components of the graph candidate x rater, an edge for each card. Candidates in different components have no
 * path of shared interviewers between them and are never compared: the standard error would not warn
 * (CALIBRATION.md, Connectedness). `without` leaves raters out, to ask what their loss would do.
 */
export function findComponents(
  problem: Problem,
  without: ((rater: number) => boolean) | null = null,
): Connectedness {
  const sets = new DisjointSets(problem.candidates + problem.raters);
  const candidate = new Int32Array(problem.candidates).fill(-1);
  const rater = new Int32Array(problem.raters).fill(-1);
  for (let i = 0; i < problem.count; i++) {
    const r = intAt(problem.rater, i);
    if (without?.(r)) continue;
    const c = intAt(problem.candidate, i);
    sets.union(c, problem.candidates + r);
    candidate[c] = 0;
    rater[r] = 0;
  }
  const label = new Map<number, number>();
  for (let c = 0; c < problem.candidates; c++) {
    if (intAt(candidate, c) < 0) continue;
    const root = sets.find(c);
    const known = label.get(root) ?? label.size;
    label.set(root, known);
    candidate[c] = known;
  }
  for (let r = 0; r < problem.raters; r++)
    if (intAt(rater, r) >= 0) rater[r] = label.get(sets.find(problem.candidates + r)) ?? -1;
  return { components: label.size, candidate, rater };
}

/** One way to join two components: this interviewer meets one candidate of the other side. */
export interface Join {
  readonly from: number;
  readonly to: number;
  /** The rater of `from` who has met most candidates (the smallest index among equals). */
  readonly rater: number;
}

/** For every pair of components the two interviewers, one from each side, who would join them. None if one component. */
export function findJoins(problem: Problem, connectedness: Connectedness): readonly Join[] {
  const met = new Int32Array(problem.raters);
  const seen = new Set<number>();
  for (let i = 0; i < problem.count; i++) {
    const key = intAt(problem.candidate, i) * problem.raters + intAt(problem.rater, i);
    if (seen.has(key)) continue;
    seen.add(key);
    const r = intAt(problem.rater, i);
    met[r] = intAt(met, r) + 1;
  }
  const busiest = new Int32Array(connectedness.components).fill(-1);
  for (let r = 0; r < problem.raters; r++) {
    const component = intAt(connectedness.rater, r);
    if (component < 0) continue;
    const best = intAt(busiest, component);
    if (best < 0 || intAt(met, r) > intAt(met, best)) busiest[component] = r;
  }
  const joins: Join[] = [];
  for (let from = 0; from < connectedness.components; from++) {
    for (let to = 0; to < connectedness.components; to++)
      if (from !== to) joins.push({ from, to, rater: intAt(busiest, from) });
  }
  return joins;
}

export interface Bridges {
  /** Raters whose loss alone leaves more components among the candidates that others have met too. */
  readonly single: readonly number[];
  /** Pairs, neither of them a single bridge, whose loss does. */
  readonly pairs: readonly (readonly [number, number])[];
  /** False where there were too many raters to try every pair. */
  readonly pairsChecked: boolean;
}

/** Above this many raters pairs are not tried (the work grows with the square). */
const PAIR_LIMIT = 100;

/**
 * Interviewers who alone, or in pairs, hold the network together. A candidate whom only they have met drops out
 * with them and is not counted as cut off.
 */
export function findBridges(problem: Problem): Bridges {
  const before = findComponents(problem).components;
  const single: number[] = [];
  for (let r = 0; r < problem.raters; r++)
    if (findComponents(problem, (other) => other === r).components > before) single.push(r);
  const pairs: (readonly [number, number])[] = [];
  const pairsChecked = problem.raters <= PAIR_LIMIT;
  for (let a = 0; pairsChecked && a < problem.raters; a++) {
    for (let b = a + 1; b < problem.raters; b++) {
      if (single.includes(a) || single.includes(b)) continue;
      if (findComponents(problem, (other) => other === a || other === b).components > before)
        pairs.push([a, b]);
    }
  }
  return { single, pairs, pairsChecked };
}
