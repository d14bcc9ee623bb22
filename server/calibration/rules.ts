import { DateTime } from 'luxon';
import { LEAST } from '#server/calibration/engine/fit.ts';
import type { Evidence as FamilyEvidence, NextState } from '#shared/calibration.ts';
import type { PinnedFigures } from '#shared/figures.ts';

/** What holds where nobody has changed anything. */
export const defaultSettings = { isOn: true, windowMonths: 12, showsLevels: false } as const;

/** So many new cards in closed loops call for a new fit before the night. */
export const cardsForRefit = 50;

/** The start of the window that ends now. A month ends on its last day where the day of the month does not exist. */
export function windowStart(now: Date, months: number): Date {
  const start = new Date(now);
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return start;
}

/** The next three in the morning where the organisation is. */
export function nextNight(now: Date, timeZone: string): Date {
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  const tonight = here.set({ hour: 3, minute: 0, second: 0, millisecond: 0 });
  return (tonight > here ? tonight : tonight.plus({ days: 1 })).toJSDate();
}

interface CardFact {
  readonly loopId: string;
  readonly raterId: string;
  readonly dimensionId: string;
  readonly submittedAt: Date;
  /** When the interviewer first read a colleague's card on the loop; null for never. */
  readonly revealedAt: Date | null;
}

/**
 * One rating for each loop, interviewer and dimension: the last from before the interviewer had read colleagues' cards
 * there. Whoever holds two seats stays sealed until both cards are in, so the later one counts; a card that came after
 * the reveal does not. `facts` are in the order of submission.
 */
export function lastBeforeReveal<Fact extends CardFact>(facts: readonly Fact[]): Fact[] {
  const last = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.revealedAt !== null && fact.submittedAt > fact.revealedAt) continue;
    last.set(`${fact.loopId} ${fact.raterId} ${fact.dimensionId}`, fact);
  }
  return [...last.values()];
}

export interface RefitFacts {
  readonly askedAt: Date | null;
  readonly dueAt: Date;
  /** Cards in closed loops beyond those of the newest fit. */
  readonly newCards: number;
}

/** Why a family is to be fitted now; null where it is not. A family without a row yet has never been looked at. */
export function whyRefit(
  facts: RefitFacts | null,
  now: Date,
): 'first' | 'asked' | 'nightly' | 'fifty_cards' | null {
  if (facts === null) return 'first';
  if (facts.askedAt !== null) return 'asked';
  if (facts.dueAt <= now) return 'nightly';
  return facts.newCards >= cardsForRefit ? 'fifty_cards' : null;
}

/** The way to the next state: what is missing, and that a fit has to be made; null where there is no next one. */
export function nextState(
  state: 'raw_only' | 'provisional' | 'calibrated',
  evidence: FamilyEvidence,
): NextState | null {
  if (state === 'calibrated') return null;
  const missing = {
    raters: Math.max(0, LEAST.raters - evidence.raters),
    candidates: Math.max(0, LEAST.candidates - evidence.candidates),
    cards: Math.max(0, LEAST.cards - evidence.cards),
  };
  const isEnough = missing.raters + missing.candidates + missing.cards === 0;
  return { state: isEnough ? 'calibrated' : 'provisional', missing, needsFit: isEnough };
}

/** A fit under way that has not been heard of for so long has lost its process. */
const silenceMs = 60_000;

export function isRunning(heardAt: Date | null, now: Date): boolean {
  return heardAt !== null && now.getTime() - heardAt.getTime() < silenceMs;
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
export type KeptFigures = Omit<PinnedFigures, 'fitId' | 'pinnedAt' | 'dimensions' | 'apart'> & {
  /** Who would join the panel to the others, by their ids; missing where figures were kept before it was asked. */
  readonly apart?: { readonly elsewhere: string; readonly here: string } | null;
  readonly dimensions: readonly Omit<
    PinnedFigures['dimensions'][number],
    'dimensionId' | 'name' | 'scores'
  >[];
};
