import type * as availability from '#shared/availability.ts';
import { scheduleInterview as scheduleOf } from '#shared/loops.ts';
import type * as scheduling from '#shared/scheduling.ts';
import type * as slotOffers from '#shared/slot-offers.ts';
import { interviewOf, loopWith, openLoop, schedule, seatOf } from '#tests/factories/loop.ts';
import { placeOffer, slotsOf } from '#tests/factories/slot-offer.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';

const tomorrow = { startsInMinutes: 24 * 60 };

export const schedulingSamples: SamplesOf<typeof scheduling> = {
  confirmInterview: async ({ world, people }) => {
    const loop = await openLoop(people);
    const { interviewer } = people;
    const held = await people.recruiter.call(scheduleOf, {
      params: { loopId: loop.id },
      body: { ...interviewOf(world, loop, [interviewer], tomorrow), isHold: true },
    });
    return { params: { interviewId: seatOf(held.body, interviewer).interviewId } };
  },
  declineSeat: async ({ world, people }, caller) => ({
    params: { seatId: seatOf(await loopWith(world, people, [caller], tomorrow), caller).id },
    body: { reason: 'I am away that day' },
  }),
  exchangeSeats: async ({ world, people }) => {
    const { interviewer, auditor } = people;
    const first = await loopWith(world, people, [interviewer], tomorrow);
    const loop = await schedule(world, people, first, [auditor], { startsInMinutes: 26 * 60 });
    return {
      params: { seatId: seatOf(loop, interviewer).id },
      body: { withSeatId: seatOf(loop, auditor).id, reason: 'They know the exercise better' },
    };
  },
};

const offerOf = ({ world, people }: Stage) => placeOffer(world, people, [people.interviewer]);

export const slotOfferSamples: SamplesOf<typeof slotOffers> = {
  listSlotOffers: async (stage) => ({ params: { loopId: (await offerOf(stage)).loop.id } }),
  offerSlots: async ({ world, people }) => {
    const loop = await openLoop(people);
    return {
      params: { loopId: loop.id },
      body: slotsOf(world, loop, [people.interviewer], { mailsCandidate: true }),
    };
  },
  withdrawSlots: async (stage) => ({ params: { offerId: (await offerOf(stage)).id } }),
  readOfferedSlots: async (stage) => ({ body: { token: (await offerOf(stage)).token } }),
  pickSlot: async (stage) => {
    const { token, slotIds } = await offerOf(stage);
    return { body: { token, slotId: slotIds[0] ?? '', timeZone: 'Asia/Kolkata' } };
  },
  refuseSlots: async (stage) => ({
    body: { token: (await offerOf(stage)).token, message: 'I am away all week.' },
  }),
};

export const availabilitySamples: SamplesOf<typeof availability> = {
  getWorkingHours: () => ({}),
  saveWorkingHours: () => ({ seen: 1, body: { days: [1, 2, 4], from: 480, until: 1440 } }),
  findAvailability: async ({ world, people }) => ({
    params: { loopId: (await openLoop(people)).id },
    body: {
      memberIds: [people.interviewer.memberId, people.auditor.memberId],
      from: world.clock.now().toISOString(),
      days: 7,
      minutes: 45,
      timeZone: 'Europe/Lisbon',
    },
  }),
};
