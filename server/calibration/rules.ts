import type { PinnedFigures } from '#shared/debriefs.ts';

/** Interviews older than this no longer enter a family's fit, in months. */
export const windowMonths = 12;

/** The start of the window that ends now. A month ends on its last day where the day of the month does not exist. */
export function windowStart(now: Date): Date {
  const start = new Date(now);
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() - windowMonths);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return start;
}

/** A dimension as figures need it. */
export interface FigureDimension {
  readonly id: string;
  readonly weight: number;
  readonly bar: number;
  readonly isMustHave: boolean;
}

/** A counting rating; null where the interviewer could not assess the dimension. */
export interface RatingFact {
  readonly dimensionId: string;
  readonly rating: number | null;
}

/** What is kept of the figures: everything but people's names and scores, which stand on the cards. */
export type KeptFigures = Omit<PinnedFigures, 'fitId' | 'pinnedAt' | 'dimensions'> & {
  readonly dimensions: readonly Omit<
    PinnedFigures['dimensions'][number],
    'dimensionId' | 'name' | 'scores'
  >[];
};
