import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findLimits } from '#server/planning/limits.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { InterviewLimits } from '#shared/interview-limits.ts';

/** Changes how many interviews a week are enough in the organisation. Throws `stale_version`. */
export async function saveLimits(
  ctx: MemberCtx,
  seenVersion: number,
  perWeek: number,
): Promise<z.input<typeof InterviewLimits>> {
  const { orgId, memberId } = ctx.actor;
  // Two first changes at once have no row to wait for.
  await ctx.tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('planning_settings ' || $1, 0))`, [orgId]);
  const before = await findLimits(ctx);
  if (before.version !== seenVersion) throw staleVersion(before.version);
  await ctx.tx.sql(
    `INSERT INTO planning_settings (org_id, per_week, changed_by, changed_at, version) VALUES ($1, $2, $3, $4, 2)
     ON CONFLICT (org_id) DO UPDATE SET per_week = EXCLUDED.per_week, changed_by = EXCLUDED.changed_by,
       changed_at = EXCLUDED.changed_at, version = planning_settings.version + 1`,
    [orgId, perWeek, memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: 'planning.limit_changed',
    subjectType: 'org',
    subjectId: orgId,
    data: { perWeek, perWeekBefore: before.perWeek },
  });
  return findLimits(ctx);
}
