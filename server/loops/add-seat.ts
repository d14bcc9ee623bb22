import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { assertSeats, placeSeats } from '#server/loops/place-seats.ts';
import { findLoop } from '#server/loops/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { addSeat as contract, Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';

/** Adds an interviewer to an interview. Throws `already_exists` for who has a seat in it, `rule_broken` for who can't take one, `wrong_state` where it or its loop is over. */
export async function addSeat(
  ctx: MemberCtx,
  interviewId: InterviewId,
  wish: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const access = await lockInterview(ctx, interviewId);
  const { loop, interview } = access;
  await assertSeats(ctx, access, interview, [wish], () => '');
  assertPlannable(loop, interview);

  await refuseOn(
    'seats_org_id_interview_id_member_id_key',
    'already_exists',
    'This person has a seat in this interview.',
    () => placeSeats(ctx, loop.id, interview, [wish]),
  );
  await raiseLoopVersion(ctx, loop.id);
  return findLoop(ctx, loop.id);
}
