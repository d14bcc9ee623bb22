import type { IndexedRatings } from '#server/calibration/family-input.ts';

/** One's own scores beside those of others on the same candidate and dimension. */
export interface BesideOthers {
  /** Pairs of an own score and one of somebody else's. */
  readonly pairs: number;
  /** Shares of those pairs. */
  readonly exact: number;
  readonly withinOne: number;
  /** Shares of the scores from 1 on: one's own, and theirs with each own score counting alike. */
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** Fewer comparisons say little, and more of them hide whose score agreed. */
const leastPairs = 30;
const leastCandidates = 8;
const leastOthers = 3;
/** With more of the comparisons than this in one hand the figure would be a statement on that person. */
const largestShare = 0.5;

/**
 * How one rater's scores go with those of others, from what was given and not from the fit. Null below the minimum:
 * thirty pairs, on eight candidates, with three people of whom none has more than half of them.
 */
export function besideOthers({ ratings }: IndexedRatings, rater: number): BesideOthers | null {
  const { categories } = ratings;
  const cells = new Map<string, { own: number | null; others: { rater: number; score: number }[] }>();
  ratings.rater.forEach((by, row) => {
    const place = `${ratings.candidate[row]} ${ratings.dimension[row]}`;
    const cell = cells.get(place) ?? { own: null, others: [] };
    const score = ratings.score[row] ?? 0;
    if (by === rater) cell.own = score;
    else cell.others.push({ rater: by, score });
    cells.set(place, cell);
  });
  const own = new Array<number>(categories).fill(0);
  const others = new Array<number>(categories).fill(0);
  const pairsWith = new Map<number, number>();
  const candidates = new Set<string>();
  let [scores, pairs, exact, withinOne] = [0, 0, 0, 0];
  for (const [place, cell] of cells) {
    if (cell.own === null || cell.others.length === 0) continue;
    scores += 1;
    candidates.add(place.split(' ')[0] ?? '');
    add(own, cell.own, 1);
    for (const other of cell.others) {
      pairs += 1;
      pairsWith.set(other.rater, (pairsWith.get(other.rater) ?? 0) + 1);
      add(others, other.score, 1 / cell.others.length);
      const apart = Math.abs(other.score - cell.own);
      if (apart === 0) exact += 1;
      if (apart <= 1) withinOne += 1;
    }
  }
  const most = Math.max(0, ...pairsWith.values());
  const isEnough = pairs >= leastPairs && candidates.size >= leastCandidates;
  if (!isEnough || pairsWith.size < leastOthers || most > largestShare * pairs) return null;
  return {
    pairs,
    exact: exact / pairs,
    withinOne: withinOne / pairs,
    own: own.map((count) => count / scores),
    others: others.map((count) => count / scores),
  };
}

function add(counts: number[], score: number, weight: number): void {
  counts[score - 1] = (counts[score - 1] ?? 0) + weight;
}
