import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { interviewTime } from '#shared/interview-time.ts';
import { Instant, InterviewId, LoopId, PersonRef, RoundId, TimeZone } from '#shared/primitives.ts';
import { SeatRequest } from '#shared/seats.ts';

export const SlotOfferId = z.uuid().brand<'SlotOfferId'>();
export type SlotOfferId = z.infer<typeof SlotOfferId>;
export const SlotId = z.uuid().brand<'SlotId'>();
export type SlotId = z.infer<typeof SlotId>;

const planners = ['admin', 'recruiter'] as const;

/** `expired`: its time is over without an answer. `closed`: the loop is over. */
export const SlotOfferState = z.enum(['open', 'picked', 'refused', 'withdrawn', 'expired', 'closed']);
export type SlotOfferState = z.infer<typeof SlotOfferState>;

const Slot = z.object({
  id: SlotId,
  startsAt: Instant,
  /** False once its time has come or one of its people has something else then. */
  isFree: z.boolean(),
});

/** An offer as who plans the loop sees it. */
export const SlotOffer = z.object({
  id: SlotOfferId,
  name: z.string(),
  minutes: z.int(),
  state: SlotOfferState,
  people: z.array(PersonRef),
  slots: z.array(Slot),
  interviewId: InterviewId.nullable(),
  /** What the candidate wrote with "none of these"; kept back from who does not know the candidate’s name. */
  message: z.string().nullable(),
  offeredBy: PersonRef,
  offeredAt: Instant,
  expiresAt: Instant,
  can: z.object({ withdraw: z.boolean() }),
});
export type SlotOffer = z.infer<typeof SlotOffer>;

export const SlotOffers = z.object({ offers: z.array(SlotOffer) });
export type SlotOffers = z.infer<typeof SlotOffers>;

const loopParams = z.strictObject({ loopId: LoopId });

export const listSlotOffers = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/slot-offers',
  tag: 'Scheduling',
  summary: 'What was offered to the candidate of a loop, the newest first',
  access: planners,
  params: loopParams,
  reply: SlotOffers,
});

const { startsAt, ...place } = interviewTime;

export const offerSlots = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/slot-offers',
  tag: 'Scheduling',
  summary: 'Offer times for a round of the plan, of which the candidate picks one through a link',
  access: planners,
  status: 201,
  params: loopParams,
  body: z.strictObject({
    roundId: RoundId,
    ...place,
    startTimes: z
      .array(startsAt)
      .min(1)
      .max(10)
      .refine(
        (times) => new Set(times.map((at) => Date.parse(at))).size === times.length,
        'names a time twice',
      ),
    seats: z.array(SeatRequest).min(1).max(6),
    /** For how many days the link can be used. */
    days: z.int().min(1).max(30),
    /** Whether the link goes to the candidate by mail as well. */
    mailsCandidate: z.boolean(),
  }),
  reply: z.object({
    offer: SlotOffer,
    /** Shown this once. Its token stands in the fragment, and here nowhere. */
    link: z.string(),
    /** Whether a mail to the candidate is on its way. */
    isMailed: z.boolean(),
  }),
  problems: ['already_exists', 'wrong_state', 'rule_broken'],
});

export const withdrawSlots = endpoint({
  method: 'POST',
  path: '/api/v1/slot-offers/:offerId/withdrawal',
  tag: 'Scheduling',
  summary: 'Take an offer back: its link says so from then on',
  access: planners,
  params: z.strictObject({ offerId: SlotOfferId }),
  reply: SlotOffers,
  problems: ['wrong_state'],
});

const token = z.string().min(1).max(2000);

/** What the candidate’s page shows: nothing of who interviews, and no name. */
export const OfferedSlots = z.object({
  orgName: z.string(),
  jobTitle: z.string(),
  minutes: z.int(),
  /** The candidate’s, as far as it is known. */
  timeZone: z.string(),
  expiresAt: Instant,
  state: SlotOfferState,
  /** While it is open. */
  slots: z.array(Slot),
  /** Once picked, the interview as it is now. */
  picked: z
    .object({
      startsAt: Instant,
      minutes: z.int(),
      videoUrl: z.string().nullable(),
      room: z.string().nullable(),
      isCancelled: z.boolean(),
    })
    .nullable(),
  /** Whether a confirmation goes out by mail. */
  isMailed: z.boolean(),
});
export type OfferedSlots = z.infer<typeof OfferedSlots>;

export const readOfferedSlots = endpoint({
  method: 'POST',
  path: '/api/v1/offered-slots/reading',
  tag: 'Scheduling',
  summary: 'What a link offers to a candidate, without answering it',
  access: 'anyone',
  keepsNoAnswer: true,
  changesNothing: true,
  body: z.strictObject({ token }),
  reply: OfferedSlots,
  problems: ['link_spent'],
});

export const pickSlot = endpoint({
  method: 'POST',
  path: '/api/v1/offered-slots/pick',
  tag: 'Scheduling',
  summary: 'Pick one of the offered times: the interview is scheduled, and the others are free again',
  access: 'anyone',
  keepsNoAnswer: true,
  body: z.strictObject({ token, slotId: SlotId, timeZone: TimeZone }),
  reply: OfferedSlots,
  problems: ['link_spent', 'not_found', 'wrong_state', 'rule_broken'],
});

export const refuseSlots = endpoint({
  method: 'POST',
  path: '/api/v1/offered-slots/refusal',
  tag: 'Scheduling',
  summary: 'Say that none of the offered times fits, with a few words for who plans',
  access: 'anyone',
  keepsNoAnswer: true,
  body: z.strictObject({ token, message: z.string().max(500) }),
  reply: OfferedSlots,
  problems: ['link_spent', 'wrong_state'],
});
