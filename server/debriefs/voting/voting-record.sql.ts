import type { MemberCtx } from '#server/context.ts';
import type { RecusalRow, RevealRow, VoteRow } from '#server/debriefs/voting/rules.ts';

const person = `json_build_object('id', m.id, 'name', m.name)`;

/** The last vote of each member, in the order of the members' ids: neither when nor what they voted shows in it. */
export function selectVotes(ctx: MemberCtx, debriefId: string): Promise<VoteRow[]> {
  return ctx.tx.sql<VoteRow>(
    `SELECT DISTINCT ON (v.member_id) v.id, ${person} AS person, v.choice, v.reason, v.is_late AS "isLate",
            v.cast_at AS "castAt"
       FROM votes v JOIN members m ON m.org_id = v.org_id AND m.id = v.member_id
      WHERE v.org_id = $1 AND v.debrief_id = $2
      ORDER BY v.member_id, v.number DESC`,
    [ctx.actor.orgId, debriefId],
  );
}

export function selectRecusals(ctx: MemberCtx, debriefId: string): Promise<RecusalRow[]> {
  return ctx.tx.sql<RecusalRow>(
    `SELECT ${person} AS person, r.reason, r.recused_at AS at
       FROM recusals r JOIN members m ON m.org_id = r.org_id AND m.id = r.member_id
      WHERE r.org_id = $1 AND r.debrief_id = $2
      ORDER BY r.recused_at, r.member_id`,
    [ctx.actor.orgId, debriefId],
  );
}

export async function selectReveal(ctx: MemberCtx, debriefId: string): Promise<RevealRow | null> {
  const [row] = await ctx.tx.sql<RevealRow>(
    `SELECT r.vote_ids AS "voteIds", r.quorum, r.revealed_at AS at, ${person} AS chair,
            (SELECT json_agg(json_build_object('id', asked.id, 'name', asked.name)
                             ORDER BY array_position(r.voter_ids, asked.id))
               FROM members asked WHERE asked.org_id = r.org_id AND asked.id = ANY (r.voter_ids)) AS voters
       FROM vote_reveals r JOIN members m ON m.org_id = r.org_id AND m.id = r.chair_id
      WHERE r.org_id = $1 AND r.debrief_id = $2`,
    [ctx.actor.orgId, debriefId],
  );
  return row ?? null;
}
