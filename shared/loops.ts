import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { interviewTime } from '#shared/interview-time.ts';
import { KitKey } from '#shared/kit.ts';
import {
  ApplicationId,
  CandidateId,
  Instant,
  InterviewId,
  JobId,
  LoopId,
  MemberId,
  Name,
  PersonRef,
  page,
  pageQuery,
  RoundId,
  SeatId,
  Version,
} from '#shared/primitives.ts';
import { DimensionRef, Seat, SeatKind, SeatRequest } from '#shared/seats.ts';

const planners = ['admin', 'recruiter'] as const;

export const LoopState = z.enum(['open', 'debrief', 'closed', 'cancelled']);
export type LoopState = z.infer<typeof LoopState>;

/** Why a loop ended without a decision. */
export const LoopEndCause = z.enum([
  'candidate_withdrew',
  'no_answer',
  'job_filled',
  'job_on_hold',
  'duplicate',
  'other',
]);
export type LoopEndCause = z.infer<typeof LoopEndCause>;

export const loopEndWords: Record<LoopEndCause, string> = {
  candidate_withdrew: 'The candidate withdrew',
  no_answer: 'The candidate does not answer',
  job_filled: 'The job is filled',
  job_on_hold: 'The job is on hold',
  duplicate: 'Started twice by mistake',
  other: 'Something else',
};

export type CardState = z.infer<typeof Seat>['card'];

const Interview = z.object({
  id: InterviewId,
  name: z.string(),
  exerciseKey: KitKey,
  /** What its seats may score: its round's dimensions when it was scheduled. */
  dimensions: z.array(DimensionRef),
  startsAt: Instant,
  minutes: z.int(),
  timeZone: z.string(),
  videoUrl: z.string().nullable(),
  room: z.string().nullable(),
  cancelReason: z.string().nullable(),
  /** It ended because the candidate did not come, and who noted that; null where it was held or cancelled. */
  noShow: z.object({ by: PersonRef, at: Instant }).nullable(),
  /** Only held: its time may still change. */
  isHold: z.boolean(),
  /** Whether the candidate hears of its time by mail. */
  tellsCandidate: z.boolean(),
  seats: z.array(Seat),
  version: Version,
  can: z.object({ reportNoShow: z.boolean(), undoNoShow: z.boolean() }),
});
export type Interview = z.infer<typeof Interview>;

/** How far the counting cards are; `sealed` for whoever does not see the loop's cards. */
export const LoopProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sealed') }),
  z.object({ kind: z.literal('counts'), in: z.int(), due: z.int(), late: z.int(), notDue: z.int() }),
]);
export type LoopProgress = z.infer<typeof LoopProgress>;

/** `isAnonymous`: the name is a label, because the reader owes a card on an anonymous loop of this candidate. */
export const candidateRef = z.object({ id: CandidateId, name: z.string(), isAnonymous: z.boolean() });
export const jobRef = z.object({ id: JobId, title: z.string() });

export const Loop = z.object({
  id: LoopId,
  state: LoopState,
  candidate: candidateRef,
  job: jobRef,
  applicationId: ApplicationId,
  /** What interviewers who owe a card see instead of the name; null where the job shows names. */
  anonymousAs: z.string().nullable(),
  instructions: z.string().nullable(),
  owner: PersonRef,
  progress: LoopProgress,
  interviews: z.array(Interview),
  /** Rounds of the plan it follows that have no interview yet. */
  openRounds: z.array(
    z.object({
      id: RoundId,
      name: z.string(),
      exerciseKey: KitKey,
      minutes: z.int(),
      interviewers: z.int(),
      dimensions: z.array(DimensionRef),
      /** Who is meant to interview it and is a member still. */
      people: z.array(PersonRef),
    }),
  ),
  /** Why it ended without a decision; null where it did not, or nobody was asked. */
  ended: z.object({ cause: LoopEndCause, note: z.string() }).nullable(),
  /** Kept from the board. */
  isArchived: z.boolean(),
  createdAt: Instant,
  version: Version,
  can: z.object({
    plan: z.boolean(),
    readCards: z.boolean(),
    cancel: z.boolean(),
    reopen: z.boolean(),
    archive: z.boolean(),
    unarchive: z.boolean(),
    /** Open its debrief, early only with a reason. */
    openDebrief: z.boolean(),
  }),
});
export type Loop = z.infer<typeof Loop>;

export const getLoop = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId',
  tag: 'Loops',
  summary: 'One loop with its interviews and seats',
  access: 'member',
  params: z.strictObject({ loopId: LoopId }),
  reply: Loop,
});

export const startLoop = endpoint({
  method: 'POST',
  path: '/api/v1/applications/:applicationId/loop',
  tag: 'Loops',
  summary: 'Start the loop of an application',
  access: planners,
  status: 201,
  params: z.strictObject({ applicationId: ApplicationId }),
  reply: Loop,
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});

export const cancelLoop = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/cancellation',
  tag: 'Loops',
  summary: 'Close a loop without a decision, with its coming interviews; submitted cards stay',
  access: planners,
  params: z.strictObject({ loopId: LoopId }),
  body: z.strictObject({ cause: LoopEndCause, reason: z.string().min(3).max(500) }),
  reply: Loop,
  problems: ['wrong_state'],
});

export const scheduleInterview = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/interviews',
  tag: 'Loops',
  summary: 'Schedule an interview for a round of the plan, with its interviewers',
  access: planners,
  status: 201,
  params: z.strictObject({ loopId: LoopId }),
  body: z.strictObject({
    roundId: RoundId,
    ...interviewTime,
    seats: z.array(SeatRequest).min(1).max(6),
    /** Ask its people to keep the time, and confirm later. */
    isHold: z.boolean().optional(),
    /** Tell the candidate of its time by mail, and of every change of it. */
    tellsCandidate: z.boolean().optional(),
  }),
  reply: Loop,
  problems: ['wrong_state', 'rule_broken'],
});

export const rescheduleInterview = endpoint({
  method: 'PATCH',
  path: '/api/v1/interviews/:interviewId',
  tag: 'Loops',
  summary: "Change an interview's time or place; cards become due anew",
  access: planners,
  versioned: true,
  params: z.strictObject({ interviewId: InterviewId }),
  body: z.strictObject(interviewTime).partial(),
  reply: Loop,
  problems: ['wrong_state', 'rule_broken'],
});

export const cancelInterview = endpoint({
  method: 'POST',
  path: '/api/v1/interviews/:interviewId/cancellation',
  tag: 'Loops',
  summary: 'Cancel an interview; its cards are not needed any more',
  access: planners,
  params: z.strictObject({ interviewId: InterviewId }),
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: Loop,
  problems: ['wrong_state'],
});

export const addSeat = endpoint({
  method: 'POST',
  path: '/api/v1/interviews/:interviewId/seats',
  tag: 'Loops',
  summary: 'Add an interviewer to an interview',
  access: planners,
  status: 201,
  params: z.strictObject({ interviewId: InterviewId }),
  body: SeatRequest,
  reply: Loop,
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});

export const giveUpSeat = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/end',
  tag: 'Loops',
  summary: 'End a seat, for good: its card is not needed. The holder may, and whoever plans the loop',
  access: 'member',
  params: z.strictObject({ seatId: SeatId }),
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: z.object({ seatId: SeatId, endedAt: Instant }),
  problems: ['wrong_state'],
});

export const reportAbsence = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/absence',
  tag: 'Loops',
  summary: 'Say that you did not take part: your seat ends for good, and its card is not needed',
  access: 'member',
  params: z.strictObject({ seatId: SeatId }),
  reply: z.object({ seatId: SeatId, endedAt: Instant }),
  problems: ['wrong_state', 'rule_broken'],
});

export const handOverSeat = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/hand-over',
  tag: 'Loops',
  summary:
    'Hand a seat over to a colleague, who takes it as it is, without its draft. The holder may, and a planner',
  access: 'member',
  status: 201,
  params: z.strictObject({ seatId: SeatId }),
  body: z.strictObject({ memberId: MemberId, reason: z.string().min(3).max(500) }),
  reply: z.object({ seatId: SeatId, member: PersonRef, endedAt: Instant }),
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});

/** An interview of one's own, with what to do about it. */
export const MyInterview = z.object({
  seatId: SeatId,
  interviewId: InterviewId,
  loopId: LoopId,
  name: z.string(),
  candidateName: Name,
  /** The name is a label until the reader has submitted. */
  isAnonymous: z.boolean(),
  jobTitle: z.string(),
  kind: SeatKind,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  videoUrl: z.string().nullable(),
  room: z.string().nullable(),
  isHold: z.boolean(),
  dueAt: Instant,
  /** `asked`: the card is in, and the committee waits for an answer. */
  group: z.enum(['to_score', 'late', 'asked', 'today', 'upcoming', 'done', 'ended']),
  scored: z.int(),
  dimensions: z.int(),
  openQuestions: z.int(),
  /** Who typed the card in from paper; null where it is one's own submission, or none. */
  typedBy: PersonRef.nullable(),
});
export type MyInterview = z.infer<typeof MyInterview>;

export const listMyInterviews = endpoint({
  method: 'GET',
  path: '/api/v1/my/interviews',
  tag: 'Loops',
  summary: 'Your interviews: late, to score, asked about, today, upcoming, done',
  access: 'member',
  query: z.strictObject({ ...pageQuery, done: z.enum(['yes', 'no']).default('no') }),
  reply: page(MyInterview),
});
