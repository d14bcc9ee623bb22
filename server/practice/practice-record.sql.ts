import type { MemberCtx } from '#server/context.ts';
import type { SeatFacts } from '#server/loops/policy.ts';
import type { AttemptFacts, PathFacts } from '#server/practice/rules.ts';

export interface BlueprintRow {
  readonly id: string;
  readonly title: string;
  /** Of the newest published version, in the kit's order. */
  readonly dimensionKeys: readonly string[];
}

/** The published blueprints by title, after the place where the last page ended. */
export function selectPublishedBlueprints(
  ctx: MemberCtx,
  after: readonly [string, string] | null,
  limit: number,
): Promise<BlueprintRow[]> {
  return ctx.tx.sql<BlueprintRow>(
    `SELECT b.id, b.title,
            (SELECT array_agg(d.key ORDER BY d.position) FROM version_dimensions d
              WHERE d.org_id = b.org_id AND d.version_id = newest.id) AS "dimensionKeys"
       FROM blueprints b
      CROSS JOIN LATERAL (
             SELECT v.id FROM blueprint_versions v
              WHERE v.org_id = b.org_id AND v.blueprint_id = b.id AND v.state = 'published'
              ORDER BY v.number DESC LIMIT 1) AS newest
      WHERE b.org_id = $1 AND ($2::text IS NULL OR (b.title, b.id) > ($2, $3::uuid))
      ORDER BY b.title, b.id
      LIMIT $4`,
    [ctx.actor.orgId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export interface AttemptRow extends AttemptFacts {
  readonly blueprintId: string;
  readonly memberId: string;
}

/** Which people, of which blueprints. */
interface Whose {
  readonly blueprintIds: readonly string[];
  readonly memberIds: readonly string[];
}

export function selectAttempts(ctx: MemberCtx, whose: Whose): Promise<AttemptRow[]> {
  return ctx.tx.sql<AttemptRow>(
    `SELECT a.blueprint_id AS "blueprintId", a.member_id AS "memberId", a.sample_key AS "sampleKey",
            a.submitted_at AS "submittedAt", count(*)::integer AS scores,
            sum(abs(s.rating - s.reference))::integer AS total
       FROM practice_attempts a
       JOIN practice_scores s ON s.org_id = a.org_id AND s.attempt_id = a.id
      WHERE a.org_id = $1 AND a.blueprint_id = ANY ($2) AND a.member_id = ANY ($3)
      GROUP BY a.org_id, a.id`,
    [ctx.actor.orgId, whose.blueprintIds, whose.memberIds],
  );
}

export interface LearningCardRow {
  readonly blueprintId: string;
  readonly memberId: string;
  readonly loopId: string;
  readonly kind: 'trainee' | 'shadow';
  readonly submittedAt: Date;
}

/** The submitted cards of one's own trainee and shadow seats. */
export function selectOwnLearningCards(ctx: MemberCtx): Promise<LearningCardRow[]> {
  return ctx.tx.sql<LearningCardRow>(
    `SELECT j.blueprint_id AS "blueprintId", s.member_id AS "memberId", s.loop_id AS "loopId", s.kind,
            card.submitted_at AS "submittedAt"
       FROM seats s
       JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id AND card.state = 'submitted'
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE s.org_id = $1 AND s.member_id = $2 AND s.kind <> 'interviewer'`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
}

/**
 * Everybody's on one blueprint: whoever shows something of them leaves out the loops that are sealed to the reader. One
 * loop at a time (OFFSET 0): in an organisation's first minutes, without statistics, the planner would join all seats
 * with all loops.
 */
export function selectLearningCards(ctx: MemberCtx, blueprintId: string): Promise<LearningCardRow[]> {
  return ctx.tx.sql<LearningCardRow>(
    `WITH family AS MATERIALIZED (
       SELECT l.id FROM jobs j
         JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
         JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
        WHERE j.org_id = $1 AND j.blueprint_id = $2)
     SELECT $2::uuid AS "blueprintId", seat.member_id AS "memberId", family.id AS "loopId", seat.kind,
            card.submitted_at AS "submittedAt"
       FROM family
      CROSS JOIN LATERAL (
             SELECT s.id, s.member_id, s.kind FROM seats s
              WHERE s.org_id = $1 AND s.loop_id = family.id AND s.kind <> 'interviewer' OFFSET 0) AS seat
      CROSS JOIN LATERAL (
             SELECT c.submitted_at FROM scorecards c
              WHERE c.org_id = $1 AND c.seat_id = seat.id AND c.state = 'submitted' OFFSET 0) AS card`,
    [ctx.actor.orgId, blueprintId],
  );
}

/** All seats of the actor, each with its loop: what the seal is asked about. */
export function selectSeatsOfActor(ctx: MemberCtx): Promise<(SeatFacts & { readonly loopId: string })[]> {
  return ctx.tx.sql(
    `SELECT s.loop_id AS "loopId", s.member_id AS "memberId", s.kind, s.ended_at AS "endedAt",
            card.state = 'submitted' AS "isSubmitted"
       FROM seats s
       JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
      WHERE s.org_id = $1 AND s.member_id = $2`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
}

export type SignOffRow = NonNullable<PathFacts['signOff']> & {
  readonly blueprintId: string;
  readonly memberId: string;
};

export function selectSignOffs(ctx: MemberCtx, whose: Whose): Promise<SignOffRow[]> {
  return ctx.tx.sql<SignOffRow>(
    `SELECT o.blueprint_id AS "blueprintId", o.member_id AS "memberId", o.signed_at AS at, o.note, o.missing,
            json_build_object('id', m.id, 'name', m.name) AS by
       FROM sign_offs o
       JOIN members m ON m.org_id = o.org_id AND m.id = o.signed_by
      WHERE o.org_id = $1 AND o.blueprint_id = ANY ($2) AND o.member_id = ANY ($3)`,
    [ctx.actor.orgId, whose.blueprintIds, whose.memberIds],
  );
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
}

/** Interviewers and whoever else is on the way on a blueprint, by name; nobody who has left. */
export function selectPeopleOnTheWay(
  ctx: MemberCtx,
  blueprintId: string,
  learnerIds: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
): Promise<MemberRow[]> {
  return ctx.tx.sql<MemberRow>(
    `SELECT m.id, m.name FROM members m
      WHERE m.org_id = $1 AND m.deactivated_at IS NULL
        AND ($4::text IS NULL OR (m.name, m.id) > ($4, $5::uuid))
        AND ('interviewer' = ANY (m.roles) OR m.id = ANY ($3)
             OR EXISTS (SELECT FROM practice_attempts a
                         WHERE a.org_id = m.org_id AND a.blueprint_id = $2 AND a.member_id = m.id)
             OR EXISTS (SELECT FROM sign_offs o
                         WHERE o.org_id = m.org_id AND o.blueprint_id = $2 AND o.member_id = m.id))
      ORDER BY m.name, m.id
      LIMIT $6`,
    [ctx.actor.orgId, blueprintId, learnerIds, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** Somebody who has not left; null for who has, and for nobody. */
export async function selectActiveMember(ctx: MemberCtx, memberId: string): Promise<MemberRow | null> {
  const [row] = await ctx.tx.sql<MemberRow>(
    'SELECT id, name FROM members WHERE org_id = $1 AND id = $2 AND deactivated_at IS NULL',
    [ctx.actor.orgId, memberId],
  );
  return row ?? null;
}
