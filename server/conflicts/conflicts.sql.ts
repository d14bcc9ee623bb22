import type { MemberCtx } from '#server/context.ts';

export interface ConflictRow {
  readonly id: string;
  readonly member: { readonly id: string; readonly name: string };
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly kind: string;
  readonly declaredBy: { readonly id: string; readonly name: string };
  readonly declaredAt: Date;
}

/** Which of the conflicts that stand. */
interface Which {
  readonly id?: string;
  readonly candidateId?: string;
  readonly after?: string | null;
  readonly limit: number;
}

/** The merges of records that stand. */
const merges = '(SELECT kept_id, merged_id FROM candidate_merges WHERE org_id = $1 AND undone_at IS NULL)';

/**
 * The conflicts that stand and that the actor may know of: a planner of everybody's, others of their own. With a candidate
 * who is anonymous to them it is only what they declared through the very loop that hides the candidate: any other would
 * tell whom the label stands for. A conflict counts for the record that its candidate is part of by now: the declaration
 * stays as it was made, and counts for its own record again once a merge is undone.
 */
export function selectConflicts(
  ctx: MemberCtx,
  isPlanner: boolean,
  { id, candidateId, after, limit }: Which,
): Promise<ConflictRow[]> {
  return ctx.tx.sql<ConflictRow>(
    `SELECT f.id, f.kind, f.declared_at AS "declaredAt", coalesce(c.name, anonymous_label(hidden.application_id))
              AS "candidateName", c.name IS NULL AS "isAnonymous",
            json_build_object('id', m.id, 'name', m.name) AS member,
            json_build_object('id', d.id, 'name', d.name) AS "declaredBy"
       FROM conflicts f
      CROSS JOIN LATERAL (
        WITH RECURSIVE chain AS (
          SELECT f.candidate_id AS id
           UNION ALL
          SELECT into_it.kept_id FROM chain JOIN ${merges} AS into_it ON into_it.merged_id = chain.id)
        SELECT chain.id FROM chain WHERE NOT EXISTS (
          SELECT FROM ${merges} AS away WHERE away.merged_id = chain.id)) AS kept
       JOIN candidates_for($2) c ON c.org_id = f.org_id AND c.id = kept.id
       JOIN members m ON m.org_id = f.org_id AND m.id = f.member_id
       JOIN members d ON d.org_id = f.org_id AND d.id = f.declared_by
       LEFT JOIN loops l ON l.org_id = f.org_id AND l.id = f.loop_id
       LEFT JOIN applications_hidden_from($2) hidden
              ON hidden.org_id = l.org_id AND hidden.application_id = l.application_id
      WHERE f.org_id = $1 AND f.withdrawn_at IS NULL AND ($3 OR f.member_id = $2)
        AND (c.name IS NOT NULL OR (hidden.application_id IS NOT NULL AND f.declared_by = $2))
        AND (c.compared_email IS NULL OR c.compared_email <> $4)
        AND ($5::uuid IS NULL OR f.id = $5) AND ($6::uuid IS NULL OR kept.id = $6)
        AND ($7::uuid IS NULL OR f.id < $7)
      ORDER BY f.id DESC LIMIT $8`,
    [
      ctx.actor.orgId,
      ctx.actor.memberId,
      isPlanner,
      ctx.actor.email.toLowerCase(),
      id ?? null,
      candidateId ?? null,
      after ?? null,
      limit,
    ],
  );
}
