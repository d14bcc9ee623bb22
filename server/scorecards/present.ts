import type { z } from 'zod';
import type { Dimension, Exercise, Kit } from '#shared/kit.ts';
import { SeatKind } from '#shared/loops.ts';
import type { Scorecard, SubmittedCard } from '#shared/scorecards.ts';

type KitPart = z.input<typeof Scorecard>['kit'];

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

interface ReadCard {
  readonly seatId: string;
  readonly kind: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly interviewName: string;
  readonly submittedAt: Date;
  readonly recommendation: SubmittedCard['recommendation'];
  readonly signals: readonly string[];
  readonly redFlags: readonly { readonly key: string; readonly evidence: string }[];
  readonly scores: readonly {
    readonly dimensionId: string;
    readonly dimensionName: string;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
}

/** A submitted card as others read it, in the kit's own words; notes are the author's alone. */
export function presentSubmittedCard(
  card: ReadCard,
  kit: { readonly signals: Kit['signals']; readonly redFlags: Kit['redFlags'] },
): z.input<typeof SubmittedCard> {
  const ticked = new Set(card.signals);
  return {
    seatId: card.seatId,
    interviewName: card.interviewName,
    interviewer: { id: card.authorId, name: card.authorName },
    kind: SeatKind.parse(card.kind),
    submittedAt: card.submittedAt.toISOString(),
    recommendation: card.recommendation,
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
  };
}
