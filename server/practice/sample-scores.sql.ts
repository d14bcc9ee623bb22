import type { MemberCtx } from '#server/context.ts';

interface SampleOf {
  readonly blueprintId: string;
  readonly sampleKey: string;
}

/** What the actor gave a sample; null before. */
export interface OwnAttempt {
  readonly submittedAt: Date;
  readonly scores: readonly {
    readonly dimension: string;
    readonly rating: number;
    readonly reference: number;
  }[];
}

export async function selectOwnAttempt(ctx: MemberCtx, sample: SampleOf): Promise<OwnAttempt | null> {
  const [row] = await ctx.tx.sql<OwnAttempt>(
    `SELECT a.submitted_at AS "submittedAt",
            (SELECT json_agg(json_build_object('dimension', s.dimension_key, 'rating', s.rating,
                                               'reference', s.reference))
               FROM practice_scores s WHERE s.org_id = a.org_id AND s.attempt_id = a.id) AS scores
       FROM practice_attempts a
      WHERE a.org_id = $1 AND a.blueprint_id = $2 AND a.sample_key = $3 AND a.member_id = $4`,
    [ctx.actor.orgId, sample.blueprintId, sample.sampleKey, ctx.actor.memberId],
  );
  return row ?? null;
}

/** How often others gave each score, by dimension; without a name. Only for who has scored the sample. */
export interface ColleagueCount {
  readonly dimension: string;
  readonly rating: number;
  readonly people: number;
}

export function selectColleagueCounts(ctx: MemberCtx, sample: SampleOf): Promise<ColleagueCount[]> {
  return ctx.tx.sql<ColleagueCount>(
    `SELECT s.dimension_key AS dimension, s.rating, count(*)::integer AS people
       FROM practice_attempts a
       JOIN practice_scores s ON s.org_id = a.org_id AND s.attempt_id = a.id
      WHERE a.org_id = $1 AND a.blueprint_id = $2 AND a.sample_key = $3 AND a.member_id <> $4
      GROUP BY s.dimension_key, s.rating`,
    [ctx.actor.orgId, sample.blueprintId, sample.sampleKey, ctx.actor.memberId],
  );
}

/** Keeps an attempt with its scores, in one statement. */
export async function insertAttempt(
  ctx: MemberCtx,
  sample: SampleOf,
  scores: readonly { readonly dimension: string; readonly rating: number; readonly reference: number }[],
): Promise<void> {
  await ctx.tx.sql(
    `WITH attempt AS (
       INSERT INTO practice_attempts (org_id, id, blueprint_id, sample_key, member_id, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6)
     )
     INSERT INTO practice_scores (org_id, attempt_id, dimension_key, rating, reference)
     SELECT $1, $2, given.* FROM unnest($7::text[], $8::integer[], $9::integer[]) AS given`,
    [
      ctx.actor.orgId,
      ctx.ids.next(),
      sample.blueprintId,
      sample.sampleKey,
      ctx.actor.memberId,
      ctx.clock.now(),
      scores.map(({ dimension }) => dimension),
      scores.map(({ rating }) => rating),
      scores.map(({ reference }) => reference),
    ],
  );
}
