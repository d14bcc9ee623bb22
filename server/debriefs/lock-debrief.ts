import type { MemberCtx } from '#server/context.ts';
import { type DebriefAccess, findDebriefAccess } from '#server/debriefs/queries.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks a debrief and its loop for a change and reads it; `seenVersion` is null where no version is asked for. Throws
 * `not_found`, `wrong_state` once it is decided or its loop cancelled, `stale_version`.
 */
export async function lockDebrief(
  ctx: MemberCtx,
  debriefId: string,
  seenVersion: number | null,
): Promise<DebriefAccess> {
  const [row] = await ctx.tx.sql<{ loopId: string }>(
    'SELECT loop_id AS "loopId" FROM debriefs WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, debriefId],
  );
  if (row === undefined) throw new AppError('not_found');
  await lockApplicationAndLoop(ctx, row.loopId);
  const found = await findDebriefAccess(ctx, debriefId);
  const { debrief, decision } = found.parts;
  if (decision !== null)
    throw new AppError('wrong_state', 'The decision is made; this debrief stays as it was then.');
  if (found.access.loop.state !== 'debrief') {
    throw new AppError('wrong_state', 'The loop was cancelled; what was written stays to be read.');
  }
  if (seenVersion !== null && debrief.version !== seenVersion) throw staleVersion(debrief.version);
  return found;
}

/** Locks in the order in which loops are planned, application before loop, so that nobody waits in a circle. */
export async function lockApplicationAndLoop(ctx: MemberCtx, loopId: string): Promise<void> {
  const { orgId } = ctx.actor;
  await ctx.tx.sql(
    `SELECT FROM applications WHERE org_id = $1
        AND id = (SELECT application_id FROM loops WHERE org_id = $1 AND id = $2) FOR UPDATE`,
    [orgId, loopId],
  );
  await ctx.tx.sql('SELECT FROM loops WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, loopId]);
}
