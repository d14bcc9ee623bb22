import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockApplicationAndLoop } from '#server/debriefs/lock-debrief.ts';
import { moveApplication } from '#server/debriefs/move-application.ts';
import { pinFigures } from '#server/debriefs/pin-figures.ts';
import { canOpen } from '#server/debriefs/policy.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { areAllSubmitted } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Opens the debrief of a loop and pins its figures and cards. Throws `rule_broken` while a card is missing and no reason
 * is given, `already_exists` for a second one, `wrong_state` for a loop that is not open. For somebody sealed on the loop
 * it does not exist.
 */
export async function openDebrief(
  ctx: MemberCtx,
  loopId: LoopId,
  despite: string | null,
): Promise<z.input<typeof Debrief>> {
  const { orgId, memberId } = ctx.actor;
  await lockApplicationAndLoop(ctx, loopId);
  const { loop, seats, seesCards } = await findLoopAccess(ctx, loopId);
  if (!seesCards) throw new AppError('not_found');
  if (!canOpen(ctx.actor, loop.job)) {
    throw new AppError(
      'not_allowed',
      'The recruiter, the hiring manager or the approver of the job opens its debriefs.',
    );
  }
  if ((await ctx.tx.prisma.debrief.count({ where: { orgId, loopId } })) > 0) {
    throw new AppError('already_exists', 'The debrief of this loop is open already.');
  }
  if (loop.state !== 'open') throw new AppError('wrong_state', 'The loop is not open any more.');
  if (!areAllSubmitted(seats) && despite === null) {
    throw new AppError(
      'rule_broken',
      'A card is missing. Say why the debrief opens without it, or wait for it.',
      {
        errors: [{ path: 'despite', message: 'is needed while a card is missing' }],
      },
    );
  }
  const pin = await pinFigures(ctx, loop);
  if (pin.cardIds.length === 0)
    throw new AppError('rule_broken', 'No card is in yet: there is nothing to talk about.');

  const debriefId = ctx.ids.next();
  await ctx.tx.prisma.debrief.create({
    data: {
      orgId,
      id: debriefId,
      loopId,
      openedBy: memberId,
      openedAt: ctx.clock.now(),
      openedDespite: areAllSubmitted(seats) ? null : despite,
      fitId: pin.fitId,
      cardIds: [...pin.cardIds],
      figures: JSON.parse(JSON.stringify(pin.figures)),
    },
  });
  await ctx.tx.sql(
    `UPDATE loops SET state = 'debrief', version = version + 1 WHERE org_id = $1 AND id = $2`,
    [orgId, loopId],
  );
  await moveApplication(ctx, loop.applicationId, 'debrief');
  ctx.audit({
    action: 'debrief.opened',
    subjectType: 'debrief',
    subjectId: debriefId,
    data: {
      loopId,
      fitId: pin.fitId,
      cards: pin.cardIds.length,
      state: pin.figures.state,
      familyFitId: pin.figures.hyperFit?.id ?? null,
    },
    ...(despite === null ? {} : { text: { despite } }),
  });
  return findDebrief(ctx, debriefId);
}
