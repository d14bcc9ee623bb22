/**
 * What the engine says when it will not give a number. A refusal is a value of a union and never 0, null or
 * NaN (ARCHITECTURE.md, "Refusal is a value, failure is an exception"); the shell turns it into words.
 */

/** Two results that the data cannot set side by side. */
export interface NotComparable {
  readonly kind: 'not_comparable';
  readonly reason: 'no_shared_interviewer' | 'no_common_dimension';
}

/** There is no rating to speak about. */
export interface NotAssessed {
  readonly kind: 'not_assessed';
  readonly reason: 'no_ratings' | 'candidate_without_ratings' | 'dimension_without_ratings' | 'zero_weight';
}

/** There is a number, and it must not be shown. */
export interface Suppressed {
  readonly kind: 'suppressed';
  readonly reason:
    | 'raw_only' // under 8 raters, 30 candidates or 60 cards (PRODUCT.md section 5)
    | 'provisional' // panel effect only, no statement on a rater
    | 'person_or_dimension' // "can't tell the person from the dimension"
    | 'too_few_shared_candidates' // the level is known no better than half from data
    | 'not_linked' // no path of shared candidates to the others
    | 'one_rater' // a dimension that one person alone scores, against the bar
    | 'would_reveal_a_rater' // a part from which one interviewer's level could be solved
    | 'no_convergence'; // the solver stopped before its tolerance: nothing is shown
}

export type Refusal = NotComparable | NotAssessed | Suppressed;

/** One thing wrong with the input. `row` is the 0-based row, or null where the fault is not in one row. */
export interface RatingFault {
  readonly row: number | null;
  readonly field: 'candidate' | 'rater' | 'dimension' | 'score' | 'length' | 'size' | 'duplicate';
  readonly message: string;
}

/** Input that cannot be indexed. At most 50 faults are listed, `total` counts them all. */
export interface InvalidRatings {
  readonly kind: 'invalid_ratings';
  readonly faults: readonly RatingFault[];
  readonly total: number;
}

/** True for anything that stands in the place of a number. */
export function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'not_comparable' || value.kind === 'not_assessed' || value.kind === 'suppressed';
}
