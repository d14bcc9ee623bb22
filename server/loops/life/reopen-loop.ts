import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { canReopen } from '#server/loops/life/rules.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Opens a loop again that ended without a decision, in its debrief where it had one. Interviews and seats that ended with
 * it stay ended: their people have been told. Throws `wrong_state` for any other loop and where the application or the
 * job is over, `already_exists` while another loop of the application is under way.
 */
export async function reopenLoop(ctx: MemberCtx, loopId: LoopId): Promise<z.input<typeof LoopView>> {
  const { orgId } = ctx.actor;
  const { loop } = await lockLoop(ctx, loopId);
  if (!canReopen(loop)) {
    throw new AppError(
      'wrong_state',
      loop.state === 'cancelled'
        ? 'Its application or its job is over. Open that again first.'
        : 'Only a loop that ended without a decision is opened again.',
    );
  }
  await refuseOn('loops_active_key', 'already_exists', 'Another loop of this application is under way.', () =>
    ctx.tx.sql(
      `UPDATE loops l
          SET state = CASE WHEN EXISTS (SELECT FROM debriefs d WHERE d.org_id = l.org_id AND d.loop_id = l.id)
                           THEN 'debrief' ELSE 'open' END,
              end_cause = NULL, end_note = NULL, archived_at = NULL, version = version + 1
        WHERE org_id = $1 AND id = $2`,
      [orgId, loopId],
    ),
  );
  ctx.audit({ action: 'loop.reopened', subjectType: 'loop', subjectId: loopId, data: { loopId } });
  return findLoop(ctx, loopId);
}
