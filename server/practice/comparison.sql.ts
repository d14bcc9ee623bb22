import type { MemberCtx } from '#server/context.ts';

/** A trainee's or shadow's place in an interview, without anything of their card. */
export interface LearnerSeat {
  readonly seatId: string;
  readonly loopId: string;
  readonly interviewId: string;
  readonly kind: 'trainee' | 'shadow';
  readonly learner: { readonly id: string; readonly name: string };
  readonly interviewName: string;
  readonly candidateName: string;
  readonly startsAt: Date;
}

const columns = `
  s.id AS "seatId", s.loop_id AS "loopId", s.interview_id AS "interviewId", s.kind,
  json_build_object('id', m.id, 'name', m.name) AS learner, i.name AS "interviewName",
  coalesce(c.name, anonymous_label(a.id)) AS "candidateName", i.starts_at AS "startsAt"`;
/** $2 is the reader, to whom a candidate may be anonymous. */
const around = `
  JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
  JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
  JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
  JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
  JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id`;

/** Null for a seat that counts, as for none. */
export async function selectLearnerSeat(ctx: MemberCtx, seatId: string): Promise<LearnerSeat | null> {
  const [row] = await ctx.tx.sql<LearnerSeat>(
    `SELECT ${columns} FROM seats s ${around} WHERE s.org_id = $1 AND s.id = $3 AND s.kind <> 'interviewer'`,
    [ctx.actor.orgId, ctx.actor.memberId, seatId],
  );
  return row ?? null;
}

/**
 * Trainees' and shadows' seats in the interviews in which the actor's own card is in, newest first; of others' cards
 * nothing is asked here, so that none of them decides which of these are read.
 */
export function selectSeatsToCompare(ctx: MemberCtx, limit: number): Promise<LearnerSeat[]> {
  return ctx.tx.sql<LearnerSeat>(
    `SELECT ${columns}
       FROM seats own
       JOIN scorecards card ON card.org_id = own.org_id AND card.seat_id = own.id AND card.state = 'submitted'
       JOIN seats s ON s.org_id = own.org_id AND s.interview_id = own.interview_id AND s.kind <> 'interviewer'
                   AND (s.id = own.id OR own.kind = 'interviewer')
       ${around}
      WHERE own.org_id = $1 AND own.member_id = $2 AND lower(c.compared_email) IS DISTINCT FROM lower($3)
      ORDER BY i.starts_at DESC, s.id
      LIMIT $4`,
    [ctx.actor.orgId, ctx.actor.memberId, ctx.actor.email, limit],
  );
}

/** What submitted cards gave, as submitted: whoever calls this has asked the loop's policy. */
export function selectSubmittedScores(
  ctx: MemberCtx,
  seatIds: readonly string[],
): Promise<{ readonly seatId: string; readonly dimensionId: string; readonly rating: number | null }[]> {
  return ctx.tx.sql(
    `SELECT card.seat_id AS "seatId", r.dimension_id AS "dimensionId", r.rating
       FROM scorecards card
       JOIN scores r ON r.org_id = card.org_id AND r.scorecard_id = card.id
      WHERE card.org_id = $1 AND card.seat_id = ANY ($2) AND card.state = 'submitted'`,
    [ctx.actor.orgId, seatIds],
  );
}

/** The dimensions of a job's blueprint version in the kit's order. */
export function selectVersionDimensions(
  ctx: MemberCtx,
  versionId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return ctx.tx.sql(
    `SELECT dimension_id AS id, name FROM version_dimensions WHERE org_id = $1 AND version_id = $2 ORDER BY position`,
    [ctx.actor.orgId, versionId],
  );
}
