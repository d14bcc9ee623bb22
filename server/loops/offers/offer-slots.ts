import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findRounds } from '#server/jobs/queries.ts';
import { assertPlannable, lockLoop } from '#server/loops/lock-loop.ts';
import { findOffers } from '#server/loops/offers/find-offers.ts';
import { isFree } from '#server/loops/offers/offer-rules.ts';
import { withdrawOffersOf } from '#server/loops/offers/withdraw-offers.ts';
import { writeOffer } from '#server/loops/offers/write-offer.ts';
import { assertSeats } from '#server/loops/place-seats.ts';
import { noteSlotsOffered } from '#server/notifications/queries.ts';
import { issueLink } from '#server/platform/issue-link.ts';
import type { Links } from '#server/platform/links.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { findBusy } from '#server/scheduling/queries.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { offerSlots as contract } from '#shared/slot-offers.ts';

const dayMs = 86_400_000;
/** For so long after an offer is over its link still says what became of it. */
const readableDays = 60;

/**
 * Offers times for a round to the candidate: one link, of which they pick one. Throws `not_found`, `wrong_state` for a
 * loop that is not open, `already_exists` where the round is offered already, and `rule_broken` for seats that can't be
 * taken and times that are over.
 */
export async function offerSlots(
  ctx: MemberCtx,
  links: Links,
  loopId: LoopId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId } = ctx.actor;
  const now = ctx.clock.now();
  const access = await lockLoop(ctx, loopId);
  const { loop } = access;
  const round = (await findRounds(ctx, loop.job.id, loop.plan)).find(({ id }) => id === given.roundId);
  if (round === undefined) throw new AppError('not_found');
  assertPlannable(loop);
  await assertSeats(ctx, access, round, given.seats, (index) => `seats.${index}.`);
  const startTimes = given.startTimes.map((at) => new Date(at));
  const over = startTimes.findIndex((at) => at <= now);
  if (over !== -1) {
    throw new AppError('rule_broken', 'Offer times that are to come. Nothing was offered.', {
      errors: [{ path: `startTimes.${over}`, message: 'This time is over.' }],
    });
  }
  const times = startTimes.map((at) => at.getTime());
  const busy = await findBusy(
    ctx,
    orgId,
    given.seats.map(({ memberId }) => memberId),
    { from: new Date(Math.min(...times)), until: new Date(Math.max(...times) + given.minutes * 60_000) },
  );
  await withdrawOffersOf(ctx, loopId, round, 'expired');
  const expiresAt = new Date(now.getTime() + given.days * dayMs);
  const id = await refuseOn(
    'slot_offers_open_key',
    'already_exists',
    'Slots of this round are offered already. Withdraw them first.',
    () =>
      writeOffer(ctx, {
        ...given,
        loopId,
        name: round.name,
        exerciseKey: round.exerciseKey,
        dimensionIds: round.dimensionIds,
        expiresAt,
        slots: startTimes.map((startsAt) => ({
          startsAt,
          wasBusy: !isFree({ startsAt, wasBusy: false }, given.minutes, busy, now),
        })),
      }),
  );
  const link = await issueLink(ctx, links, {
    purpose: 'slots',
    orgId,
    subjectId: id,
    expiresAt: new Date(expiresAt.getTime() + readableDays * dayMs),
  });
  const isMailed =
    given.mailsCandidate &&
    (await noteSlotsOffered(ctx, orgId, { loopId, offerId: id, link, expiresAt, minutes: given.minutes }));
  ctx.audit({
    action: 'slots.offered',
    subjectType: 'slot_offer',
    subjectId: id,
    data: { loopId, exerciseKey: round.exerciseKey, slots: startTimes.length, isMailed },
  });
  const { offers } = await findOffers(ctx, loopId);
  const offer = offers.find((one) => one.id === id);
  if (offer === undefined) throw new Error('the offer just written is not there');
  return { offer, link, isMailed };
}
