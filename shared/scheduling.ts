import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Loop } from '#shared/loops.ts';
import { Instant, InterviewId, SeatId } from '#shared/primitives.ts';

const planners = ['admin', 'recruiter'] as const;
const reason = z.string().min(3).max(500);

export const confirmInterview = endpoint({
  method: 'POST',
  path: '/api/v1/interviews/:interviewId/confirmation',
  tag: 'Scheduling',
  summary: 'Confirm an interview that was only held: its people are told that it takes place',
  access: planners,
  params: z.strictObject({ interviewId: InterviewId }),
  reply: Loop,
  problems: ['wrong_state'],
});

export const declineSeat = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/decline',
  tag: 'Scheduling',
  summary: 'Decline a seat of yours before its interview begins; who plans the loop is told',
  access: 'member',
  params: z.strictObject({ seatId: SeatId }),
  body: z.strictObject({ reason }),
  reply: z.object({
    seatId: SeatId,
    endedAt: Instant,
    /** Whether they can take no other seat on this loop. */
    isForGood: z.boolean(),
  }),
  problems: ['wrong_state', 'rule_broken'],
});

export const exchangeSeats = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/exchange',
  tag: 'Scheduling',
  summary:
    'Exchange the people of two seats of one loop, each taking the other’s interview, before either begins',
  access: planners,
  params: z.strictObject({ seatId: SeatId }),
  body: z.strictObject({ withSeatId: SeatId, reason }),
  reply: Loop,
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});
