import type { z } from 'zod';
import { selectDimensionNames, selectFamilies, selectFamily } from '#server/calibration/families.sql.ts';
import { type ReviewRow, selectNewestReview } from '#server/calibration/family-fits.sql.ts';
import { presentMyScoring } from '#server/calibration/present-my-scoring.ts';
import {
  presentDimensions,
  presentDrift,
  presentLevels,
  presentNetwork,
  type ReviewParts,
} from '#server/calibration/present-review.ts';
import type { FamilyReview } from '#server/calibration/review/family-review.ts';
import { selectSettings } from '#server/calibration/settings.sql.ts';
import { selectTimeliness } from '#server/calibration/timeliness.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import type {
  getDimensionReview,
  getDrift,
  getLevels,
  getMyScoring,
  getNetwork,
} from '#shared/calibration-review.ts';
import { AppError } from '#shared/problems.ts';

type NoReview = Extract<z.input<(typeof getLevels)['reply']>, { kind: 'no_review' }>;
type Found = { readonly row: ReviewRow; readonly review: FamilyReview };

/** The review of a family's newest good fit, or why there is none. Throws `not_found` for an unknown family. */
async function findReview(ctx: MemberCtx, blueprintId: string): Promise<Found | NoReview> {
  const { orgId } = ctx.actor;
  if ((await selectFamily(ctx.tx, orgId, blueprintId)) === null) throw new AppError('not_found');
  const { isOn } = await selectSettings(ctx.tx, orgId);
  if (!isOn) return { kind: 'no_review', reason: 'off' };
  const row = await selectNewestReview(ctx.tx, orgId, blueprintId);
  if (row === null) return { kind: 'no_review', reason: 'no_fit' };
  if (row.review === null || row.state !== 'calibrated') {
    return { kind: 'no_review', reason: row.state === 'raw_only' ? 'raw_only' : 'provisional' };
  }
  return { row, review: row.review };
}

/** The same, of people by name: only where the organisation lets its leads see that. */
async function findNamedReview(ctx: MemberCtx, blueprintId: string): Promise<Found | NoReview> {
  const found = await findReview(ctx, blueprintId);
  if ('kind' in found) return found;
  const { showsLevels } = await selectSettings(ctx.tx, ctx.actor.orgId);
  return showsLevels ? found : { kind: 'no_review', reason: 'policy' };
}

/** Every look is noted: who looked at what of which fit. */
function noteLook(ctx: MemberCtx, view: string, blueprintId: string, fitId: string): void {
  ctx.audit({
    action: 'calibration.viewed',
    subjectType: 'family_fit',
    subjectId: fitId,
    data: { blueprintId, view },
  });
}

async function partsOf(ctx: MemberCtx, blueprintId: string, { row, review }: Found): Promise<ReviewParts> {
  const { orgId } = ctx.actor;
  return {
    fit: { id: row.id, madeAt: row.madeAt.toISOString() },
    review,
    people: await findPeople(
      ctx,
      review.raters.map(({ memberId }) => memberId),
    ),
    places: row.dimensions,
    nameOf: await selectDimensionNames(ctx.tx, orgId, blueprintId),
  };
}

export async function findLevels(
  ctx: MemberCtx,
  blueprintId: string,
): Promise<z.input<(typeof getLevels)['reply']>> {
  const found = await findNamedReview(ctx, blueprintId);
  if ('kind' in found) return found;
  noteLook(ctx, 'levels', blueprintId, found.row.id);
  const parts = await partsOf(ctx, blueprintId, found);
  return presentLevels(parts, await selectTimeliness(ctx, blueprintId, null));
}

export async function findDrift(
  ctx: MemberCtx,
  blueprintId: string,
): Promise<z.input<(typeof getDrift)['reply']>> {
  const found = await findNamedReview(ctx, blueprintId);
  if ('kind' in found) return found;
  noteLook(ctx, 'drift', blueprintId, found.row.id);
  return presentDrift(await partsOf(ctx, blueprintId, found));
}

export async function findDimensionReview(
  ctx: MemberCtx,
  blueprintId: string,
): Promise<z.input<(typeof getDimensionReview)['reply']>> {
  const found = await findReview(ctx, blueprintId);
  if ('kind' in found) return found;
  noteLook(ctx, 'dimensions', blueprintId, found.row.id);
  return presentDimensions(await partsOf(ctx, blueprintId, found));
}

export async function findNetwork(
  ctx: MemberCtx,
  blueprintId: string,
): Promise<z.input<(typeof getNetwork)['reply']>> {
  const found = await findReview(ctx, blueprintId);
  if ('kind' in found) return found;
  noteLook(ctx, 'network', blueprintId, found.row.id);
  return presentNetwork(await partsOf(ctx, blueprintId, found));
}

const mostFamilies = 200;

/** The actor's own scoring, in each family where they have scored. */
export async function findMyScoring(ctx: MemberCtx): Promise<z.input<(typeof getMyScoring)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  const families: z.input<(typeof getMyScoring)['reply']>['families'][number][] = [];
  for (const { id, title } of await selectFamilies(ctx.tx, orgId, null, mostFamilies)) {
    const found = await findReview(ctx, id);
    if ('kind' in found) continue;
    const own = found.review.raters.find((rater) => rater.memberId === memberId);
    if (own === undefined) continue;
    const timeliness = await selectTimeliness(ctx, id, memberId);
    families.push(presentMyScoring({ id, title }, await partsOf(ctx, id, found), own, timeliness));
  }
  return { families };
}
