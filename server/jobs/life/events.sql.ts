import type { MemberCtx } from '#server/context.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface JobEventRow {
  readonly at: Date;
  /** Its place among those of its moment, of those that the reader is told of. */
  readonly rank: number;
  readonly action: string;
  readonly actor: Named | null;
  readonly state: string | null;
  readonly fields: readonly string[];
  readonly rounds: number | null;
  readonly cause: string | null;
  readonly loop: {
    readonly id: string;
    readonly candidate: Named & { readonly isAnonymous: boolean };
  } | null;
}

/**
 * The entries of the trail about a job, and with `readsLoops` those about its loops, except the reader's own; the newest
 * first, from behind the given place. A place is a moment and a rank among what the reader sees of it, as on a loop.
 */
export function selectJobEvents(
  ctx: MemberCtx,
  jobId: string,
  told: { readonly actions: readonly string[]; readonly readsLoops: boolean },
  after: { readonly at: Date; readonly rank: number } | null,
  limit: number,
): Promise<JobEventRow[]> {
  return ctx.tx.sqlPlanned<JobEventRow>(
    `WITH own AS MATERIALIZED (
       SELECT l.id, l.application_id, c.id AS candidate_id, c.name
         FROM applications a
         JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
         JOIN candidates_for($3) c ON c.org_id = a.org_id AND c.id = a.candidate_id
        WHERE $5 AND a.org_id = $1 AND a.job_id = $2 AND (c.compared_email IS NULL OR lower(c.compared_email) <> $4)
     ), entries AS (
       SELECT e.at, row_number() OVER (PARTITION BY e.at ORDER BY e.seq)::integer AS rank, e.action, e.actor_id,
              e.subject_id, e.data::jsonb AS data
         FROM audit_entries e
        WHERE e.org_id = $1 AND e.action = ANY ($6)
          AND e.subject_id = ANY (ARRAY(SELECT $2::uuid UNION ALL SELECT id FROM own))
     )
     SELECT e.at, e.rank, e.action, e.data ->> 'state' AS state, e.data ->> 'cause' AS cause,
            CASE WHEN e.action = 'job.plan_saved' THEN (e.data ->> 'rounds')::integer END AS rounds,
            CASE WHEN actor.id IS NOT NULL THEN json_build_object('id', actor.id, 'name', actor.name) END AS actor,
            ARRAY(SELECT jsonb_array_elements_text(e.data -> 'fields')) AS fields,
            CASE WHEN own.id IS NOT NULL THEN json_build_object('id', own.id, 'candidate', json_build_object(
              'id', own.candidate_id, 'name', coalesce(own.name, anonymous_label(own.application_id)),
              'isAnonymous', own.name IS NULL)) END AS loop
       FROM entries e
       LEFT JOIN members actor ON actor.org_id = $1 AND actor.id = e.actor_id
       LEFT JOIN own ON own.id = e.subject_id
      WHERE $7::timestamptz IS NULL OR (e.at, e.rank) < ($7, $8::integer)
      ORDER BY e.at DESC, e.rank DESC LIMIT $9`,
    [
      ctx.actor.orgId,
      jobId,
      ctx.actor.memberId,
      ctx.actor.email.toLowerCase(),
      told.readsLoops,
      told.actions,
      after?.at ?? null,
      after?.rank ?? null,
      limit,
    ],
  );
}
