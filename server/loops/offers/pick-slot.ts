import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { assertOpen } from '#server/loops/offers/assert-open.ts';
import type { OfferLink } from '#server/loops/offers/find-offer-link.ts';
import { busyAround } from '#server/loops/offers/find-offers.ts';
import { lockOffer } from '#server/loops/offers/lock-offer.ts';
import type { OfferRow } from '#server/loops/offers/offer-record.sql.ts';
import { presentSlots } from '#server/loops/offers/present-offer.ts';
import { readOfferedSlots } from '#server/loops/offers/read-offered-slots.ts';
import { placeInterview } from '#server/loops/place-interview.ts';
import { assertSeats } from '#server/loops/place-seats.ts';
import { AppError } from '#shared/problems.ts';
import type { pickSlot as contract, OfferedSlots } from '#shared/slot-offers.ts';

/**
 * The candidate picks one of the slots: the interview is scheduled with its seats, and the others are free again. Two
 * clicks at once have one effect. Throws `link_spent`, `not_found` for a slot of something else, `wrong_state` for an
 * offer that is not open any more, `rule_broken` for a slot that was taken meanwhile.
 */
export async function pickSlot(
  ctx: Ctx,
  link: OfferLink,
  { slotId, timeZone }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof OfferedSlots>> {
  const { orgId } = link;
  const now = ctx.clock.now();
  await ctx.enterOrg(orgId);
  const { offer, access, planning } = await lockOffer(ctx, orgId, link.offerId);
  const slot = presentSlots(offer, await busyAround(ctx, orgId, [offer]), now).find(
    ({ id }) => id === slotId,
  );
  if (slot === undefined) throw new AppError('not_found');
  assertOpen(offer, now);
  if (!slot.isFree) {
    throw new AppError(
      'rule_broken',
      'That time was taken in the meantime. Nothing was scheduled: pick another one.',
    );
  }
  await inCandidatesWords(() => assertSeats(planning, access, offer, offer.seats, () => ''));
  const interviewId = await placeInterview(
    planning,
    { id: offer.loopId, application: access.application },
    { ...planned(offer), startsAt: new Date(slot.startsAt) },
  );
  await ctx.tx.sql(
    `UPDATE slot_offers SET state = 'picked', ended_at = $3, interview_id = $4, candidate_zone = $5
      WHERE org_id = $1 AND id = $2`,
    [orgId, offer.id, now, interviewId, timeZone],
  );
  ctx.audit({
    action: 'slots.picked',
    subjectType: 'slot_offer',
    subjectId: offer.id,
    data: { loopId: offer.loopId, interviewId, startsAt: slot.startsAt, timeZone },
  });
  return readOfferedSlots(ctx, link);
}

function planned(offer: OfferRow): Omit<Parameters<typeof placeInterview>[2], 'startsAt'> {
  const { name, exerciseKey, dimensionIds, minutes, timeZone, videoUrl, room, seats } = offer;
  const time = { minutes, timeZone, videoUrl, room };
  return { name, exerciseKey, dimensionIds, ...time, seats, isHold: false, tellsCandidate: true };
}

/** Why a seat can't be taken any more names people, and is nothing for the candidate. */
async function inCandidatesWords(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      'wrong_state',
      'These times can’t be kept any more: something changed on our side. Nothing was scheduled. Ask the recruiter for new times.',
    );
  }
}
