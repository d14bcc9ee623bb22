import type { z } from 'zod';
import { findConflict } from '#server/conflicts/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { withdrawConflict as contract } from '#shared/conflicts.ts';

/** Withdraws a conflict for good; that it was declared stays. Throws `not_found`, also for one that was withdrawn. */
export async function withdrawConflict(
  ctx: MemberCtx,
  conflictId: string,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  await ctx.tx.sql('SELECT FROM conflicts WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, conflictId]);
  const conflict = await findConflict(ctx, conflictId);
  const withdrawnAt = ctx.clock.now();
  await ctx.tx.sql(
    'UPDATE conflicts SET withdrawn_by = $3, withdrawn_at = $4 WHERE org_id = $1 AND id = $2',
    [orgId, conflictId, memberId, withdrawnAt],
  );
  ctx.audit({
    action: 'conflict.withdrawn',
    subjectType: 'conflict',
    subjectId: conflictId,
    data: { memberId: conflict.member.id, kind: conflict.kind },
  });
  return { id: conflictId, withdrawnAt: withdrawnAt.toISOString() };
}
