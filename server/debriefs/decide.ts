import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockDebrief } from '#server/debriefs/lock-debrief.ts';
import { moveApplication } from '#server/debriefs/move-application.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { rationaleObjections } from '#server/debriefs/rules.ts';
import type { decide as contract, Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Records a person's decision with its reasons, and the fit and cards that were on the page. Nothing here reads a figure
 * to decide anything. Closes the loop; its cards enter the family's fits from now on. Throws `not_allowed`,
 * `rule_broken` with every dimension whose rationale is too short, `stale_version`, `wrong_state`.
 */
export async function decide(
  ctx: MemberCtx,
  debriefId: DebriefId,
  seenVersion: number,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Debrief>> {
  const { orgId, memberId } = ctx.actor;
  const { access, parts } = await lockDebrief(ctx, debriefId, seenVersion);
  if (!parts.can.decide) {
    throw new AppError(
      'not_allowed',
      "The job's hiring manager or approver decides. Tell them that the debrief is ready.",
    );
  }
  const known = new Set<string>(parts.dimensions.map(({ id }) => id));
  if (given.rationale.some(({ dimensionId }) => !known.has(dimensionId))) throw new AppError('not_found');
  const errors = rationaleObjections(parts.dimensions, given.rationale);
  if (errors.length > 0) {
    throw new AppError(
      'rule_broken',
      'Every dimension needs its reason, whatever the outcome. Nothing was recorded.',
      { errors },
    );
  }
  const now = ctx.clock.now();
  const { debrief } = parts;
  const decisionId = ctx.ids.next();
  await ctx.tx.prisma.decision.create({
    data: {
      orgId,
      id: decisionId,
      debriefId,
      outcome: given.outcome,
      rationale: given.rationale,
      summary: given.summary,
      conditions: given.conditions,
      fitId: debrief.fitId,
      cardIds: [...debrief.cardIds],
      figures: JSON.parse(JSON.stringify(debrief.figures)),
      decidedBy: memberId,
      decidedAt: now,
    },
  });
  await ctx.tx.sql('UPDATE debriefs SET version = version + 1 WHERE org_id = $1 AND id = $2', [
    orgId,
    debriefId,
  ]);
  await ctx.tx.sql(`UPDATE loops SET state = 'closed', version = version + 1 WHERE org_id = $1 AND id = $2`, [
    orgId,
    debrief.loopId,
  ]);
  await moveApplication(ctx, access.loop.applicationId, 'decided');
  ctx.audit({
    action: 'decision.recorded',
    subjectType: 'decision',
    subjectId: decisionId,
    data: { debriefId, outcome: given.outcome, fitId: debrief.fitId, cards: debrief.cardIds.length },
    text: { summary: given.summary, rationale: JSON.stringify(given.rationale) },
  });
  return findDebrief(ctx, debriefId);
}
