import type { BesideOthers, MyScoring, Scoring } from '#shared/calibration-review.ts';
import { percent, type Range, size, tenths } from '#web/features/calibration/figures.ts';
import { missingToMinimum, type ShownLevel } from '#web/features/calibration/withheld.ts';
import { count, list } from '#web/ui/format.ts';

export type OwnFamily = MyScoring['families'][number];

/** From half on, a dimension holds most of a level. */
const mostShare = 0.5;

/** One's own level, as a plain finding and never as a verdict. */
export function ownLevelWords(level: ShownLevel, cards: number): string {
  return `On candidates that you and others both met, your scores run ${runsWords(level)} (${likelyWords(level)}; ${count(cards, 'card', 'cards')}).`;
}

/** "Your scores run about 0.3 lower" */
export function ownLevelTitle(level: ShownLevel): string {
  return `Your scores run ${runsWords(level)}`;
}

function runsWords({ value }: ShownLevel): string {
  if (tenths(value) === 0) return 'about level with theirs';
  return `about ${size(value)} ${value < 0 ? 'lower' : 'higher'}`;
}

/** Sizes in the direction of the level; both directions named where it may be either. */
function likelyWords({ value, likely90 }: ShownLevel): string {
  if (isOneSided(likely90) && tenths(value) !== 0) {
    const ends = [Math.abs(likely90.low), Math.abs(likely90.high)].sort((a, b) => a - b);
    return `likely ${size(ends[0] ?? 0)} to ${size(ends[1] ?? 0)}`;
  }
  return `likely between ${endWords(likely90.low)} and ${endWords(likely90.high)}`;
}

/** In tenths, as it is shown: a range that ends at 0.0 lies on one side. */
function isOneSided({ low, high }: Range): boolean {
  return tenths(low) >= 0 || tenths(high) <= 0;
}

function endWords(end: number): string {
  if (tenths(end) === 0) return 'level';
  return `${size(end)} ${end < 0 ? 'lower' : 'higher'}`;
}

/** What goes with every level that is shown. */
export const notWrong =
  'That is no mistake: someone is at each end, and part of it may be chance. Your scores stand as written. Only you see this page.';

/** The one thing to do, for who wants one; null where no dimension stands out. */
export function rereadWords([most]: OwnFamily['mostIn']): string | null {
  if (most === undefined) return null;
  const part = most.share >= mostShare ? 'most of it lies' : 'the largest part of it lies';
  const { between } = most;
  const anchors = between === null ? 'the anchors' : `anchors ${between.lower} and ${between.upper}`;
  return `If you want one thing to do: reread ${anchors} of ${most.name}, where ${part}.`;
}

/** "Only you score SQL, so we can’t tell you from the subject."; null for none. */
export function aloneWords(alone: readonly string[]): string | null {
  if (alone.length === 0) return null;
  return `Only you score ${list(alone)}, so we can’t tell you from the ${alone.length === 1 ? 'subject' : 'subjects'}.`;
}

/** The way to the least a level is shown from; null where nothing is missing. */
export function missingWords(basis: Scoring['basis']): string | null {
  const [cards, candidates, coRaters] = missingToMinimum(basis);
  const missing = [
    cards > 0 && count(cards, 'more card', 'more cards'),
    candidates > 0 && count(candidates, 'more candidate', 'more candidates'),
    coRaters > 0 && count(coRaters, 'more person who met the same', 'more people who met the same'),
  ].filter((words) => words !== false);
  return missing.length === 0 ? null : `It takes ${list(missing)}, in debriefs that are closed.`;
}

/** How the scores on one card go together, beside co-raters'. */
export function ownSimilarityWords(similarity: number): string {
  const than = 'those of others who met the same candidates';
  if (similarity >= 1.25) return `Your scores on one card are more alike across dimensions than ${than}.`;
  if (similarity <= 0.8) return `Your scores on one card differ more across dimensions than ${than}.`;
  return `Your scores on one card are about as alike across dimensions as ${than}.`;
}

/** How they scatter beside what the fit expects. */
export function ownScatterWords(infit: number): string {
  if (infit > 1.3) return 'Your scores scatter more than the fit expects from the same candidates.';
  if (infit < 0.7) return 'Your scores scatter less than the fit expects from the same candidates.';
  return 'Your scores scatter about as the fit expects from the same candidates.';
}

/** How often one's own score is theirs, on the same candidate and dimension. */
export function agreementWords({ comparisons, exact, withinOne }: BesideOthers): string {
  return `Beside what others gave the same candidate on the same dimension, your score is the same in about ${percent(exact)} of comparisons and at most one apart in about ${percent(withinOne)} (at least ${comparisons} comparisons).`;
}

/** In twentieths, as shares come. A smaller difference may be chance at the fewest comparisons that are shown. */
const leastDifference = 3;

/** The score whose use differs most from theirs. */
export function scaleBesideWords({ own, others }: BesideOthers): string {
  const apart = own.map((share, index) => Math.round(20 * (share - (others[index] ?? 0))));
  const most = apart.reduce(
    (best, one, index) => (Math.abs(one) > Math.abs(apart[best] ?? 0) ? index : best),
    0,
  );
  const difference = apart[most] ?? 0;
  if (Math.abs(difference) < leastDifference) return 'You and others give each score about as often.';
  return `You give ${most + 1} ${difference > 0 ? 'more' : 'less'} often than others: about ${percent(own[most] ?? 0)} beside ${percent(others[most] ?? 0)}. Neither is right: it shows where a talk about the anchors may help.`;
}
