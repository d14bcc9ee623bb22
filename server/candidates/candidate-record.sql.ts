import type { MergeRow, Named, OriginRow } from '#server/candidates/present.ts';
import type { MemberCtx } from '#server/context.ts';

/** The record that a candidate is part of by now: itself, unless it was merged away. */
export async function resolveCandidate(ctx: MemberCtx, candidateId: string): Promise<string> {
  const [row] = await ctx.tx.sql<{ id: string }>(
    `WITH RECURSIVE chain AS (
       SELECT c.id, c.merged_into FROM candidates c WHERE c.org_id = $1 AND c.id = $2
        UNION ALL
       SELECT c.id, c.merged_into FROM chain JOIN candidates c ON c.org_id = $1 AND c.id = chain.merged_into)
     SELECT id FROM chain WHERE merged_into IS NULL`,
    [ctx.actor.orgId, candidateId],
  );
  return row?.id ?? candidateId;
}

/** Who ended which of a candidate's applications. */
export async function selectEnders(ctx: MemberCtx, candidateId: string): Promise<ReadonlyMap<string, Named>> {
  const rows = await ctx.tx.sql<{ applicationId: string; by: Named }>(
    `SELECT a.id AS "applicationId", json_build_object('id', m.id, 'name', m.name) AS by
       FROM applications a JOIN members m ON m.org_id = a.org_id AND m.id = a.ended_by
      WHERE a.org_id = $1 AND a.candidate_id = $2`,
    [ctx.actor.orgId, candidateId],
  );
  return new Map(rows.map(({ applicationId, by }) => [applicationId, by]));
}

/** The imports that brought a candidate and the records that were merged into them, the newest first. */
export function selectOrigins(ctx: MemberCtx, candidateId: string): Promise<OriginRow[]> {
  return ctx.tx.sql<OriginRow>(
    `WITH RECURSIVE part AS (
       SELECT c.id FROM candidates c WHERE c.org_id = $1 AND c.id = $2
        UNION ALL
       SELECT c.id FROM part JOIN candidates c ON c.org_id = $1 AND c.merged_into = part.id)
     SELECT DISTINCT i.id AS "importId", i.ended_at AS at
       FROM part
       JOIN imported_candidates came ON came.org_id = $1 AND came.candidate_id = part.id
       JOIN candidate_imports i ON i.org_id = came.org_id AND i.id = came.import_id
      ORDER BY i.id DESC`,
    [ctx.actor.orgId, candidateId],
  );
}

/** What the merge left in a field: what it took from the other record, or what stood there. */
const left = (field: string, taken: string, before: string): string =>
  `CASE WHEN '${field}' = ANY (m.taken) THEN ${taken} ELSE ${before} END`;

/** The merges that stand, of records that are part of a candidate, the newest first; or one of them. */
export function selectMerges(
  ctx: MemberCtx,
  of: { readonly keptId: string } | { readonly mergeId: string },
): Promise<MergeRow[]> {
  const [column, id] = 'keptId' in of ? ['kept_id', of.keptId] : ['id', of.mergeId];
  return ctx.tx.sql<MergeRow>(
    `SELECT m.id, m.kept_id AS "keptId", m.merged_id AS "mergedId", gone.name,
            json_build_object('id', p.id, 'name', p.name) AS by, m.merged_at AS "mergedAt",
            m.application_ids AS "applicationIds", m.note_ids AS "noteIds", m.kept_name AS "keptName",
            m.kept_email AS "keptEmail", m.kept_phone AS "keptPhone", m.kept_time_zone AS "keptTimeZone",
            m.resume_set_at AS "resumeSetAt",
            (kept.name, kept.email, kept.phone, kept.time_zone) IS DISTINCT FROM (
              ${left('name', 'gone.name', 'm.kept_name')}, ${left('email', 'gone.email', 'm.kept_email')},
              ${left('phone', 'gone.phone', 'm.kept_phone')}, ${left('timeZone', 'gone.time_zone', 'm.kept_time_zone')}
            ) AS "isChangedSince"
       FROM candidate_merges m
       JOIN candidates kept ON kept.org_id = m.org_id AND kept.id = m.kept_id
       JOIN candidates gone ON gone.org_id = m.org_id AND gone.id = m.merged_id
       JOIN members p ON p.org_id = m.org_id AND p.id = m.merged_by
      WHERE m.org_id = $1 AND m.${column} = $2 AND m.undone_at IS NULL
      ORDER BY m.id DESC`,
    [ctx.actor.orgId, id],
  );
}
