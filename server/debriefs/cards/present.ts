import type { z } from 'zod';
import type { DebriefCard, DebriefScore } from '#server/debriefs/cards/rules.ts';
import { nothingLater, type SaidLater } from '#server/scorecards/rules.ts';
import type { Debrief as DebriefView } from '#shared/debriefs.ts';
import type { Kit } from '#shared/kit.ts';

type Row = z.input<typeof DebriefView>['matrix']['rows'][number];
type Score = z.input<typeof DebriefView>['issues'][number]['scores'][number];

/** What stands around the cards of a debrief. */
interface Around {
  readonly debrief: { readonly kit: Kit };
  readonly dimensions: readonly { readonly id: string; readonly key: string }[];
  readonly later: ReadonlyMap<string, SaidLater>;
  readonly keepsRecommendations: boolean;
}

export function presentRow(card: DebriefCard, counting: ReadonlySet<DebriefScore>, around: Around): Row {
  const { exercises } = around.debrief.kit;
  return {
    seatId: card.seatId,
    interviewer: card.interviewer,
    interviewName: card.interviewName,
    exercise: exercises.find(({ key }) => key === card.exerciseKey)?.name ?? card.exerciseKey,
    recommendation: around.keepsRecommendations ? null : card.recommendation,
    typedBy: card.typedBy,
    cells: card.scores.map((score) => ({
      dimensionId: score.dimensionId,
      ...presentScore(card, score, counting, around),
    })),
  };
}

/** The scores on a dimension that count, in the order of the cards. */
export function presentScoresOn(
  dimensionId: string,
  cards: readonly DebriefCard[],
  counting: ReadonlySet<DebriefScore>,
  around: Around,
): Score[] {
  return cards.flatMap((card) =>
    card.scores
      .filter((score) => score.dimensionId === dimensionId && counting.has(score))
      .map((score) => presentScore(card, score, counting, around)),
  );
}

function presentScore(
  card: DebriefCard,
  score: DebriefScore,
  counting: ReadonlySet<DebriefScore>,
  { debrief, dimensions, later }: Around,
): Score {
  const { dimensionId, rating, notAssessedReason, evidence, submitted } = score;
  const { amendments, questions } = later.get(card.seatId) ?? nothingLater();
  const key = dimensions.find(({ id }) => id === dimensionId)?.key;
  const anchors = debrief.kit.dimensions.find((dimension) => dimension.key === key)?.anchors;
  const anchorOf = (level: number | null): string | null =>
    level === null ? null : (anchors?.[level - 1] ?? null);
  const isOn = (one: { readonly dimensionId: string }): boolean => one.dimensionId === dimensionId;
  return {
    seatId: card.seatId,
    interviewer: card.interviewer,
    rating,
    notAssessedReason,
    evidence,
    anchor: anchorOf(rating),
    submitted: submitted === null ? null : { ...submitted, anchor: anchorOf(submitted.rating) },
    amendments: amendments.filter(isOn).map((one) => ({ ...one, anchor: anchorOf(one.rating) })),
    questions: questions.filter(isOn),
    counts: counting.has(score),
  };
}
