import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { refitFamily } from '#server/calibration/refit-family.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { OrgId } from '#shared/primitives.ts';

/**
 * Fits every family of an organisation here and now, without the queue and its thread: for a company that is made as a
 * whole, before anybody waits for an answer.
 */
export async function fitFamilies(deps: Background, orgId: OrgId): Promise<void> {
  const families = await runBackgroundWork(deps, orgId, ({ tx }) =>
    tx.sql<{ id: string }>('SELECT id FROM blueprints WHERE org_id = $1 ORDER BY id', [orgId]),
  );
  const fit = { fit: async (...given: Parameters<typeof makeFamilyFit>) => makeFamilyFit(...given) };
  for (const { id } of families) await refitFamily({ ...deps, ...fit }, { orgId, blueprintId: id });
}
