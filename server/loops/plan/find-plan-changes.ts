import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPlanNumber, findRounds } from '#server/jobs/queries.ts';
import { selectDimensions, selectInterviews } from '#server/loops/loop-record.sql.ts';
import { selectBegunSeats, selectEarlierLoops } from '#server/loops/plan/open-loops.sql.ts';
import { type LoopPlanChanges, planChanges } from '#server/loops/plan/plan-changes.ts';
import { findLoopAccess, type LoopAccess } from '#server/loops/queries.ts';
import type { PlanChanges } from '#shared/plan-changes.ts';

/** What its job's newest plan would change on a loop. Not for who owes a card on it. */
export async function findChanges(ctx: MemberCtx, { loop, seats }: LoopAccess): Promise<LoopPlanChanges> {
  const begun = await selectBegunSeats(ctx, loop.id);
  return planChanges(
    {
      interviews: await selectInterviews(ctx, loop.id),
      seats: seats.map((seat) => ({ ...seat, isBegun: begun.has(seat.id) })),
      from: await findRounds(ctx, loop.job.id, loop.plan),
      to: await findRounds(ctx, loop.job.id, loop.newestPlan),
    },
    ctx.clock.now(),
  );
}

/**
 * What the saved plan would change in each loop under way that follows an earlier one. Of a loop on which the actor owes a
 * card nothing is said: what can't be changed there tells whose card is begun. Throws `not_found`.
 */
export async function findPlanChanges(ctx: MemberCtx, jobId: string): Promise<z.input<typeof PlanChanges>> {
  const plan = await findPlanNumber(ctx, jobId);
  const loops: z.input<typeof PlanChanges>['loops'] = [];
  for (const id of await selectEarlierLoops(ctx, jobId)) {
    const access = await findLoopAccess(ctx, id);
    const candidateName = access.loop.candidate.name;
    loops.push({
      id,
      candidateName,
      changes: access.isSealed ? { state: 'sealed' } : await presentChanges(ctx, access),
    });
  }
  return { plan, loops };
}

type Changes = z.input<typeof PlanChanges>['loops'][number]['changes'];

async function presentChanges(ctx: MemberCtx, access: LoopAccess): Promise<Changes> {
  const changes = await findChanges(ctx, access);
  const dimensions = await selectDimensions(ctx, access.loop.job.versionId);
  const named = (ids: readonly string[]): { id: string; name: string }[] =>
    dimensions.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  return {
    state: 'open',
    addedRounds: [...changes.addedRounds],
    removedRounds: [...changes.removedRounds],
    changed: changes.changed.map(({ id, name, minutes, added, removed }) => ({
      id,
      name,
      minutes,
      added: named(added),
      removed: named(removed),
    })),
    kept: changes.kept.map(({ id, name, why }) => ({ id, name, why })),
  };
}
