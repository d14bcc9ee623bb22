import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { endLoop } from '#server/loops/end-loop.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { cancelLoop as contract, Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Closes a loop without a decision, with its coming interviews; submitted cards stay. Throws `wrong_state` for one that is over. */
export async function cancelLoop(
  ctx: MemberCtx,
  loopId: LoopId,
  end: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const { loop } = await lockLoop(ctx, loopId);
  if (loop.state !== 'open' && loop.state !== 'debrief') {
    throw new AppError('wrong_state', 'The loop is over already.');
  }
  await endLoop(ctx, loopId, end);
  return findLoop(ctx, loopId);
}
