import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findRounds } from '#server/jobs/queries.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import { assertPlannable, lockLoop, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { assertSeats, placeSeats } from '#server/loops/place-seats.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { scheduleInterview as contract, Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Schedules a round of the plan with its interviewers; the interview keeps the round's name, exercise and dimensions
 * whatever becomes of the plan. The first one moves the application to interviewing. Throws `wrong_state` for a loop
 * that is not open, `not_found` for a round, person or dimension that is not there, `rule_broken` for seats that can't
 * be taken.
 */
export async function scheduleInterview(
  ctx: MemberCtx,
  loopId: LoopId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const access = await lockLoop(ctx, loopId);
  const { loop, application } = access;
  const round = (await findRounds(ctx, loop.job.id)).find(({ id }) => id === given.roundId);
  if (round === undefined) throw new AppError('not_found');
  assertPlannable(loop);
  await assertSeats(ctx, access, round, given.seats, (index) => `seats.${index}.`);

  const { exerciseKey, name, dimensionIds } = round;
  const { minutes, timeZone, videoUrl, room } = given;
  const interview = { id: ctx.ids.next(), startsAt: new Date(given.startsAt), minutes, dimensionIds };
  await ctx.tx.sql(
    `INSERT INTO interviews (org_id, id, loop_id, name, exercise_key, dimension_ids, starts_at, minutes, time_zone,
                             video_url, room)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ctx.actor.orgId,
      interview.id,
      loopId,
      name,
      exerciseKey,
      dimensionIds,
      interview.startsAt,
      minutes,
      timeZone,
      videoUrl,
      room,
    ],
  );
  ctx.audit({
    action: 'interview.scheduled',
    subjectType: 'interview',
    subjectId: interview.id,
    data: { loopId, exerciseKey, startsAt: interview.startsAt.toISOString(), minutes, timeZone },
  });
  await placeSeats(ctx, loopId, interview, given.seats);
  if (application.stage === 'applied') await changeStage(ctx, application, 'interviewing');
  await raiseLoopVersion(ctx, loopId);
  return findLoop(ctx, loopId);
}
