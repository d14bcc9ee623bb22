import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { mayChangeLimit, mayPlan } from '#server/planning/policy.ts';
import { type InterviewLimit, type InterviewLimits, usualPerWeek } from '#shared/interview-limits.ts';

/** The organisation's; what nobody changed yet is at version 1. */
export async function findLimits(ctx: MemberCtx): Promise<z.input<typeof InterviewLimits>> {
  const [row] = await ctx.tx.sql<{ perWeek: number; version: number }>(
    'SELECT per_week AS "perWeek", version FROM planning_settings WHERE org_id = $1',
    [ctx.actor.orgId],
  );
  return { ...(row ?? { perWeek: usualPerWeek, version: 1 }), can: { change: mayPlan(ctx.actor) } };
}

/** One person's. Throws `not_found`. */
export async function findLimit(ctx: MemberCtx, memberId: string): Promise<z.input<typeof InterviewLimit>> {
  await findPeople(ctx, [memberId]);
  const [row] = await ctx.tx.sql<{ perWeek: number | null; version: number }>(
    'SELECT per_week AS "perWeek", version FROM interview_limits WHERE org_id = $1 AND member_id = $2',
    [ctx.actor.orgId, memberId],
  );
  const { perWeek: usual } = await findLimits(ctx);
  return {
    ...(row ?? { perWeek: null, version: 1 }),
    usual,
    can: { change: mayChangeLimit(ctx.actor, memberId) },
  };
}
