import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { eventKindOf, toldOf } from '#server/loops/life/event-rules.ts';
import { selectEvents } from '#server/loops/life/events.sql.ts';
import { readsByRole } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { listLoopEvents as contract } from '#shared/loop-life.ts';
import { Instant, type LoopId } from '#shared/primitives.ts';

/** What happened on a loop, as far as the actor may know it. Throws `not_found`. */
export async function findEvents(
  ctx: MemberCtx,
  loopId: LoopId,
  query: z.output<(typeof contract)['query']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const { loop, seesCards } = await findLoopAccess(ctx, loopId);
  const after = decodeCursor(z.tuple([Instant, z.int32()]), query.after);
  const rows = await selectEvents(
    ctx,
    loopId,
    toldOf({ seesCards, readsByRole: readsByRole(ctx.actor, loop.job) }),
    after === null ? null : { at: new Date(after[0]), rank: after[1] },
    query.limit + 1,
  );
  return pageOf(
    rows,
    query.limit,
    (row) => [row.at.toISOString(), row.rank],
    ({ at, action, actor, interview, person, reason, startsAt }) => ({
      at: at.toISOString(),
      kind: eventKindOf(action),
      actor,
      interview,
      person,
      reason,
      startsAt,
    }),
  );
}
