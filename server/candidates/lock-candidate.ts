import type { MemberCtx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

/** Locks a candidate for a change. Throws `not_found`, also for a record that was merged away. */
export async function lockCandidate(ctx: MemberCtx, candidateId: string): Promise<{ version: number }> {
  const [row] = await ctx.tx.sql<{ version: number }>(
    'SELECT version FROM candidates WHERE org_id = $1 AND id = $2 AND merged_into IS NULL FOR UPDATE',
    [ctx.actor.orgId, candidateId],
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}
