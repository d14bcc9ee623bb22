import type { z } from 'zod';
import { findBySearch } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { likeText } from '#server/identity/queries.ts';
import { isReaderSealed, type OrderPart, partsOf } from '#server/loops/loop-order.sql.ts';
import { type JobFacts, readsAllLoops, type SeatFacts } from '#server/loops/policy.ts';
import type { listLoops } from '#shared/loop-list.ts';

export interface LoopLine {
  readonly id: string;
  readonly state: string;
  readonly candidateId: string;
  /** As the reader may know the candidate: a label where they are anonymous to them. */
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly candidateEmail: string | null;
  readonly job: JobFacts & { readonly id: string; readonly title: string };
  readonly owner: { readonly id: string; readonly name: string };
  readonly stage: string;
  readonly stageAt: Date;
  readonly nextInterviewAt: Date | null;
  /** Without their dates: only whether they ended matters here. */
  readonly seatsOfActor: readonly (Omit<SeatFacts, 'endedAt'> & { readonly endedAt: string | null })[];
  readonly in: number;
  readonly due: number;
  readonly late: number;
  readonly notDue: number;
  readonly waitingRequests: number;
  /** What its order goes by, beside its id; null where it goes by that alone. */
  readonly sortAt: Date | null;
  /** Which part of its order it stands in. */
  readonly part: number;
}

/**
 * The board in one statement: first the loops of the page, then what stands beside each. Whose loops are on it, and that
 * nobody finds their own, repeats `canViewLoop` for whoever reads by role; `late` leaves out what the reader is sealed on,
 * as `isSealed` says it. Tests hold them together.
 */
const textOf = ({ from, sortAt, where, isByTime }: OrderPart, isArchived: boolean): string => `
  SELECT l.id, l.state, l."candidateId", l."candidateName", l."isAnonymous", l."candidateEmail", job.job, owner.owner,
         l.stage, l."stageAt", l."sortAt", next_interview.at AS "nextInterviewAt", cards.*,
         (SELECT count(*)::integer FROM cover_requests r
           WHERE r.org_id = l.org_id AND r.loop_id = l.id AND l.state = 'open' AND NOT EXISTS (
             SELECT FROM cover_answers w WHERE w.org_id = r.org_id AND w.request_id = r.id)) AS "waitingRequests"
    FROM (
      SELECT l.org_id, l.id, l.state, l.owner_id, ${sortAt} AS "sortAt", applied.*
        FROM ${from}
       CROSS JOIN LATERAL (
         SELECT a.job_id, a.stage, a.stage_at AS "stageAt", c.id AS "candidateId",
                coalesce(c.name, anonymous_label(a.id)) AS "candidateName", c.name IS NULL AS "isAnonymous",
                c.compared_email AS "candidateEmail"
           FROM applications a
           JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
          WHERE a.org_id = l.org_id AND a.id = l.application_id OFFSET 0) AS applied
       WHERE l.org_id = $1
         AND ${isArchived ? '' : 'NOT '}(l.archived_at IS NOT NULL AND l.state IN ('closed', 'cancelled'))
         AND ("candidateEmail" IS NULL OR "candidateEmail" <> $3)
         AND ($5 OR l.application_id IN (
           SELECT own.id FROM jobs answers
             JOIN applications own ON own.org_id = answers.org_id AND own.job_id = answers.id
            WHERE answers.org_id = $1
              AND (answers.hiring_manager_id = $6 OR $7 = ANY (answers.approver_ids) OR $8 = ANY (answers.committee_ids))))
         AND ${where}
         -- Named in every order, because the protocol wants a type for each value.
         AND ($17::timestamptz IS NULL OR true)
         AND ($15::uuid IS NULL OR l.owner_id = $15)
         AND ($16::text IS NULL OR applied.stage = $16)
         AND ($10::text IS NULL OR l.state = $10)
         AND ($11::uuid IS NULL OR l.application_id IN (
           SELECT of_job.id FROM applications of_job WHERE of_job.org_id = $1 AND of_job.job_id = $11))
         -- Whom the search finds, and who is hidden, whose labels it goes over.
         AND ($18::uuid[] IS NULL OR l.application_id = ANY (ARRAY(
           SELECT met.id FROM applications met
            WHERE met.org_id = $1 AND met.candidate_id = ANY (
              $18 || ARRAY(SELECT hidden.candidate_id FROM applications_hidden_from($2) hidden)))))
         AND ($12::text IS NULL OR "candidateName" ILIKE $12 OR "candidateName" ILIKE '% ' || $12)
         AND (NOT $13 OR (
           EXISTS (
             SELECT FROM scorecards card
               JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
              WHERE card.org_id = l.org_id AND card.loop_id = l.id AND card.state = 'draft' AND s.ended_at IS NULL
                AND s.kind = 'interviewer' AND s.due_at <= $4 OFFSET 0)
           AND NOT ${isReaderSealed}))
       ORDER BY ${isByTime ? `${sortAt}, l.id` : 'l.id DESC'}
       LIMIT $14
    ) AS l
   CROSS JOIN LATERAL (
      SELECT json_build_object('id', j.id, 'title', j.title, 'hiringManagerId', j.hiring_manager_id,
               'approverIds', j.approver_ids, 'committeeIds', j.committee_ids, 'reveal', j.reveal) AS job
        FROM jobs j WHERE j.org_id = l.org_id AND j.id = l.job_id OFFSET 0
    ) AS job
   CROSS JOIN LATERAL (
      SELECT json_build_object('id', o.id, 'name', o.name) AS owner
        FROM members o WHERE o.org_id = l.org_id AND o.id = l.owner_id OFFSET 0
    ) AS owner
   CROSS JOIN LATERAL (
      SELECT min(i.starts_at) AS at FROM interviews i
       WHERE i.org_id = l.org_id AND i.loop_id = l.id AND i.cancelled_at IS NULL AND i.starts_at > $4
    ) AS next_interview
   CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE counts AND card.state = 'submitted')::integer AS "in",
             count(*) FILTER (WHERE is_missing AND ends_at <= $4 AND s.due_at > $4)::integer AS due,
             count(*) FILTER (WHERE is_missing AND s.due_at <= $4)::integer AS late,
             count(*) FILTER (WHERE is_missing AND ends_at > $4 AND s.due_at > $4)::integer AS "notDue",
             coalesce(json_agg(json_build_object('memberId', s.member_id, 'kind', s.kind, 'endedAt', s.ended_at,
               'isSubmitted', card.state = 'submitted')) FILTER (WHERE s.member_id = $2), '[]') AS "seatsOfActor"
        FROM seats s
        JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
        JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       CROSS JOIN LATERAL (
         SELECT i.starts_at + make_interval(mins => i.minutes) AS ends_at, s.kind = 'interviewer' AS counts,
                s.kind = 'interviewer' AND s.ended_at IS NULL AND card.state = 'draft' AS is_missing) AS facts
       WHERE s.org_id = l.org_id AND s.loop_id = l.id
    ) AS cards
   ORDER BY ${isByTime ? 'l."sortAt", l.id' : 'l.id DESC'}
`;

/** Where a page ended. */
export interface LoopPlace {
  readonly part: number;
  readonly sortAt: Date | null;
  readonly id: string;
}

/** One more than the page holds, in the order asked for, from behind `after`. */
export async function selectLoopLines(
  ctx: MemberCtx,
  query: z.output<(typeof listLoops)['query']>,
  after: LoopPlace | null,
): Promise<LoopLine[]> {
  const lines: LoopLine[] = [];
  const searched = await findBySearch(ctx, query.search ?? '');
  for (const [part, order] of partsOf(query).entries()) {
    const isBehind = after !== null && part < after.part;
    const wanted = query.limit + 1 - lines.length;
    if (isBehind || wanted === 0) continue;
    const found = await selectPart(ctx, query, order, after?.part === part ? after : null, wanted, searched);
    lines.push(...found.map((line) => ({ ...line, part })));
  }
  return lines;
}

function selectPart(
  ctx: MemberCtx,
  query: z.output<(typeof listLoops)['query']>,
  order: OrderPart,
  after: LoopPlace | null,
  wanted: number,
  searched: readonly string[] | null,
): Promise<Omit<LoopLine, 'part'>[]> {
  const { orgId, memberId, email, roles } = ctx.actor;
  const search = likeText(query.search ?? '');
  return ctx.tx.sqlPlanned<Omit<LoopLine, 'part'>>(textOf(order, query.archived === 'yes'), [
    orgId,
    memberId,
    email.toLowerCase(),
    ctx.clock.now(),
    readsAllLoops(ctx.actor),
    roles.includes('hiring_manager') ? memberId : null,
    roles.includes('approver') ? memberId : null,
    roles.includes('committee_member') ? memberId : null,
    after?.id ?? null,
    query.state ?? null,
    query.jobId ?? null,
    search === '' ? null : `${search}%`,
    query.late === 'yes',
    wanted,
    query.ownerId ?? null,
    query.stage ?? null,
    after?.sortAt ?? null,
    searched,
  ]);
}
