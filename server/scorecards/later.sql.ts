import type { MemberCtx } from '#server/context.ts';
import type { AmendmentRow, QuestionRow } from '#server/scorecards/present.ts';

/** The amendments of a loop's cards, or of one seat's, oldest first. */
export function selectAmendments(
  ctx: MemberCtx,
  loopId: string,
  seatId: string | null = null,
): Promise<AmendmentRow[]> {
  return ctx.tx.sql<AmendmentRow>(
    `SELECT card.seat_id AS "seatId", a.scorecard_id AS "scorecardId", a.dimension_id AS "dimensionId", a.number,
            a.rating, a.not_assessed_reason AS "notAssessedReason", a.evidence, a.reason,
            a.is_before_reveal AS "isBeforeReveal", a.amended_at AS "amendedAt"
       FROM scorecards card
       JOIN amendments a ON a.org_id = card.org_id AND a.scorecard_id = card.id
      WHERE card.org_id = $1 AND card.loop_id = $2 AND card.state = 'submitted'
        AND ($3::uuid IS NULL OR card.seat_id = $3)
      ORDER BY a.amended_at, a.number, a.id`,
    [ctx.actor.orgId, loopId, seatId],
  );
}

/** What was asked about a loop's cards, or about one seat's, with the answers, oldest first. */
export function selectQuestions(
  ctx: MemberCtx,
  loopId: string,
  seatId: string | null = null,
): Promise<QuestionRow[]> {
  return ctx.tx.sql<QuestionRow>(
    `SELECT q.id, card.seat_id AS "seatId", q.dimension_id AS "dimensionId", q.text,
            json_build_object('id', m.id, 'name', m.name) AS "askedBy", q.asked_at AS "askedAt",
            d.text AS answer, d.answered_at AS "answeredAt"
       FROM scorecards card
       JOIN questions q ON q.org_id = card.org_id AND q.scorecard_id = card.id
       JOIN members m ON m.org_id = q.org_id AND m.id = q.asked_by
       LEFT JOIN addenda d ON d.org_id = q.org_id AND d.question_id = q.id
      WHERE card.org_id = $1 AND card.loop_id = $2 AND card.state = 'submitted'
        AND ($3::uuid IS NULL OR card.seat_id = $3)
      ORDER BY q.asked_at, q.id`,
    [ctx.actor.orgId, loopId, seatId],
  );
}
