import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { DimensionId, Instant, InterviewId, LoopId, PersonRef, SeatId } from '#shared/primitives.ts';
import { DimensionRef } from '#shared/seats.ts';

export const CoverRequestId = z.uuid().brand<'CoverRequestId'>();
export type CoverRequestId = z.infer<typeof CoverRequestId>;

/** Why a dimension was not covered. A fixed list, because a text could carry a verdict. */
export const CoverReason = z.enum(['ran_out_of_time', 'question_did_not_fit', 'candidate_asked_to_return']);
export type CoverReason = z.infer<typeof CoverReason>;

/** What a seat has to do with requests: what its holder asked for, and what they are asked for. */
export const SeatRequests = z.object({
  /** Dimensions of the seat that somebody could not cover: not who, not why. */
  toCover: z.array(DimensionRef),
  /** The holder's own requests. What became of them is not told: it may follow from colleagues' cards. */
  asked: z.array(z.object({ dimension: DimensionRef, reason: CoverReason, askedAt: Instant })),
  /** Dimensions that the holder may ask for now; none before the interview starts, nor once their card is in. */
  askable: z.array(DimensionRef),
});
export type SeatRequests = z.infer<typeof SeatRequests>;

const seatParams = z.strictObject({ seatId: SeatId });

export const getSeatRequests = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/cover-requests',
  tag: 'Cover requests',
  summary: 'What you are asked to cover in an interview of yours, and what you asked that others cover',
  access: 'member',
  params: seatParams,
  reply: SeatRequests,
});

export const askForCover = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/cover-requests',
  tag: 'Cover requests',
  summary:
    'Ask that a later interview cover dimensions that yours could not, each once, before you submit; a recruiter passes it on',
  access: 'member',
  status: 201,
  params: seatParams,
  body: z.strictObject({ dimensionIds: z.array(DimensionId).min(1).max(8), reason: CoverReason }),
  reply: SeatRequests,
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});

const interviewRef = z.object({ id: InterviewId, name: z.string() });

/** A request as who plans the loop sees it. */
export const CoverRequest = z.object({
  id: CoverRequestId,
  dimension: DimensionRef,
  reason: CoverReason,
  askedBy: PersonRef,
  askedIn: interviewRef,
  askedAt: Instant,
  answer: z
    .object({
      /** Where it was passed on to; null where it was declined. */
      interview: interviewRef.nullable(),
      by: PersonRef,
      at: Instant,
    })
    .nullable(),
  /** Interviews to come in which somebody else scores the dimension, the next one first. */
  targets: z.array(interviewRef.extend({ startsAt: Instant, interviewers: z.array(z.string()) })),
  can: z.object({ answer: z.boolean() }),
});
export type CoverRequest = z.infer<typeof CoverRequest>;

/** Of who owes a card on the loop, requests are kept back: they say how far colleagues came. */
export const LoopRequests = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sealed') }),
  z.object({ state: z.literal('open'), requests: z.array(CoverRequest) }),
]);
export type LoopRequests = z.infer<typeof LoopRequests>;

const planners = ['admin', 'recruiter'] as const;

export const listCoverRequests = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/cover-requests',
  tag: 'Cover requests',
  summary: 'What interviewers of a loop ask that others cover, waiting ones first',
  access: planners,
  params: z.strictObject({ loopId: LoopId }),
  reply: LoopRequests,
});

const requestParams = z.strictObject({ requestId: CoverRequestId });

export const passOnRequest = endpoint({
  method: 'POST',
  path: '/api/v1/cover-requests/:requestId/passing-on',
  tag: 'Cover requests',
  summary: 'Pass a request on to an interview that has not started and scores the dimension',
  access: planners,
  params: requestParams,
  body: z.strictObject({ interviewId: InterviewId }),
  reply: LoopRequests,
  problems: ['wrong_state', 'rule_broken'],
});

export const declineRequest = endpoint({
  method: 'POST',
  path: '/api/v1/cover-requests/:requestId/decline',
  tag: 'Cover requests',
  summary: 'Decline a request: nobody is told',
  access: planners,
  params: requestParams,
  reply: LoopRequests,
  problems: ['wrong_state'],
});
