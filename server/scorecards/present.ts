import type { z } from 'zod';
import { nothingLater, type SaidLater } from '#server/scorecards/rules.ts';
import type { Dimension, Exercise, Kit } from '#shared/kit.ts';
import type { Amendment, CardContent, Question, Scorecard, SubmittedCard } from '#shared/scorecards.ts';
import { SeatKind } from '#shared/seats.ts';

type KitPart = z.input<typeof Scorecard>['kit'];

interface CardText {
  readonly notes: string;
  readonly recommendation: CardContent['recommendation'];
  readonly signals: string[];
  readonly redFlags: CardContent['redFlags'];
  readonly dimensions: readonly {
    readonly id: string;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
}

/** What a card holds, for its author. */
export function presentContent(card: CardText): z.input<typeof Scorecard>['content'] {
  return {
    notes: card.notes,
    recommendation: card.recommendation,
    scores: card.dimensions.map(({ id, rating, notAssessedReason, evidence }) => ({
      dimensionId: id,
      rating,
      notAssessedReason,
      evidence,
    })),
    signals: card.signals,
    redFlags: card.redFlags,
  };
}

/** The part of a kit that a seat works with: nothing of exercises and dimensions of other seats. */
export function presentKit(
  dimensions: readonly { readonly id: string; readonly key: string; readonly isMustHave: boolean }[],
  kit: {
    readonly exercise: Exercise;
    readonly dimensions: readonly Dimension[];
    readonly signals: Kit['signals'];
    readonly redFlags: Kit['redFlags'];
  },
): KitPart {
  const { exercise } = kit;
  return {
    exercise: {
      key: exercise.key,
      name: exercise.name,
      minutes: exercise.minutes,
      brief: exercise.brief,
      materials: exercise.materials,
    },
    dimensions: dimensions.map(({ id, key, isMustHave }) => {
      const dimension = kit.dimensions.find((candidate) => candidate.key === key);
      if (dimension === undefined) throw new Error(`the kit has no dimension ${key}`);
      return {
        id,
        key,
        name: dimension.name,
        covers: dimension.covers,
        anchors: [...dimension.anchors],
        isMustHave,
        prompts: exercise.prompts
          .filter((prompt) => prompt.dimension === key)
          .map((prompt) => ({ key: prompt.key, text: prompt.text, probes: prompt.probes })),
        signals: kit.signals
          .filter((signal) => signal.dimension === key)
          .map((signal) => ({ key: signal.key, leaning: signal.leaning, text: signal.text })),
      };
    }),
    redFlags: kit.redFlags.map(({ key, text }) => ({ key, text })),
  };
}

/** A later word of its author on a submitted score. */
export interface AmendmentRow {
  readonly seatId: string;
  readonly scorecardId: string;
  readonly dimensionId: string;
  readonly number: number;
  readonly rating: number | null;
  readonly notAssessedReason: string | null;
  readonly evidence: string;
  readonly reason: string;
  readonly isBeforeReveal: boolean;
  readonly amendedAt: Date;
}

export interface QuestionRow {
  readonly id: string;
  readonly seatId: string;
  readonly dimensionId: string;
  readonly text: string;
  readonly askedBy: { readonly id: string; readonly name: string };
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

export function presentAmendment(
  row: Omit<AmendmentRow, 'seatId' | 'scorecardId' | 'number'>,
): z.input<typeof Amendment> {
  return {
    dimensionId: row.dimensionId,
    rating: row.rating,
    notAssessedReason: row.notAssessedReason,
    evidence: row.evidence,
    reason: row.reason,
    isBeforeReveal: row.isBeforeReveal,
    amendedAt: row.amendedAt.toISOString(),
  };
}

export function presentQuestion(row: Omit<QuestionRow, 'seatId'>): z.input<typeof Question> {
  const { answer, answeredAt } = row;
  return {
    id: row.id,
    dimensionId: row.dimensionId,
    text: row.text,
    askedBy: { id: row.askedBy.id, name: row.askedBy.name },
    askedAt: row.askedAt.toISOString(),
    answer:
      answer === null || answeredAt === null ? null : { text: answer, answeredAt: answeredAt.toISOString() },
  };
}

interface ReadCard {
  readonly seatId: string;
  readonly kind: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly interviewName: string;
  readonly submittedAt: Date;
  readonly recommendation: NonNullable<SubmittedCard['recommendation']>;
  readonly signals: readonly string[];
  readonly redFlags: readonly { readonly key: string; readonly evidence: string }[];
  readonly scores: readonly {
    readonly dimensionId: string;
    readonly dimensionName: string;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
  readonly typedBy: { readonly id: string; readonly name: string } | null;
}

/** What was said of a loop's cards since, by seat and each oldest first. */
export function presentSaidLater(
  amendments: readonly AmendmentRow[],
  questions: readonly QuestionRow[],
): ReadonlyMap<string, SaidLater> {
  const seatIds = new Set([...amendments, ...questions].map(({ seatId }) => seatId));
  return new Map(
    [...seatIds].map((own) => [
      own,
      {
        amendments: amendments.filter(({ seatId }) => seatId === own).map(presentAmendment),
        questions: questions.filter(({ seatId }) => seatId === own).map(presentQuestion),
      },
    ]),
  );
}

/** What stands around a card for one reader. */
interface Around {
  /** Undefined where nothing was said since. */
  readonly later: SaidLater | undefined;
  readonly keepsRecommendation: boolean;
  readonly canAsk: boolean;
}

/** A submitted card as others read it, in the kit's own words; notes are the author's alone. */
export function presentSubmittedCard(
  card: ReadCard,
  kit: { readonly signals: Kit['signals']; readonly redFlags: Kit['redFlags'] },
  { later, keepsRecommendation, canAsk }: Around,
): z.input<typeof SubmittedCard> {
  const ticked = new Set(card.signals);
  return {
    seatId: card.seatId,
    interviewName: card.interviewName,
    interviewer: { id: card.authorId, name: card.authorName },
    kind: SeatKind.parse(card.kind),
    submittedAt: card.submittedAt.toISOString(),
    recommendation: keepsRecommendation ? null : card.recommendation,
    scores: card.scores.map(({ dimensionId, dimensionName, rating, notAssessedReason, evidence }) => ({
      dimensionId,
      dimensionName,
      rating,
      notAssessedReason,
      evidence,
    })),
    signals: kit.signals.filter(({ key }) => ticked.has(key)).map(({ text, leaning }) => ({ text, leaning })),
    redFlags: card.redFlags.map(({ key, evidence }) => ({
      text: kit.redFlags.find((flag) => flag.key === key)?.text ?? key,
      evidence,
    })),
    ...(later ?? nothingLater()),
    typedBy: card.typedBy,
    can: { ask: canAsk },
  };
}
