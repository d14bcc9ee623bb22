/**
 * A statistic that these data do not determine: the value that stands in its place. Never 0, null or NaN. Apart from
 * refusal.ts, which is about what may be *said* from a fit; the shell turns both into words.
 */
export interface Undetermined {
  readonly kind: 'undetermined';
  readonly reason:
    | 'no_ratings' // nothing to count
    | 'too_few_units' // no unit, or only one, that two people have scored
    | 'too_few_raters' // a table of one column
    | 'no_variation' // everything is the same score, so chance agreement is complete
    | 'too_few_estimates' // a variance of fewer than two values
    | 'no_card_with_two_dimensions' // no spread within a card to look at
    | 'too_few_ratings' // the reference distribution cannot be trusted at this size
    | 'one_dimension' // own and shared thresholds are the same thing
    | 'one_threshold' // two categories have one threshold, which the difficulty already moves
    | 'same_shape_only' // the ratings on this dimension carry no information on its thresholds' spacing
    | 'not_in_window' // the rater has no level in one of the windows
    | 'level_too_thin' // a level known more from the prior than from data
    | 'too_few_common_raters' // nobody to read a change against
    | 'nothing_planned'; // a loop without a rating on any weighted dimension
}

export function undetermined(reason: Undetermined['reason']): Undetermined {
  return { kind: 'undetermined', reason };
}

/** True for the value that stands in the place of a statistic. */
export function isUndetermined(value: { readonly kind: string }): value is Undetermined {
  return value.kind === 'undetermined';
}
