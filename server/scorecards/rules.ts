import type { z } from 'zod';
import type { FieldError } from '#shared/problems.ts';
import {
  type Amendment,
  type CardContent,
  minAmendmentReason,
  minEvidenceLength,
  type Question,
} from '#shared/scorecards.ts';

export type OwnCardState = 'draft' | 'submitted' | 'ended';

/** What decides what may still be done with a card. */
export interface CardFacts {
  readonly isSubmitted: boolean;
  readonly seatEndedAt: Date | null;
  readonly interviewCancelledAt: Date | null;
  readonly loopState: string;
  readonly startsAt: Date;
}

/** A submitted card stays what it is, whatever becomes of the seat; a draft ends with its seat, interview or loop. */
export function cardStateOf(card: CardFacts): OwnCardState {
  if (card.isSubmitted) return 'submitted';
  const isLoopOver = card.loopState === 'closed' || card.loopState === 'cancelled';
  return card.seatEndedAt !== null || card.interviewCancelledAt !== null || isLoopOver ? 'ended' : 'draft';
}

/** Notes may be taken beforehand; nobody has been seen before the interview starts, so nothing is submitted before. */
export function hasStarted(card: Pick<CardFacts, 'startsAt'>, now: Date): boolean {
  return now >= card.startsAt;
}

/** Whether something may still be said about a loop's cards: until its debrief is decided, or it is cancelled. */
export function canStillChange(loop: { readonly state: string }): boolean {
  return loop.state === 'open' || loop.state === 'debrief';
}

/** What a card may refer to: the seat's dimensions, the signals of these, the red flags of the kit. */
export interface CardVocabulary {
  readonly dimensionIds: readonly string[];
  readonly signals: readonly string[];
  readonly redFlags: readonly string[];
}

/** Scores on what this seat does not score, or on nothing that there is: one can't be told from the other. */
export function unknownDimensions(content: CardContent, { dimensionIds }: CardVocabulary): FieldError[] {
  const known = new Set(dimensionIds);
  return content.scores.flatMap(({ dimensionId }, n) =>
    known.has(dimensionId)
      ? []
      : [{ path: `scores.${n}.dimensionId`, message: 'is no dimension of this seat' }],
  );
}

/** Whatever a draft may not hold: keys the kit doesn't have for this seat, and anything twice. */
export function draftErrors(content: CardContent, vocabulary: CardVocabulary): FieldError[] {
  const signals = new Set(vocabulary.signals);
  const redFlags = new Set(vocabulary.redFlags);
  return [
    ...repeated(content.scores.map(({ dimensionId }) => dimensionId)).map((n) => ({
      path: `scores.${n}.dimensionId`,
      message: 'is scored twice',
    })),
    ...content.signals.flatMap((key, n) =>
      signals.has(key)
        ? []
        : [{ path: `signals.${n}`, message: "is no signal of this seat's dimensions in the kit" }],
    ),
    ...repeated(content.signals).map((n) => ({ path: `signals.${n}`, message: 'is ticked twice' })),
    ...content.redFlags.flatMap(({ key }, n) =>
      redFlags.has(key) ? [] : [{ path: `redFlags.${n}.key`, message: 'is no red flag of the kit' }],
    ),
    ...repeated(content.redFlags.map(({ key }) => key)).map((n) => ({
      path: `redFlags.${n}.key`,
      message: 'is raised twice',
    })),
  ];
}

/** The places at which a text stands that stood further up already. */
function repeated(texts: readonly string[]): number[] {
  const seen = new Set<string>();
  return texts.flatMap((text, n) => {
    if (seen.has(text)) return [n];
    seen.add(text);
    return [];
  });
}

/** How much evidence there is, as the minimum counts it: characters as people see them, spaces at the ends left out. */
export function evidenceLength(evidence: string): number {
  return [...evidence.trim()].length;
}

function lacksEvidence(evidence: string): boolean {
  return evidenceLength(evidence) < minEvidenceLength;
}

const tooLittle = `needs evidence of at least ${minEvidenceLength} characters`;

/**
 * What is missing before a card can be submitted, each with the dimension or red flag it is about. `dimensions` are the
 * seat's, `redFlagTexts` the kit's by key. No message says what was scored: the minimum is the same for every score.
 */
export function submissionErrors(
  content: CardContent,
  dimensions: readonly { readonly id: string; readonly name: string }[],
  redFlagTexts: ReadonlyMap<string, string>,
): FieldError[] {
  const missingScores = dimensions.flatMap(({ id, name }, position) => {
    const n = content.scores.findIndex(({ dimensionId }) => dimensionId === id);
    const score = content.scores[n];
    const at = (field: string): string => `scores.${n === -1 ? position : n}.${field}`;
    if (score === undefined || (score.rating === null && score.notAssessedReason === null))
      return [{ path: at('rating'), message: `${name}: give a score, or say that it was not assessed` }];
    if (score.rating === null)
      return score.notAssessedReason?.trim() === ''
        ? [{ path: at('notAssessedReason'), message: `${name}: say why it was not assessed` }]
        : [];
    return lacksEvidence(score.evidence) ? [{ path: at('evidence'), message: `${name}: ${tooLittle}` }] : [];
  });
  const missingClaims = content.redFlags.flatMap(({ key, evidence }, n) =>
    lacksEvidence(evidence)
      ? [{ path: `redFlags.${n}.evidence`, message: `${redFlagTexts.get(key) ?? key}: ${tooLittle}` }]
      : [],
  );
  const missingRecommendation =
    content.recommendation === null
      ? [{ path: 'recommendation', message: 'is missing: it is yours, and never computed' }]
      : [];
  return [...missingScores, ...missingClaims, ...missingRecommendation];
}

/** What stands of a score: a rating with its evidence, or why there is none. */
export interface Standing {
  readonly rating: number | null;
  readonly notAssessedReason: string | null;
  readonly evidence: string;
}

/**
 * The author's last word on a score. `amendments` are the score's own, oldest first. The last one from before the reveal,
 * which calibration and debriefs go by, is the view `scores_before_reveal`.
 */
export function lastOf(score: Standing, amendments: readonly Standing[]): Standing {
  return amendments.at(-1) ?? score;
}

/** What was said of a card since its submission, each oldest first. */
export interface SaidLater {
  readonly amendments: z.input<typeof Amendment>[];
  readonly questions: z.input<typeof Question>[];
}

export function nothingLater(): SaidLater {
  return { amendments: [], questions: [] };
}

/** What an amendment lacks: it is as complete as what is submitted, and changes something. */
export function amendmentErrors(given: Standing & { readonly reason: string }, last: Standing): FieldError[] {
  const { rating, notAssessedReason, evidence } = given;
  if (rating === null && notAssessedReason === null) {
    return [{ path: 'rating', message: 'give a score, or say that it was not assessed' }];
  }
  if (rating !== null && notAssessedReason !== null) {
    return [{ path: 'notAssessedReason', message: 'is rated and not assessed at the same time' }];
  }
  const isSame =
    rating === last.rating && notAssessedReason === last.notAssessedReason && evidence === last.evidence;
  const errors: FieldError[] = [];
  if (notAssessedReason !== null && notAssessedReason.trim() === '')
    errors.push({ path: 'notAssessedReason', message: 'say why it was not assessed' });
  if (rating !== null && lacksEvidence(evidence)) errors.push({ path: 'evidence', message: tooLittle });
  if (given.reason.trim().length < minAmendmentReason)
    errors.push({ path: 'reason', message: `needs at least ${minAmendmentReason} characters` });
  if (isSame) errors.push({ path: 'rating', message: 'is what the card says already' });
  return errors;
}
