import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockMovable } from '#server/loops/board/lock-movable.ts';
import { whyNotOut } from '#server/loops/board/rules.ts';
import { giveEnding } from '#server/loops/give-ending.ts';
import type { endLoops as contract } from '#shared/board.ts';

/**
 * Moves the candidates of loops out of the running, for one reason that the actor gives for all of them: each application
 * is ended as it is on its own. All or nothing. Throws as `lockMovable`, and `rule_broken` as `giveEnding`.
 */
export async function endLoops(
  ctx: MemberCtx,
  { loopIds, reason, note }: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const loops = await lockMovable(ctx, loopIds, ({ loop }) => whyNotOut(loop, reason));
  for (const { application } of loops) await giveEnding(ctx, application, { reason, note });
  ctx.audit({
    action: 'board.moved_out',
    subjectType: 'member',
    subjectId: ctx.actor.memberId,
    data: { loops: loops.length, reason },
  });
  return { loopIds: loops.map(({ loopId }) => loopId) };
}
