import type { z } from 'zod';
import { findMyCalendar } from '#server/calendars/queries.ts';
import { deleteSource, lockCalendar } from '#server/calendars/sources.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import type { MyCalendar } from '#shared/calendars.ts';
import { AppError } from '#shared/problems.ts';

/** Takes the address of the actor's calendar back: nothing of it is left. Throws `not_found` where there is none. */
export async function removeBusyTimes(ctx: MemberCtx): Promise<z.input<typeof MyCalendar>> {
  const { orgId, memberId } = ctx.actor;
  await lockCalendar(ctx, orgId, memberId);
  if (!(await deleteSource(ctx, orgId, memberId))) throw new AppError('not_found');
  ctx.audit({ action: 'busy_times.removed', subjectType: 'member', subjectId: memberId });
  return findMyCalendar(ctx);
}
