import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findLimit } from '#server/planning/limits.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { InterviewLimit } from '#shared/interview-limits.ts';
import { AppError } from '#shared/problems.ts';

/** Sets one person's limit, or takes it back. Throws `not_found`, `not_allowed` for a colleague's, `stale_version`. */
export async function saveLimit(
  ctx: MemberCtx,
  memberId: string,
  seenVersion: number,
  perWeek: number | null,
): Promise<z.input<typeof InterviewLimit>> {
  const { orgId } = ctx.actor;
  // Two first changes at once have no row to wait for.
  await ctx.tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('interview_limits ' || $1 || $2, 0))`, [
    orgId,
    memberId,
  ]);
  const before = await findLimit(ctx, memberId);
  if (!before.can.change) {
    throw new AppError('not_allowed', 'Only the person, recruiters and admins change this.');
  }
  if (before.version !== seenVersion) throw staleVersion(before.version);
  await ctx.tx.sql(
    `INSERT INTO interview_limits (org_id, member_id, per_week, changed_by, changed_at, version)
     VALUES ($1, $2, $3, $4, $5, 2)
     ON CONFLICT (org_id, member_id) DO UPDATE SET per_week = EXCLUDED.per_week, changed_by = EXCLUDED.changed_by,
       changed_at = EXCLUDED.changed_at, version = interview_limits.version + 1`,
    [orgId, memberId, perWeek, ctx.actor.memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: 'member.limit_changed',
    subjectType: 'member',
    subjectId: memberId,
    data: { perWeek, perWeekBefore: before.perWeek },
  });
  return findLimit(ctx, memberId);
}
