import type { z } from 'zod';
import { closedCardsJob } from '#server/calibration/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { considerElsewhere } from '#server/debriefs/consider-elsewhere.ts';
import { lockDebrief, raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { moveApplication } from '#server/debriefs/move-application.ts';
import { canDecide, decisionObstacle } from '#server/debriefs/policy.ts';
import { type DebriefAccess, findDebrief } from '#server/debriefs/queries.ts';
import { approverObjections, otherJobObjections, rationaleObjections } from '#server/debriefs/rules.ts';
import { findPeople } from '#server/identity/queries.ts';
import { enqueue } from '#server/platform/queue.ts';
import type { decide as contract, Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

type Given = z.output<(typeof contract)['body']>;

/**
 * Records a person's decision with its reasons, and the fit and cards that were on the page. Nothing here reads a figure
 * to decide anything. The loop closes and the application moves now, not with the last approval: from now on its cards
 * enter the family's fits, and a decision that comes back opens both again (`takeBackDecision`). The job's approvers are
 * asked, as they are at this moment. Throws `not_allowed`, `rule_broken` with every field that a rule objects to,
 * `already_exists` where the candidate is considered for the other job already, `stale_version`, and `wrong_state` while
 * the votes are sealed.
 */
export async function decide(
  ctx: MemberCtx,
  debriefId: DebriefId,
  seenVersion: number,
  given: Given,
): Promise<z.input<typeof Debrief>> {
  const { orgId, memberId } = ctx.actor;
  const found = await lockDebrief(ctx, debriefId, seenVersion);
  const { access, parts } = found;
  assertMayDecide(ctx, found);
  await assertWhole(ctx, found, given);
  const { debrief, decisions } = parts;
  const { approverIds } = access.loop.job;
  const otherApplicationId =
    given.otherJobId === undefined ? null : await considerElsewhere(ctx, found, given.otherJobId);
  const decisionId = ctx.ids.next();
  await ctx.tx.prisma.decision.create({
    data: {
      orgId,
      id: decisionId,
      debriefId,
      number: decisions.length + 1,
      outcome: given.outcome,
      rationale: given.rationale,
      summary: given.summary,
      conditions: given.conditions,
      numbersMissed: given.numbersMissed ?? '',
      otherApplicationId,
      fitId: debrief.fitId,
      cardIds: [...debrief.cardIds],
      figures: JSON.parse(JSON.stringify(debrief.figures)),
      decidedBy: memberId,
      decidedAt: ctx.clock.now(),
    },
  });
  await ctx.tx.prisma.approvalStep.createMany({
    data: approverIds.map((approverId, index) => ({ orgId, decisionId, position: index + 1, approverId })),
  });
  await raiseDebriefVersion(ctx, debriefId);
  await ctx.tx.sql(`UPDATE loops SET state = 'closed', version = version + 1 WHERE org_id = $1 AND id = $2`, [
    orgId,
    debrief.loopId,
  ]);
  await moveApplication(ctx, access.loop.applicationId, 'decided');
  await enqueue(ctx.tx, closedCardsJob({ orgId, blueprintId: debrief.blueprint.id }));
  ctx.audit({
    action: 'decision.recorded',
    subjectType: 'decision',
    subjectId: decisionId,
    data: {
      debriefId,
      outcome: given.outcome,
      fitId: debrief.fitId,
      cards: debrief.cardIds.length,
      approvers: [...approverIds],
      ...(otherApplicationId === null ? {} : { otherApplicationId }),
    },
    text: {
      summary: given.summary,
      rationale: JSON.stringify(given.rationale),
      conditions: given.conditions,
      numbersMissed: given.numbersMissed ?? '',
    },
  });
  return findDebrief(ctx, debriefId);
}

function assertMayDecide({ actor }: MemberCtx, { access, parts }: DebriefAccess): void {
  if (!canDecide(actor, access.loop.job)) {
    throw new AppError(
      'not_allowed',
      "The job's hiring manager or an approver decides. Tell them that the debrief is ready.",
    );
  }
  switch (decisionObstacle(actor, parts.voting)) {
    case 'recused':
      throw new AppError('not_allowed', 'You stepped back from this candidate: somebody else decides.');
    case 'votes_sealed':
      throw new AppError(
        'wrong_state',
        'The votes are sealed. A decision is recorded once they are open. Nothing was recorded.',
      );
    case null:
  }
}

async function assertWhole(ctx: MemberCtx, { access, parts }: DebriefAccess, given: Given): Promise<void> {
  const { dimensions } = parts;
  const { job } = access.loop;
  const known = new Set<string>(dimensions.map(({ id }) => id));
  if (given.rationale.some(({ dimensionId }) => !known.has(dimensionId))) throw new AppError('not_found');
  const objections = rationaleObjections(dimensions, given.rationale);
  if (objections.length > 0) {
    throw new AppError(
      'rule_broken',
      'Every dimension needs its reason, whatever the outcome. Nothing was recorded.',
      { errors: objections },
    );
  }
  const errors = [
    ...otherJobObjections(given, job.id),
    ...approverObjections(job.approverIds, await findPeople(ctx, job.approverIds)),
  ];
  if (errors.length > 0) throw new AppError('rule_broken', 'Nothing was recorded.', { errors });
}
