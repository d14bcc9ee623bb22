import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockMovable } from '#server/loops/board/lock-movable.ts';
import { whyNotBack } from '#server/loops/board/rules.ts';
import { reopenLoop } from '#server/loops/life/reopen-loop.ts';
import { takeUpApplication } from '#server/loops/take-up-application.ts';
import type { takeUpLoops as contract } from '#shared/board.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Moves the candidates of ended loops back into the running, each to where they were: the application into its stage, the
 * loop open again or in its debrief. Interviews that were cancelled stay so: their people have been told. All or nothing.
 * Throws as `lockMovable`.
 */
export async function takeUpLoops(
  ctx: MemberCtx,
  loopIds: readonly LoopId[],
): Promise<z.input<(typeof contract)['reply']>> {
  const taken = new Set<string>();
  const loops = await lockMovable(ctx, loopIds, ({ loop }) => {
    const isSecond = taken.has(loop.applicationId);
    taken.add(loop.applicationId);
    return isSecond ? 'another loop of the same application is selected' : whyNotBack(loop);
  });
  for (const { loopId, loop, application } of loops) {
    await sayWhose(loop.candidate.name, async () => {
      await takeUpApplication(ctx, application, loopId);
      await reopenLoop(ctx, loopId);
    });
  }
  ctx.audit({
    action: 'board.moved_back',
    subjectType: 'member',
    subjectId: ctx.actor.memberId,
    data: { loops: loops.length },
  });
  return { loopIds: loops.map(({ loopId }) => loopId) };
}

/** What is found out only on the way is said with the name of whom it is about. */
async function sayWhose(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `Nobody was moved, because of ${name}: ${error.message}`);
  }
}
