import { lastBeforeReveal } from '#server/calibration/rules.ts';

/** A score as it stands: a rating with its evidence, or why there is none. */
interface Standing {
  readonly rating: number | null;
  readonly notAssessedReason: string | null;
  readonly evidence: string;
}

/** The author's last word from before the reveal on one dimension. */
export interface DebriefScore extends Standing {
  readonly dimensionId: string;
  /** What was submitted, where that word is an amendment; null where it is the submission itself. */
  readonly submitted: Standing | null;
}

/** A submitted card of a counting seat, with its scores in the order of the seat. */
export interface DebriefCard {
  readonly id: string;
  readonly loopId: string;
  readonly seatId: string;
  readonly interviewer: { readonly id: string; readonly name: string };
  readonly interviewName: string;
  readonly exerciseKey: string;
  readonly submittedAt: Date;
  /** When its author first read a colleague's card on the loop; null for never. */
  readonly revealedAt: Date | null;
  readonly typedBy: { readonly id: string; readonly name: string } | null;
  readonly recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes';
  readonly redFlags: readonly { readonly key: string; readonly evidence: string }[];
  readonly scores: readonly DebriefScore[];
}

/**
 * The scores of a loop that count: those that calibration takes, by the same rule, so that a raw mean and the calibrated
 * score beside it stand on the same ratings. One rating for each person and dimension, whoever holds two seats; nothing
 * that was not assessed.
 */
export function countingScores(cards: readonly DebriefCard[]): ReadonlySet<DebriefScore> {
  const inOrder = [...cards].sort(
    (a, b) => a.submittedAt.getTime() - b.submittedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const facts = inOrder.flatMap(({ loopId, interviewer, submittedAt, revealedAt, scores }) =>
    scores
      .filter(({ rating }) => rating !== null)
      .map((score) => ({
        loopId,
        raterId: interviewer.id,
        dimensionId: score.dimensionId,
        submittedAt,
        revealedAt,
        score,
      })),
  );
  return new Set(lastBeforeReveal(facts).map(({ score }) => score));
}
