import type { PinnedFigures } from '#shared/figures.ts';

/** Why there is no figure where one could stand. */
export type NoFigureReason = Extract<PinnedFigures['composite']['parts'], { kind: 'no_figure' }>['reason'];

/** The whole sentence, for a place that has room for it. */
export function refusalWords(reason: NoFigureReason): string {
  switch (reason) {
    case 'raw_only':
      return 'Raw only: too little has been scored for this role to allow for who interviewed.';
    case 'not_assessed':
      return 'Nobody assessed it, so there is no score.';
    case 'not_comparable':
      return 'Not comparable: no shared interviewer joins this panel to the others who score this role.';
    case 'coverage':
      return 'Not shown: the assessed dimensions carry less than 75 % of the weight.';
    case 'must_have_not_assessed':
      return 'Not shown: a must-have was not assessed.';
    case 'one_rater':
      return 'One person alone scored it, so the person can’t be told from the subject.';
    case 'would_reveal_a_rater':
      return 'Not shown: one interviewer’s level could be worked out from it.';
    case 'anchors_off_scale':
      return 'Withheld: the anchors don’t fit the scale that the dimensions share. The raw scores stand.';
    case 'after_votes':
      return 'Shows after the votes, so that it sways none of them.';
    case 'policy':
      return 'Not shown: this job does without one figure over all dimensions.';
    case 'no_convergence':
      return 'Not shown: the calculation came to no result that holds. The raw scores stand.';
    case 'switched_off':
      return 'Calibration is switched off here: the scores stand as they were given.';
  }
}

/** Two or three words, for a cell. */
export function shortRefusal(reason: NoFigureReason): string {
  switch (reason) {
    case 'raw_only':
      return 'raw only';
    case 'not_assessed':
      return 'not assessed';
    case 'not_comparable':
      return 'not comparable';
    case 'one_rater':
      return 'one rater';
    case 'switched_off':
      return 'switched off';
    case 'anchors_off_scale':
      return 'withheld';
    case 'after_votes':
      return 'after the votes';
    case 'policy':
    case 'coverage':
    case 'must_have_not_assessed':
    case 'would_reveal_a_rater':
    case 'no_convergence':
      return 'not shown';
  }
}
