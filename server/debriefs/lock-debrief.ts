import type { MemberCtx } from '#server/context.ts';
import { type DecisionRow, decisionInForce } from '#server/debriefs/approval/rules.ts';
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
  const found = await lockAny(ctx, debriefId);
  if (decisionInForce(found.parts.decisions) !== null)
    throw new AppError('wrong_state', 'The decision is made; this debrief stays as it was then.');
  if (found.access.loop.state !== 'debrief') {
    throw new AppError('wrong_state', 'The loop was cancelled; what was written stays to be read.');
  }
  if (seenVersion !== null) assertSeen(found, seenVersion);
  return found;
}

/** Locks a debrief that is decided, with the decision in force. Throws `not_found`, `wrong_state` without one, `stale_version`. */
export async function lockDecidedDebrief(
  ctx: MemberCtx,
  debriefId: string,
  seenVersion: number,
): Promise<DebriefAccess & { readonly decision: DecisionRow }> {
  const found = await lockAny(ctx, debriefId);
  const decision = decisionInForce(found.parts.decisions);
  if (decision === null) throw new AppError('wrong_state', 'There is no decision here at the moment.');
  assertSeen(found, seenVersion);
  return { ...found, decision };
}

async function lockAny(ctx: MemberCtx, debriefId: string): Promise<DebriefAccess> {
  const [row] = await ctx.tx.sql<{ loopId: string }>(
    'SELECT loop_id AS "loopId" FROM debriefs WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, debriefId],
  );
  if (row === undefined) throw new AppError('not_found');
  await lockApplicationAndLoop(ctx, row.loopId);
  return findDebriefAccess(ctx, debriefId);
}

function assertSeen({ parts }: DebriefAccess, seenVersion: number): void {
  if (parts.debrief.version !== seenVersion) throw staleVersion(parts.debrief.version);
}

/** Says that a debrief is another than it was for whoever read it. */
export async function raiseDebriefVersion(ctx: MemberCtx, debriefId: string): Promise<void> {
  await ctx.tx.sql('UPDATE debriefs SET version = version + 1 WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    debriefId,
  ]);
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
