import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findRounds } from '#server/jobs/queries.ts';
import { assertPlannable, lockLoop } from '#server/loops/lock-loop.ts';
import { withdrawOffersOf } from '#server/loops/offers/withdraw-offers.ts';
import { placeInterview } from '#server/loops/place-interview.ts';
import { assertSeats } from '#server/loops/place-seats.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { scheduleInterview as contract, Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Schedules a round of the plan with its interviewers, or only holds the time; the interview keeps the round's name,
 * exercise and dimensions whatever becomes of the plan. Slots offered for the round are taken back. Throws `wrong_state`
 * for a loop that is not open, `not_found` for a round, person or dimension that is not there, `rule_broken` for seats
 * that can't be taken.
 */
export async function scheduleInterview(
  ctx: MemberCtx,
  loopId: LoopId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const access = await lockLoop(ctx, loopId);
  const { loop, application } = access;
  const round = (await findRounds(ctx, loop.job.id, loop.plan)).find(({ id }) => id === given.roundId);
  if (round === undefined) throw new AppError('not_found');
  assertPlannable(loop);
  await assertSeats(ctx, access, round, given.seats, (index) => `seats.${index}.`);

  const { exerciseKey, name, dimensionIds } = round;
  await withdrawOffersOf(ctx, loopId, { exerciseKey, name });
  await placeInterview(
    ctx,
    { id: loopId, application },
    {
      ...given,
      exerciseKey,
      name,
      dimensionIds,
      startsAt: new Date(given.startsAt),
      isHold: given.isHold ?? false,
      tellsCandidate: given.tellsCandidate ?? false,
    },
  );
  return findLoop(ctx, loopId);
}
