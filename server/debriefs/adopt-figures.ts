import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief } from '#server/debriefs/lock-debrief.ts';
import { pinFigures } from '#server/debriefs/pin-figures.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Pins the figures as they are now, with the cards that came in since. Throws `wrong_state` where nothing is newer. */
export async function adoptFigures(
  ctx: MemberCtx,
  debriefId: DebriefId,
  seenVersion: number,
): Promise<z.input<typeof Debrief>> {
  const { access, parts } = await lockDebrief(ctx, debriefId, seenVersion);
  if (!parts.can.settle)
    throw new AppError('not_allowed', 'Those who take part in the debrief adopt newer figures.');
  if (!parts.can.adopt) throw new AppError('wrong_state', 'No card came in since the figures were pinned.');
  const pin = await pinFigures(ctx, access.loop);
  await ctx.tx.prisma.debrief.update({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: debriefId } },
    data: {
      fitId: pin.fitId,
      cardIds: [...pin.cardIds],
      figures: JSON.parse(JSON.stringify(pin.figures)),
      version: { increment: 1 },
    },
  });
  ctx.audit({
    action: 'debrief.figures_adopted',
    subjectType: 'debrief',
    subjectId: debriefId,
    data: { fitIdBefore: parts.debrief.fitId, fitId: pin.fitId, cards: pin.cardIds.length },
  });
  return findDebrief(ctx, debriefId);
}
