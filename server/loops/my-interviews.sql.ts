import type { MemberCtx } from '#server/context.ts';
import type { InterviewTimes, SeatTimes } from '#server/loops/rules.ts';

export interface MyInterviewLine extends InterviewTimes, SeatTimes {
  readonly seatId: string;
  readonly interviewId: string;
  readonly loopId: string;
  readonly name: string;
  readonly candidateName: string;
  readonly isAnonymous: boolean;
  readonly jobTitle: string;
  readonly kind: string;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly isHold: boolean;
  readonly scored: number;
  readonly dimensions: number;
  readonly openQuestions: number;
  readonly typedBy: { readonly id: string; readonly name: string } | null;
}

/** Seats with something to do: a card that is owed, or a question about one that is in. Few beside all there ever were. */
const openSeats = `s.ended_at IS NULL AND (card.state = 'draft' OR asked.questions > 0) AND s.id = ANY (ARRAY(
       SELECT owed.seat_id FROM scorecards owed
        WHERE owed.org_id = $1 AND owed.member_id = $2 AND owed.state = 'draft'
        UNION ALL
       SELECT about.seat_id FROM questions q JOIN scorecards about
           ON about.org_id = q.org_id AND about.id = q.scorecard_id
        WHERE q.org_id = $1 AND q.author_id = $2))`;

/**
 * The reader's own seats in one statement: what is open by due time, or what is done, the last one first. Nothing is told
 * of questions, which may repeat what colleagues wrote, to who owes another card on the loop.
 */
const textFor = (isDone: boolean): string => `
  SELECT s.id AS "seatId", i.id AS "interviewId", l.id AS "loopId", i.name,
         coalesce(c.name, anonymous_label(a.id)) AS "candidateName", c.name IS NULL AS "isAnonymous",
         j.title AS "jobTitle", s.kind, i.starts_at AS "startsAt", i.minutes,
         i.starts_at + make_interval(mins => i.minutes) AS "endsAt", i.time_zone AS "timeZone",
         i.video_url AS "videoUrl", i.room, i.is_hold AS "isHold", s.due_at AS "dueAt", s.ended_at AS "endedAt",
         card.state = 'submitted' AS "isSubmitted", cardinality(s.dimension_ids) AS dimensions,
         (SELECT count(*)::integer FROM scores r
           WHERE r.org_id = card.org_id AND r.scorecard_id = card.id
             AND (r.rating IS NOT NULL OR r.not_assessed_reason IS NOT NULL)) AS scored,
         asked.questions AS "openQuestions",
         (SELECT json_build_object('id', m.id, 'name', m.name) FROM members m
           WHERE m.org_id = card.org_id AND m.id = card.typed_by) AS "typedBy"
    FROM seats s
    JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
    JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
    JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
    JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
    JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
    JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS questions FROM questions q
       WHERE q.org_id = card.org_id AND q.scorecard_id = card.id AND l.state = 'debrief'
         AND NOT EXISTS (SELECT FROM addenda d WHERE d.org_id = q.org_id AND d.question_id = q.id)
         AND NOT EXISTS (SELECT FROM seats other
               JOIN scorecards owed ON owed.org_id = other.org_id AND owed.seat_id = other.id AND owed.state = 'draft'
              WHERE other.org_id = s.org_id AND other.loop_id = s.loop_id AND other.member_id = $2
                AND other.ended_at IS NULL)
    ) AS asked
   WHERE s.org_id = $1 AND s.member_id = $2
     AND ${isDone ? "(s.ended_at IS NOT NULL OR card.state = 'submitted')" : openSeats}
     AND (c.compared_email IS NULL OR c.compared_email <> $3)
     AND ($4::timestamptz IS NULL OR (s.due_at, s.id) ${isDone ? '<' : '>'} ($4, $5::uuid))
   ORDER BY s.due_at ${isDone ? 'DESC' : 'ASC'}, s.id ${isDone ? 'DESC' : 'ASC'}
   LIMIT $6`;

const openText = textFor(false);
const doneText = textFor(true);

/** One more than the page holds, from behind the seat with this due time. */
export function selectMyInterviews(
  ctx: MemberCtx,
  isDone: boolean,
  after: { readonly dueAt: Date; readonly seatId: string } | null,
  limit: number,
): Promise<MyInterviewLine[]> {
  const { orgId, memberId, email } = ctx.actor;
  return ctx.tx.sqlPlanned<MyInterviewLine>(isDone ? doneText : openText, [
    orgId,
    memberId,
    email.toLowerCase(),
    after?.dueAt ?? null,
    after?.seatId ?? null,
    limit + 1,
  ]);
}
