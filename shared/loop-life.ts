import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Loop } from '#shared/loops.ts';
import { Instant, InterviewId, LoopId, PersonRef, page, pageQuery } from '#shared/primitives.ts';

const planners = ['admin', 'recruiter'] as const;
const loopParams = z.strictObject({ loopId: LoopId });

export const reportNoShow = endpoint({
  method: 'POST',
  path: '/api/v1/interviews/:interviewId/no-show',
  tag: 'Loops',
  summary:
    'Say that the candidate did not come: no card is needed, and the round is open again. Its interviewers may, and planners',
  access: 'member',
  params: z.strictObject({ interviewId: InterviewId }),
  reply: Loop,
  problems: ['wrong_state', 'rule_broken'],
});

export const undoNoShow = endpoint({
  method: 'POST',
  path: '/api/v1/interviews/:interviewId/no-show/taking-back',
  tag: 'Loops',
  summary: 'Take a no-show back while the round was not scheduled anew: its cards are owed again',
  access: 'member',
  params: z.strictObject({ interviewId: InterviewId }),
  reply: Loop,
  problems: ['wrong_state'],
});

export const reopenLoop = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/reopening',
  tag: 'Loops',
  summary: 'Open a loop again that ended without a decision; what was cancelled with it stays cancelled',
  access: planners,
  params: loopParams,
  reply: Loop,
  problems: ['already_exists', 'wrong_state'],
});

export const archiveLoop = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/archiving',
  tag: 'Loops',
  summary: 'Keep a loop that is over from the board, unless it is asked for',
  access: planners,
  params: loopParams,
  reply: Loop,
  problems: ['wrong_state'],
});

export const unarchiveLoop = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/archiving/taking-back',
  tag: 'Loops',
  summary: 'Have an archived loop back on the board',
  access: planners,
  params: loopParams,
  reply: Loop,
  problems: ['wrong_state'],
});

/** What a timeline tells of. What is drawn from cards comes only to who sees the cards. */
export const LoopEventKind = z.enum([
  'loop_started',
  'owner_changed',
  'plan_applied',
  'interview_scheduled',
  'interview_confirmed',
  'interview_rescheduled',
  'interview_cancelled',
  'no_show',
  'no_show_undone',
  'seat_added',
  'seat_ended',
  'seat_restored',
  'card_submitted',
  'card_typed_in',
  'score_amended',
  'question_asked',
  'question_answered',
  'nudged',
  'debrief_opened',
  'figures_adopted',
  'issue_settled',
  'votes_revealed',
  'decided',
  'decision_approved',
  'decision_sent_back',
  'decision_reopened',
  'loop_cancelled',
  'loop_reopened',
  'loop_archived',
  'loop_unarchived',
]);
export type LoopEventKind = z.infer<typeof LoopEventKind>;

export const LoopEvent = z.object({
  at: Instant,
  kind: LoopEventKind,
  /** Null where the product itself acted. */
  actor: PersonRef.nullable(),
  /** The name of the interview it is about. */
  interview: z.string().nullable(),
  /** Whose seat or card, or who owns it now. */
  person: PersonRef.nullable(),
  /** Why, as somebody wrote it. */
  reason: z.string().nullable(),
  /** What an interview was scheduled for, or moved to. */
  startsAt: Instant.nullable(),
});
export type LoopEvent = z.infer<typeof LoopEvent>;

export const listLoopEvents = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/events',
  tag: 'Loops',
  summary: 'What happened on a loop, the newest first, as far as the reader may know it',
  access: 'member',
  params: loopParams,
  query: z.strictObject({ ...pageQuery }),
  reply: page(LoopEvent),
});
