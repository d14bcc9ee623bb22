import type { CardScore } from '#shared/debriefs.ts';

const levelWords = (rating: number | null): string => (rating === null ? 'not assessed' : String(rating));

/** "First 4, amended to 3 before the reveal: 3 counts."; null where what was submitted counts. */
export function amendedWords({ submitted, rating }: Pick<CardScore, 'submitted' | 'rating'>): string | null {
  if (submitted === null) return null;
  const end = rating === null ? 'no score counts' : `${rating} counts`;
  return `First ${levelWords(submitted.rating)}, amended to ${levelWords(rating)} before the reveal: ${end}.`;
}

/** "Amended to 1 after the reveal, which changes nothing here."; null where nothing came after it. */
export function tooLateWords(score: Pick<CardScore, 'amendments'>): string | null {
  const last = lastTooLate(score);
  return last === undefined
    ? null
    : `Amended to ${levelWords(last.rating)} after the reveal, which changes nothing here.`;
}

/** The author's last word, where it came after the reveal. */
export function lastTooLate({
  amendments,
}: Pick<CardScore, 'amendments'>): CardScore['amendments'][number] | undefined {
  const last = amendments.at(-1);
  return last?.isBeforeReveal === false ? last : undefined;
}

/** Why a score enters no mean; null where it does, and where there is none. */
export function asideWords({ rating, counts }: Pick<CardScore, 'rating' | 'counts'>): string | null {
  return rating === null || counts ? null : 'Does not count: another card of the same person does.';
}
