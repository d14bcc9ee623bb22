import type { MemberCtx } from '#server/context.ts';
import { aroundLoop, type Line, loopColumns } from '#server/debriefs/list-debriefs.sql.ts';
import type { Named } from '#server/debriefs/voting/rules.ts';
import type { SeatFacts } from '#server/loops/policy.ts';

interface WaitingLine extends Line {
  readonly id: string;
  /** Words of evidence on the cards that were pinned. */
  readonly words: number;
}

/** A debrief without a decision, of a job on which the actor has a vote. */
export interface OpenLine extends WaitingLine {
  readonly openedAt: Date;
  readonly revealedAt: Date | null;
  /** When its last decision came back or was reopened. */
  readonly reopenedAt: Date | null;
  readonly hasVoted: boolean;
  readonly hasRecused: boolean;
}

/** A decision that asks for the actor's approval. */
export interface AskedLine extends WaitingLine {
  readonly outcome: string;
  readonly decidedBy: Named;
  /** When the one before approved, or when it was decided. */
  readonly askedAt: Date;
}

const words = `(SELECT coalesce(sum(regexp_count(r.evidence, '\\S+')), 0)::integer FROM scores r
                 WHERE r.org_id = d.org_id AND r.scorecard_id = ANY (d.card_ids)) AS words`;

export function selectOpenLines(ctx: MemberCtx): Promise<OpenLine[]> {
  return ctx.tx.sql<OpenLine>(
    `SELECT d.id, ${words}, ${loopColumns}, d.opened_at AS "openedAt",
            (SELECT r.revealed_at FROM vote_reveals r WHERE r.org_id = d.org_id AND r.debrief_id = d.id) AS "revealedAt",
            (SELECT max(r.reopened_at) FROM decisions x
               JOIN reopenings r ON r.org_id = x.org_id AND r.decision_id = x.id
              WHERE x.org_id = d.org_id AND x.debrief_id = d.id) AS "reopenedAt",
            EXISTS (SELECT FROM votes v
                     WHERE v.org_id = d.org_id AND v.debrief_id = d.id AND v.member_id = $2) AS "hasVoted",
            EXISTS (SELECT FROM recusals r
                     WHERE r.org_id = d.org_id AND r.debrief_id = d.id AND r.member_id = $2) AS "hasRecused"
       FROM loops l ${aroundLoop}
       JOIN debriefs d ON d.org_id = l.org_id AND d.loop_id = l.id
      WHERE l.org_id = $1 AND l.state = 'debrief' AND (j.hiring_manager_id = $2 OR $2 = ANY (j.committee_ids))
      ORDER BY d.id`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
}

/** Every seat of these loops, ended ones included, by loop. */
export async function selectSeatFacts(
  ctx: MemberCtx,
  loopIds: readonly string[],
): Promise<ReadonlyMap<string, SeatFacts[]>> {
  const rows = await ctx.tx.sql<SeatFacts & { readonly loopId: string }>(
    `SELECT s.loop_id AS "loopId", s.member_id AS "memberId", s.kind, s.ended_at AS "endedAt",
            card.state = 'submitted' AS "isSubmitted"
       FROM seats s JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
      WHERE s.org_id = $1 AND s.loop_id = ANY ($2)`,
    [ctx.actor.orgId, loopIds],
  );
  return new Map(loopIds.map((id) => [id, rows.filter(({ loopId }) => loopId === id)]));
}

export function selectAskedLines(ctx: MemberCtx): Promise<AskedLine[]> {
  return ctx.tx.sql<AskedLine>(
    `SELECT d.id, ${words}, ${loopColumns}, x.outcome,
            json_build_object('id', m.id, 'name', m.name) AS "decidedBy",
            coalesce((SELECT max(a.answered_at) FROM approvals a
                       WHERE a.org_id = x.org_id AND a.decision_id = x.id), x.decided_at) AS "askedAt"
       FROM (
         -- Of all that were ever asked, first those without an answer.
         SELECT step.* FROM approval_steps step
          WHERE step.org_id = $1 AND step.approver_id = $2 AND NOT EXISTS (
                  SELECT FROM approvals a
                   WHERE a.org_id = step.org_id AND a.decision_id = step.decision_id AND a.position = step.position)
         OFFSET 0) AS s
       JOIN decisions x ON x.org_id = s.org_id AND x.id = s.decision_id
       JOIN members m ON m.org_id = x.org_id AND m.id = x.decided_by
       JOIN debriefs d ON d.org_id = x.org_id AND d.id = x.debrief_id
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id ${aroundLoop}
      WHERE (SELECT count(*) FROM approvals a
              WHERE a.org_id = s.org_id AND a.decision_id = s.decision_id AND a.verdict = 'approved') = s.position - 1
        AND NOT EXISTS (SELECT FROM reopenings r WHERE r.org_id = x.org_id AND r.decision_id = x.id)
      ORDER BY d.id`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
}
