import { appendEntries } from '#server/audit/append-entries.ts';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { type RefitDeps, type RefitOutcome, refitFamily } from '#server/calibration/refit-family.ts';
import type { World } from '#tests/support/world.ts';

/** What the worker's handler relies on, with the world's clock; the fit is made here and now unless said otherwise. */
export function refitDeps(world: World, given: Partial<RefitDeps> = {}): RefitDeps {
  const { database, clock, ids } = world.platform;
  return {
    database,
    clock,
    ids,
    appendAudit: appendEntries,
    fit: async (ratings, onProgress) => makeFamilyFit(ratings, onProgress),
    ...given,
  };
}

/** Runs the job of a family as the worker would. */
export function runRefit(
  world: World,
  family: { readonly orgId: string; readonly blueprintId: string },
  given: Partial<RefitDeps> = {},
): Promise<RefitOutcome> {
  return refitFamily(refitDeps(world, given), family as Parameters<typeof refitFamily>[1]);
}
