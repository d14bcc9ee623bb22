import type { MemberCtx } from '#server/context.ts';
import { endSeats } from '#server/loops/end-seats.ts';
import type { LoopEndCause } from '#shared/loops.ts';

/** Cancels a locked loop: its coming interviews are cancelled and its open seats end; what is submitted stays. */
export async function endLoop(
  ctx: MemberCtx,
  loopId: string,
  { cause, reason }: { readonly cause: LoopEndCause; readonly reason: string },
): Promise<void> {
  const { orgId } = ctx.actor;
  const now = ctx.clock.now();
  await ctx.tx.sql(
    `UPDATE loops SET state = 'cancelled', end_cause = $3, end_note = $4, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, loopId, cause, reason],
  );
  ctx.audit({
    action: 'loop.cancelled',
    subjectType: 'loop',
    subjectId: loopId,
    data: { loopId, cause },
    text: { reason },
  });
  const cancelled = await ctx.tx.sql<{ id: string }>(
    `UPDATE interviews SET cancelled_at = $3, cancel_reason = $4, version = version + 1
      WHERE org_id = $1 AND loop_id = $2 AND cancelled_at IS NULL AND starts_at > $3
      RETURNING id`,
    [orgId, loopId, now, reason],
  );
  for (const { id } of cancelled.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    ctx.audit({ action: 'interview.cancelled', subjectType: 'interview', subjectId: id, data: { loopId } });
  }
  await endSeats(ctx, { loopId }, reason);
}
