import { intAt } from './access.ts';
import { indexRatings, type Problem } from './problem.ts';

/** Hyper-parameters from so many ratings are near enough to begin with: an iteration or two from the maximum. */
const ENOUGH = 5_000;

/**
 * Every k-th candidate with all of their ratings, about ENOUGH ratings in all, from everywhere in the order of
 * candidates; nobody without ratings is in it. null where that would leave out less than half.
 */
export function thinProblem(problem: Problem): Problem | null {
  const every = Math.floor(problem.count / ENOUGH);
  if (every < 2) return null;
  const kept: number[] = [];
  for (let i = 0; i < problem.count; i++) if (intAt(problem.candidate, i) % every === 0) kept.push(i);
  const column = (from: Int32Array): Int32Array => Int32Array.from(kept, (i) => intAt(from, i));
  const [candidates, candidate] = renumber(column(problem.candidate));
  const [raters, rater] = renumber(column(problem.rater));
  const { dimensions, categories, hasCells, hasCards } = problem;
  const [dimension, score] = [column(problem.dimension), column(problem.score)];
  const thin = indexRatings(
    { candidates, raters, dimensions, categories, candidate, rater, dimension, score },
    { cells: hasCells ? 'rated' : 'none', cards: hasCards },
  );
  return 'kind' in thin ? null : thin;
}

/** The same column with its values as 0, 1, 2 and so on, and how many there are. */
function renumber(column: Int32Array): readonly [number, Int32Array] {
  const places = new Map([...new Set(column)].sort((a, b) => a - b).map((value, place) => [value, place]));
  return [places.size, column.map((value) => places.get(value) ?? 0)];
}
