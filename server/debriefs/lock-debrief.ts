import type { MemberCtx } from '#server/context.ts';
import { type DebriefAccess, findDebriefAccess } from '#server/debriefs/queries.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks a debrief and its loop for a change and reads it; `seenVersion` is null where no version is asked for. Throws
 * `not_found`, `wrong_state` once it is decided, `stale_version`.
 */
export async function lockDebrief(
  ctx: MemberCtx,
  debriefId: string,
  seenVersion: number | null,
): Promise<DebriefAccess> {
  await ctx.tx.sql(
    `SELECT FROM loops l JOIN debriefs d ON d.org_id = l.org_id AND d.loop_id = l.id
      WHERE d.org_id = $1 AND d.id = $2 FOR UPDATE OF l, d`,
    [ctx.actor.orgId, debriefId],
  );
  const found = await findDebriefAccess(ctx, debriefId);
  const { debrief, decision } = found.parts;
  if (decision !== null)
    throw new AppError('wrong_state', 'The decision is made; this debrief stays as it was then.');
  if (seenVersion !== null && debrief.version !== seenVersion) throw staleVersion(debrief.version);
  return found;
}
