import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPlanNumber } from '#server/jobs/queries.ts';
import { assertPlannable, lockLoop } from '#server/loops/lock-loop.ts';
import { findChanges, findPlanChanges } from '#server/loops/plan/find-plan-changes.ts';
import type { InterviewChange } from '#server/loops/plan/plan-changes.ts';
import { findLoopAccess, type LoopAccess } from '#server/loops/queries.ts';
import { dueAtOf } from '#server/loops/rules.ts';
import type { applyPlan as contract, PlanChanges } from '#shared/plan-changes.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Has loops under way follow their job's newest plan, all that are named or none. What each becomes is worked out anew under
 * its locks, so that a card begun since the preview is left alone. Throws `not_found`, `wrong_state` where the plan is
 * another than the one seen or a loop is over, `rule_broken` for a loop on which the actor owes a card.
 */
export async function applyPlan(
  ctx: MemberCtx,
  jobId: string,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof PlanChanges>> {
  const plan = await findPlanNumber(ctx, jobId, 'FOR SHARE');
  // In one order, so that two planners with the same loops wait for each other.
  const loops: LoopAccess[] = [];
  for (const id of [...new Set(given.loopIds)].sort()) {
    const access = await lockLoop(ctx, id);
    if (access.loop.job.id !== jobId) throw new AppError('not_found');
    loops.push(access);
  }
  if (plan !== given.plan) {
    throw new AppError('wrong_state', 'The plan was changed since you looked. Look at what it changes now.');
  }
  for (const access of loops) await applyTo(ctx, access, plan);
  return findPlanChanges(ctx, jobId);
}

async function applyTo(ctx: MemberCtx, access: LoopAccess, plan: number): Promise<void> {
  const { loop, isSealed } = access;
  const { id: loopId } = loop;
  assertPlannable(loop);
  if (isSealed) {
    throw new AppError(
      'rule_broken',
      `You owe a card on the loop of ${loop.candidate.name}. Somebody else has it follow the plan, or you once your card is in. Nothing was changed.`,
    );
  }
  // A save under way holds its seat's lock; what is read after this sees what was begun.
  await ctx.tx.sql('SELECT FROM seats WHERE org_id = $1 AND loop_id = $2 ORDER BY id FOR UPDATE', [
    ctx.actor.orgId,
    loopId,
  ]);
  const { addedRounds, removedRounds, changed, kept } = await findChanges(
    ctx,
    await findLoopAccess(ctx, loopId),
  );
  for (const change of changed) await changeInterview(ctx, loopId, change);
  await ctx.tx.sql('UPDATE loops SET plan = $3, version = version + 1 WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    loopId,
    plan,
  ]);
  ctx.audit({
    action: 'loop.plan_applied',
    subjectType: 'loop',
    subjectId: loopId,
    data: {
      loopId,
      plan,
      planBefore: loop.plan,
      addedRounds: addedRounds.length,
      removedRounds: removedRounds.length,
      changed: changed.map(({ id }) => id),
      kept: kept.map(({ id }) => id),
    },
  });
}

/** An interview to come takes its round's minutes and dimensions, and its seats with it. */
async function changeInterview(ctx: MemberCtx, loopId: string, change: InterviewChange): Promise<void> {
  const { orgId } = ctx.actor;
  const { id, minutes, dimensionIds, seats } = change;
  const [row] = await ctx.tx.sql<{ startsAt: Date; minutes: number; timeZone: string; version: number }>(
    `UPDATE interviews SET dimension_ids = $3, minutes = coalesce($4, minutes), version = version + 1
      WHERE org_id = $1 AND id = $2
      RETURNING starts_at AS "startsAt", minutes, time_zone AS "timeZone", version`,
    [orgId, id, dimensionIds, minutes?.to ?? null],
  );
  if (row === undefined) throw new Error(`the locked interview ${id} is gone`);
  for (const seat of seats) {
    await ctx.tx.sql('UPDATE seats SET dimension_ids = $3, due_at = $4 WHERE org_id = $1 AND id = $2', [
      orgId,
      seat.id,
      seat.dimensionIds,
      dueAtOf(row),
    ]);
  }
  if (minutes === null) return;
  ctx.audit({
    action: 'interview.rescheduled',
    subjectType: 'interview',
    subjectId: id,
    data: {
      loopId,
      fields: ['minutes'],
      version: row.version,
      startsAt: row.startsAt.toISOString(),
      minutes: row.minutes,
      timeZone: row.timeZone,
    },
  });
}
