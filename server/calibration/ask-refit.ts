import type { z } from 'zod';
import { findFamily, refitJob } from '#server/calibration/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { enqueue } from '#server/platform/queue.ts';
import type { Family } from '#shared/calibration.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Asks for a fit of a family now. Throws `not_found`, `wrong_state` where the organisation does not calibrate. */
export async function askRefit(ctx: MemberCtx, blueprintId: BlueprintId): Promise<z.input<typeof Family>> {
  const { orgId } = ctx.actor;
  const { state } = await findFamily(ctx, blueprintId);
  if (state === 'off')
    throw new AppError('wrong_state', 'Calibration is switched off here, so there is nothing to fit.');
  const now = ctx.clock.now();
  await ctx.tx.sql(
    `INSERT INTO calibration_families (org_id, blueprint_id, due_at, asked_at) VALUES ($1, $2, $3, $3)
     ON CONFLICT (org_id, blueprint_id) DO UPDATE SET asked_at = EXCLUDED.asked_at`,
    [orgId, blueprintId, now],
  );
  await enqueue(ctx.tx, refitJob({ orgId, blueprintId }));
  ctx.audit({
    action: 'calibration.refit_asked',
    subjectType: 'blueprint',
    subjectId: blueprintId,
  });
  return findFamily(ctx, blueprintId);
}
