import { addAt, at, intAt } from '../access.ts';
import type { RatingView } from './rating-view.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** How often one rater (or one dimension) got each score, and how often the model expects it. */
export interface CategoryUse {
  readonly kind: 'category_use';
  readonly ratings: number;
  /** Counts of the scores 1..K. */
  readonly observed: Float64Array;
  /** Expected counts, the same sum. */
  readonly expected: Float64Array;
  readonly observedShare: Float64Array;
  readonly expectedShare: Float64Array;
}

/**
 * Observed and expected use of the categories by each member of a facet: the expectation is the sum of the posterior
 * predictive probabilities of this member's ratings (`predictive` of rating-view.ts, n x K), so it allows for whom
 * they met, on which dimensions, and how they score. Central tendency shows as a surplus in the middle (Myford & Wolfe
 * 2004, J. Applied Measurement 5, 189). A member without ratings: `no_ratings`.
 */
export function categoryUse(
  view: RatingView,
  probability: Float64Array,
  group: Int32Array,
  groups: number,
): readonly (CategoryUse | Undetermined)[] {
  const { categories } = view.link;
  const observed = new Float64Array(groups * categories);
  const expected = new Float64Array(groups * categories);
  for (let i = 0; i < view.score.length; i++) {
    const first = intAt(group, i) * categories;
    addAt(observed, first + intAt(view.score, i) - 1, 1);
    for (let k = 0; k < categories; k++) addAt(expected, first + k, at(probability, i * categories + k));
  }
  return Array.from({ length: groups }, (_, g) => {
    const own = observed.slice(g * categories, (g + 1) * categories);
    const model = expected.slice(g * categories, (g + 1) * categories);
    const ratings = own.reduce((sum, count) => sum + count, 0);
    if (ratings === 0) return undetermined('no_ratings');
    return {
      kind: 'category_use',
      ratings,
      observed: own,
      expected: model,
      observedShare: own.map((count) => count / ratings),
      expectedShare: model.map((count) => count / ratings),
    };
  });
}
