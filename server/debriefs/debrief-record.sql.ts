import type { MemberCtx } from '#server/context.ts';
import type { DebriefCard } from '#server/debriefs/cards/rules.ts';
import type { DebriefDimension, DebriefRow, SettlementRow } from '#server/debriefs/present.ts';

/** A debrief with the kit of its job's version, and what the job says of its debriefs. */
export async function selectDebrief(ctx: MemberCtx, debriefId: string): Promise<DebriefRow | null> {
  const [row] = await ctx.tx.sql<DebriefRow>(
    `SELECT d.id, d.loop_id AS "loopId", json_build_object('id', m.id, 'name', m.name) AS "openedBy",
            d.opened_at AS "openedAt", d.opened_despite AS "openedDespite", d.fit_id AS "fitId",
            f.made_at AS "fitMadeAt", d.card_ids AS "cardIds", d.figures, d.version,
            json_build_object('id', b.id, 'title', b.title, 'number', v.number) AS blueprint, v.kit,
            j.quorum, j.composite_policy AS "compositePolicy"
       FROM debriefs d
       JOIN members m ON m.org_id = d.org_id AND m.id = d.opened_by
       JOIN fits f ON f.org_id = d.org_id AND f.id = d.fit_id
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN blueprints b ON b.org_id = j.org_id AND b.id = j.blueprint_id
       JOIN blueprint_versions v ON v.org_id = j.org_id AND v.id = j.version_id
      WHERE d.org_id = $1 AND d.id = $2`,
    [ctx.actor.orgId, debriefId],
  );
  return row ?? null;
}

export function selectDebriefDimensions(ctx: MemberCtx, versionId: string): Promise<DebriefDimension[]> {
  return ctx.tx.sql<DebriefDimension>(
    `SELECT dimension_id AS id, key, name, weight, bar, is_must_have AS "isMustHave"
       FROM version_dimensions WHERE org_id = $1 AND version_id = $2 ORDER BY position`,
    [ctx.actor.orgId, versionId],
  );
}

export function selectDebriefCards(ctx: MemberCtx, loopId: string): Promise<DebriefCard[]> {
  return selectCardsOf(ctx, [loopId]);
}

/**
 * The submitted cards of the counting seats of loops, in the order of the interviews: trainees and shadows never count.
 * Each score is its author's last word from before the reveal, with what was submitted where that was amended.
 */
export function selectCardsOf(ctx: MemberCtx, loopIds: readonly string[]): Promise<DebriefCard[]> {
  return ctx.tx.sql<DebriefCard>(
    `SELECT card.id, card.loop_id AS "loopId", s.id AS "seatId", json_build_object('id', m.id, 'name', m.name) AS interviewer,
            i.name AS "interviewName", i.exercise_key AS "exerciseKey", card.recommendation,
            card.red_flags AS "redFlags", card.submitted_at AS "submittedAt", scored.scores,
            (SELECT min(e.at) FROM audit_entries e
              WHERE e.org_id = card.org_id AND e.subject_id = card.loop_id AND e.action = 'cards.read'
                AND e.actor_id = card.member_id) AS "revealedAt",
            (SELECT json_build_object('id', typist.id, 'name', typist.name) FROM members typist
              WHERE typist.org_id = card.org_id AND typist.id = card.typed_by) AS "typedBy"
       FROM scorecards card
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
      CROSS JOIN LATERAL (
             SELECT json_agg(json_build_object('dimensionId', r.dimension_id, 'rating', last.rating,
                      'notAssessedReason', last.not_assessed_reason, 'evidence', last.evidence,
                      'submitted', CASE WHEN last.amendment_id IS NOT NULL THEN
                        json_build_object('rating', r.rating, 'notAssessedReason', r.not_assessed_reason,
                                          'evidence', r.evidence) END)
                      ORDER BY array_position(s.dimension_ids, r.dimension_id)) AS scores
               FROM scores r
               JOIN scores_before_reveal last ON last.org_id = r.org_id AND last.scorecard_id = r.scorecard_id
                AND last.dimension_id = r.dimension_id
              WHERE r.org_id = card.org_id AND r.scorecard_id = card.id) AS scored
      WHERE card.org_id = $1 AND card.loop_id = ANY ($2) AND card.state = 'submitted' AND s.kind = 'interviewer'
      ORDER BY i.starts_at, i.id, s.id`,
    [ctx.actor.orgId, loopIds],
  );
}

/** The last thing settled on each dimension. */
export function selectSettlements(ctx: MemberCtx, debriefId: string): Promise<SettlementRow[]> {
  return ctx.tx.sql<SettlementRow>(
    `SELECT DISTINCT ON (s.dimension_id) s.dimension_id AS "dimensionId", s.note,
            json_build_object('id', m.id, 'name', m.name) AS by, s.settled_at AS at
       FROM settlements s JOIN members m ON m.org_id = s.org_id AND m.id = s.settled_by
      WHERE s.org_id = $1 AND s.debrief_id = $2
      ORDER BY s.dimension_id, s.settled_at DESC, s.id DESC`,
    [ctx.actor.orgId, debriefId],
  );
}
