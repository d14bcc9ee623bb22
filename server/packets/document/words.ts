import type { z } from 'zod';
import type { Debrief, DecisionOutcome, Issue, MustHaveState } from '#shared/debriefs.ts';
import type { BarWord, PinnedFigures } from '#shared/figures.ts';
import type { Recommendation } from '#shared/scorecards.ts';
import type { Approval, Voting } from '#shared/voting.ts';

export type NoFigureReason = Extract<PinnedFigures['composite']['parts'], { kind: 'no_figure' }>['reason'];

export const debriefStates: Record<Debrief['state'], string> = {
  open: 'Open, not decided',
  decided: 'Decided, awaits approval',
  approved: 'Decided and approved',
};

export const outcomes: Record<z.infer<typeof DecisionOutcome>, string> = {
  hire: 'Hire',
  no_hire: 'No hire',
  hold: 'Hold',
  advance: 'Advance',
  other_job: 'Consider for another job',
};

export const mustHaveStates: Record<z.infer<typeof MustHaveState>, string> = {
  met: 'Met',
  not_met: 'Not met',
  disputed: 'Disputed',
  thin: 'Thin: one rater',
  not_assessed: 'Not assessed',
};

export const barWords: Record<z.infer<typeof BarWord>, string> = {
  clearly_above: 'clearly above',
  probably_above: 'probably above',
  cannot_tell: 'can’t tell',
  probably_below: 'probably below',
  clearly_below: 'clearly below',
};

export const issueKinds: Record<Issue['kind'], string> = {
  must_have_disputed: 'Must-have with scores on both sides of the bar',
  wide_gap: 'Scores two points or more apart',
  one_rater: 'Scored by one person alone',
};

export const recommendations: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

export const approvalStates: Record<Approval['state'], string> = {
  approved: 'Approved',
  returned: 'Returned',
  asked: 'Asked, has not answered',
  later: 'To be asked later',
};

export const voterStates: Record<Voting['voters'][number]['state'], string> = {
  waiting: 'Not in yet',
  voted: 'In, sealed',
  recused: 'Stepped back',
};

export const noFigure: Record<NoFigureReason, string> = {
  raw_only: 'Raw only: too little has been scored for this role to allow for who interviewed.',
  not_assessed: 'Not assessed.',
  not_comparable: 'Not comparable: no shared interviewer joins this panel to the others who score this role.',
  coverage: 'Not shown: the assessed dimensions carry less than 75 % of the weight.',
  must_have_not_assessed: 'Not shown: a must-have was not assessed.',
  one_rater: 'One person alone scored it, so the person can’t be told from the subject.',
  would_reveal_a_rater: 'Not shown: one interviewer’s level could be worked out from it.',
  no_convergence: 'Not shown: the calculation came to no result that holds. The raw scores stand.',
  switched_off: 'Calibration is switched off here: the scores stand as they were given.',
  anchors_off_scale:
    'Withheld: the anchors don’t fit the scale that the dimensions share. The raw scores stand.',
  after_votes: 'Shows after the votes; when this packet was made they were sealed.',
  policy: 'Not shown: this job does without one figure over all dimensions.',
};

/** The same in two or three words, for a cell. */
export function shortNoFigure(reason: NoFigureReason): string {
  const said: Partial<Record<NoFigureReason, string>> = {
    raw_only: 'raw only',
    not_assessed: 'not assessed',
    not_comparable: 'not comparable',
    one_rater: 'one rater',
    switched_off: 'switched off',
    anchors_off_scale: 'withheld',
    after_votes: 'after the votes',
  };
  return said[reason] ?? 'not shown';
}

/** Whole tenths; the small term keeps 3.35, which is stored a little lower, from rounding down. */
function tenths(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9);
}

/** 3.5 */
export function points(value: number): string {
  return (tenths(value) / 10).toFixed(1);
}

/** +0.2, −0.1 */
export function signed(value: number): string {
  const whole = tenths(value);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${(Math.abs(whole) / 10).toFixed(1)}`;
}

/** "3.1 to 4.1" */
export function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${points(low)} to ${points(high)}`;
}

const pluralRules = new Intl.PluralRules('en-GB');
const listFormat = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "1 card", "3 cards" */
export function count(value: number, one: string, other: string): string {
  return `${value} ${pluralRules.select(value) === 'one' ? one : other}`;
}

/** "Ana, Bo and Cy" */
export function list(words: readonly string[]): string {
  return listFormat.format(words);
}

/** "21 Nov 2026, 14:02" in a zone. */
export function momentsIn(timeZone: string): (instant: string) => string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return (instant) => `${day.format(new Date(instant))}, ${time.format(new Date(instant))}`;
}
