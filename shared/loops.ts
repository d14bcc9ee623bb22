import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
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
  TimeZone,
  Version,
} from '#shared/primitives.ts';
import { DimensionRef, Seat, SeatKind, SeatRequest } from '#shared/seats.ts';

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;
const planners = ['admin', 'recruiter'] as const;

export const LoopState = z.enum(['open', 'debrief', 'closed', 'cancelled']);

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
  seats: z.array(Seat),
  version: Version,
});
export type Interview = z.infer<typeof Interview>;

/** How far the counting cards are; `sealed` for whoever does not see the loop's cards. */
export const LoopProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sealed') }),
  z.object({ kind: z.literal('counts'), in: z.int(), due: z.int(), late: z.int(), notDue: z.int() }),
]);
export type LoopProgress = z.infer<typeof LoopProgress>;

/** `isAnonymous`: the name is a label, because the reader owes a card on an anonymous loop of this candidate. */
const candidateRef = z.object({ id: CandidateId, name: z.string(), isAnonymous: z.boolean() });
const jobRef = z.object({ id: JobId, title: z.string() });

export const LoopSummary = z.object({
  id: LoopId,
  state: LoopState,
  candidate: candidateRef,
  job: jobRef,
  owner: PersonRef,
  progress: LoopProgress,
  nextInterviewAt: Instant.nullable(),
  /** Whole days since the application came into its present stage. */
  daysInStage: z.int(),
  /** Requests to cover a dimension that wait for who plans the loop; 0 for everybody else, and for who owes a card on it. */
  waitingRequests: z.int(),
});
export type LoopSummary = z.infer<typeof LoopSummary>;

export const Loop = z.object({
  id: LoopId,
  state: LoopState,
  candidate: candidateRef,
  job: jobRef,
  applicationId: ApplicationId,
  /** What interviewers who owe a card see instead of the name; null where the job shows names. */
  anonymousAs: z.string().nullable(),
  owner: PersonRef,
  progress: LoopProgress,
  interviews: z.array(Interview),
  /** Rounds of the job's plan that have no interview yet. */
  openRounds: z.array(
    z.object({
      id: RoundId,
      name: z.string(),
      exerciseKey: KitKey,
      minutes: z.int(),
      interviewers: z.int(),
      dimensions: z.array(DimensionRef),
    }),
  ),
  createdAt: Instant,
  version: Version,
  can: z.object({ plan: z.boolean(), readCards: z.boolean(), cancel: z.boolean() }),
});
export type Loop = z.infer<typeof Loop>;

export const listLoops = endpoint({
  method: 'GET',
  path: '/api/v1/loops',
  tag: 'Loops',
  summary: 'Loops, newest first, with cards in, due and late',
  access: [...staff, 'auditor'],
  query: z.strictObject({
    ...pageQuery,
    state: LoopState.optional(),
    jobId: JobId.optional(),
    /** The beginning of any word of the candidate's name. */
    search: z.string().max(200).optional(),
    /** Only loops with a late card. Loops on which the reader is sealed are left out. */
    late: z.enum(['yes']).optional(),
  }),
  reply: page(LoopSummary),
});

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
  summary: 'Cancel a loop with its coming interviews; submitted cards stay',
  access: planners,
  params: z.strictObject({ loopId: LoopId }),
  body: z.strictObject({ reason: z.string().min(3).max(500) }),
  reply: Loop,
  problems: ['wrong_state'],
});

const time = {
  /** Past times too: recruiters record after the fact. */
  startsAt: Instant.refine((at) => at >= '2000' && at < '2100', 'must lie between 2000 and 2100'),
  minutes: z.int().min(5).max(480),
  timeZone: TimeZone,
  videoUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .regex(/^https:\/\//, 'must begin with https://')
    .nullable(),
  room: z.string().max(200).nullable(),
};

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
    ...time,
    seats: z.array(SeatRequest).min(1).max(6),
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
  body: z.strictObject(time).partial(),
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
