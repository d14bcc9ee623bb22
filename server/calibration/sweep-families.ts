import { refitJob } from '#server/calibration/queries.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { Database } from '#server/platform/database.ts';
import { enqueue } from '#server/platform/queue.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface SweepDeps extends Background {
  /** As the role of background work, which sees every organisation. */
  readonly jobs: Database;
}

const atOnce = 500;

/**
 * Finds the families whose night has come, and those that were never looked at, and adds a job for each in its own
 * organisation. Run as often as you like: a job that waits already is not added twice. Returns how many it found.
 */
export async function sweepFamilies(deps: SweepDeps): Promise<number> {
  const due = await deps.jobs.call<{ orgId: OrgId; blueprintId: string }>(
    `SELECT b.org_id AS "orgId", b.id AS "blueprintId"
       FROM blueprints b LEFT JOIN calibration_families f ON f.org_id = b.org_id AND f.blueprint_id = b.id
      WHERE f.due_at IS NULL OR f.due_at <= $1
      ORDER BY f.due_at NULLS LAST, b.org_id, b.id LIMIT $2`,
    [deps.clock.now(), atOnce],
  );
  for (const { orgId, blueprintId } of due)
    await runBackgroundWork(deps, orgId, (ctx) => enqueue(ctx.tx, refitJob({ orgId, blueprintId })));
  return due.length;
}
