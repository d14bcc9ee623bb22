import type { MemberCtx } from '#server/context.ts';
import { inLockOrder } from '#server/loops/board/in-lock-order.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export interface MovableLoop extends Awaited<ReturnType<typeof lockLoop>> {
  readonly loopId: LoopId;
}

/**
 * Locks the loops that somebody wants moved, all of them or none. Throws `not_found` where one is not the actor's to know,
 * `wrong_state` with the name of each that `whyNot` says a reason for.
 */
export async function lockMovable(
  ctx: MemberCtx,
  loopIds: readonly LoopId[],
  whyNot: (loop: MovableLoop) => string | null,
): Promise<MovableLoop[]> {
  const loops: MovableLoop[] = [];
  for (const loopId of await inLockOrder(ctx, loopIds))
    loops.push({ loopId, ...(await lockLoop(ctx, loopId)) });
  const errors = loops.flatMap((one) => {
    const why = whyNot(one);
    const path = `loopIds.${loopIds.indexOf(one.loopId)}`;
    return why === null ? [] : [{ path, message: `${one.loop.candidate.name} (${why})` }];
  });
  if (errors.length === 0) return loops;
  const named = errors.map(({ message }) => message).join(', ');
  throw new AppError('wrong_state', `Nobody was moved, because these can’t be: ${named}.`, { errors });
}
