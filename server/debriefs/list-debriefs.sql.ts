import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import type { JobFacts } from '#server/loops/policy.ts';
import type { DebriefState } from '#shared/debriefs.ts';

export interface Line {
  readonly loopId: string;
  readonly candidateName: string;
  readonly candidateEmail: string | null;
  readonly job: JobFacts & { readonly id: string; readonly title: string };
  /** The reader's own seats on the loop: whoever owes a card there reads nothing of it. */
  readonly ownSeats: readonly { readonly isSubmitted: boolean; readonly isEnded: boolean }[];
}

export interface DebriefLine extends Line {
  readonly id: string;
  readonly openedAt: Date;
  readonly state: string;
  readonly outcome: string | null;
}

export interface ReadyLine extends Line {
  readonly cards: number;
}

export const loopColumns = `
  l.id AS "loopId", coalesce(c.name, anonymous_label(a.id)) AS "candidateName", c.compared_email AS "candidateEmail",
  json_build_object('id', j.id, 'title', j.title, 'hiringManagerId', j.hiring_manager_id, 'approverIds', j.approver_ids,
    'committeeIds', j.committee_ids, 'reveal', j.reveal) AS job,
  coalesce((SELECT json_agg(json_build_object('isSubmitted', own_card.state = 'submitted', 'isEnded', own.ended_at IS NOT NULL))
     FROM seats own JOIN scorecards own_card ON own_card.org_id = own.org_id AND own_card.seat_id = own.id
    WHERE own.org_id = l.org_id AND own.loop_id = l.id AND own.member_id = $2), '[]') AS "ownSeats"`;

/** What stands around a loop, for behind `loops l`; $2 is the reader, to whom a candidate may be anonymous. */
export const aroundLoop = `
  JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
  JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
  JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id`;

/** The decision in force, with the state it gives its debrief, as `debriefState` says it. Tests hold them together. */
export const inForce = `
  SELECT x.outcome, CASE WHEN EXISTS (
           SELECT FROM approval_steps s
            WHERE s.org_id = x.org_id AND s.decision_id = x.id AND NOT EXISTS (
              SELECT FROM approvals a
               WHERE a.org_id = s.org_id AND a.decision_id = s.decision_id AND a.position = s.position))
         THEN 'decided' ELSE 'approved' END AS state
    FROM decisions x
   WHERE x.org_id = d.org_id AND x.debrief_id = d.id
     AND NOT EXISTS (SELECT FROM reopenings r WHERE r.org_id = x.org_id AND r.decision_id = x.id)`;

/** Debriefs of the organisation, newest first; which of them the reader may know of is the policy's to say. */
export function selectDebriefLines(
  ctx: MemberCtx,
  state: z.infer<typeof DebriefState> | null,
  after: string | null,
  limit: number,
): Promise<DebriefLine[]> {
  return ctx.tx.sqlPlanned<DebriefLine>(
    `SELECT d.id, d.opened_at AS "openedAt", x.outcome, coalesce(x.state, 'open') AS state, ${loopColumns}
       FROM debriefs d
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id ${aroundLoop}
       LEFT JOIN LATERAL (${inForce}) AS x ON true
      WHERE d.org_id = $1
        AND ($3::text IS NULL OR $3 = coalesce(x.state, 'open'))
        AND ($4::uuid IS NULL OR d.id < $4)
      ORDER BY d.id DESC LIMIT $5`,
    [ctx.actor.orgId, ctx.actor.memberId, state, after, limit],
  );
}

/** Open loops without a debrief whose counting cards are all in, oldest first; at most fifty. */
export function selectReadyLines(ctx: MemberCtx): Promise<ReadyLine[]> {
  return ctx.tx.sqlPlanned<ReadyLine>(
    `SELECT ${loopColumns}, counted.submitted AS cards
       FROM (
         -- Most loops miss a card: they are passed over at the first one, before anything is counted or joined.
         SELECT open.* FROM loops open
          WHERE open.org_id = $1 AND open.state = 'open' AND NOT EXISTS (
                  SELECT FROM scorecards card JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
                   WHERE card.org_id = open.org_id AND card.loop_id = open.id AND card.state = 'draft'
                     AND s.ended_at IS NULL AND s.kind = 'interviewer' OFFSET 0)
          ORDER BY open.id OFFSET 0) AS l
      CROSS JOIN LATERAL (
             SELECT count(*)::integer AS submitted
               FROM seats s JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
              WHERE s.org_id = l.org_id AND s.loop_id = l.id AND s.kind = 'interviewer'
                AND card.state = 'submitted') AS counted ${aroundLoop}
      WHERE counted.submitted > 0
        AND NOT EXISTS (SELECT FROM debriefs d WHERE d.org_id = l.org_id AND d.loop_id = l.id)
      ORDER BY l.id LIMIT 50`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
}
