import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { Database } from '#server/platform/database.ts';
import { dropRemoval, takeDueRemovals } from '#server/platform/object-removals.sql.ts';
import type { ObjectStore } from '#server/platform/object-store.ts';
import type { OrgId } from '#shared/primitives.ts';

interface RemovalDeps extends Background {
  /** As the role of background work, which sees in which organisations something is due. */
  readonly jobs: Database;
  readonly objectStore: ObjectStore;
}

const atOnce = 8;
/** A run ends well before its job counts as lost; what is left is due at the next. */
const mostRounds = 20;
const tryAgainMs = 10 * 60_000;

/**
 * Deletes the objects that are due from storage: replaced, deleted, or put for a file that was never kept. Returns how
 * many. Throws where storage does not answer; what was taken by then is due again after a while.
 */
export async function removeObjects(deps: RemovalDeps): Promise<number> {
  let removed = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const [due] = await deps.jobs.call<{ orgId: OrgId }>(
      'SELECT org_id AS "orgId" FROM object_removals WHERE due_at <= $1 ORDER BY due_at LIMIT 1',
      [deps.clock.now()],
    );
    if (due === undefined) break;
    const nextTryAt = new Date(deps.clock.now().getTime() + tryAgainMs);
    const keys = await runBackgroundWork(deps, due.orgId, (ctx) =>
      takeDueRemovals(ctx, due.orgId, atOnce, nextTryAt),
    );
    await Promise.all(keys.map((key) => deps.objectStore.delete(key)));
    await runBackgroundWork(deps, due.orgId, async (ctx) => {
      for (const key of keys) await dropRemoval(ctx, due.orgId, key);
    });
    removed += keys.length;
  }
  return removed;
}
