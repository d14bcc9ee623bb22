import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief, raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId, DimensionId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Notes what was agreed on a dimension; a later note stands beside the earlier one. No score changes. Throws `not_found`, `not_allowed`. */
export async function settleIssue(
  ctx: MemberCtx,
  debriefId: DebriefId,
  given: { dimensionId: DimensionId; note: string },
): Promise<z.input<typeof Debrief>> {
  const { parts } = await lockDebrief(ctx, debriefId, null);
  if (!parts.can.settle)
    throw new AppError('not_allowed', 'Those who take part in the debrief settle its questions.');
  if (!parts.dimensions.some(({ id }) => id === given.dimensionId)) throw new AppError('not_found');
  await ctx.tx.prisma.settlement.create({
    data: {
      orgId: ctx.actor.orgId,
      id: ctx.ids.next(),
      debriefId,
      dimensionId: given.dimensionId,
      note: given.note,
      settledBy: ctx.actor.memberId,
      settledAt: ctx.clock.now(),
    },
  });
  await raiseDebriefVersion(ctx, debriefId);
  ctx.audit({
    action: 'debrief.issue_settled',
    subjectType: 'debrief',
    subjectId: debriefId,
    data: { dimensionId: given.dimensionId },
    text: { note: given.note },
  });
  return findDebrief(ctx, debriefId);
}
