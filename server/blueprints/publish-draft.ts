import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { lockDraft } from '#server/blueprints/lock-draft.ts';
import { findBlueprint, findNewestPublished } from '#server/blueprints/queries.ts';
import { changedDimensions, continuityOf } from '#server/blueprints/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import type { Blueprint as BlueprintView, publishDraft as contract } from '#shared/blueprints.ts';
import { Kit, KitDraft } from '#shared/kit.ts';
import { checkKit } from '#shared/kit-check.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

type Given = z.output<(typeof contract)['body']>;

/**
 * Publishes the draft: from now on it never changes. Each dimension keeps its identity where its anchors are unchanged
 * or only their wording is, as an owner says with a reason; otherwise it is a new one. Throws `rule_broken` with
 * everything that is still missing.
 */
export async function publishDraft(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  seenVersion: number,
  given: Given,
): Promise<z.input<typeof BlueprintView>> {
  const { orgId, memberId } = ctx.actor;
  const draft = await lockDraft(ctx, blueprintId, seenVersion);
  const before = await findNewestPublished(ctx, blueprintId);
  const kit = completeKit(KitDraft.parse(draft.kit), before?.kit ?? null, given);
  const now = ctx.clock.now();
  const kitHash = createHash('sha256').update(canonicalJson(kit)).digest();

  await ctx.tx.prisma.blueprintVersion.update({
    where: { orgId_id: { orgId, id: draft.id } },
    data: {
      state: 'published',
      kit,
      proposals: [],
      note: given.note,
      kitHash,
      changedAt: now,
      publishedAt: now,
      publishedBy: memberId,
      version: { increment: 1 },
    },
  });
  await ctx.tx.prisma.blueprint.update({
    where: { orgId_id: { orgId, id: blueprintId } },
    data: { title: kit.title },
  });
  await placeDimensions(ctx, blueprintId, draft.id, kit, before, given);

  ctx.audit({
    action: 'blueprint.published',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: {
      number: draft.number,
      kitHash: kitHash.toString('hex'),
      wordingOnly: given.wordingOnly.map(({ dimension }) => dimension),
    },
  });
  return findBlueprint(ctx, blueprintId);
}

function completeKit(draft: KitDraft, before: Kit | null, given: Given): Kit {
  const missing = checkKit(draft)
    .filter(({ severity }) => severity === 'must')
    .map(({ path, message }) => ({ path, message }));
  const changed = changedDimensions(draft, before);
  const wrongClaims = given.wordingOnly
    .filter(({ dimension }) => !changed.includes(dimension))
    .map(({ dimension }) => ({ path: 'wordingOnly', message: `${dimension} has the anchors it had` }));
  const errors = [...missing, ...wrongClaims];
  if (errors.length > 0) {
    throw new AppError(
      'rule_broken',
      `The kit is not complete: ${errors.length} to settle. The draft is as it was.`,
      { errors },
    );
  }
  return Kit.parse(draft);
}

async function placeDimensions(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  versionId: string,
  kit: Kit,
  before: Awaited<ReturnType<typeof findNewestPublished>>,
  given: Given,
): Promise<void> {
  const { orgId } = ctx.actor;
  for (const [position, dimension] of kit.dimensions.entries()) {
    const old = before?.kit.dimensions.find(({ key }) => key === dimension.key);
    const reason = given.wordingOnly.find((claim) => claim.dimension === dimension.key)?.reason ?? null;
    const continuity = continuityOf(
      dimension,
      old === undefined ? null : { dimension: old },
      before === null,
      reason,
    );
    const isKept = continuity.continuity === 'unchanged' || continuity.continuity === 'wording';
    const keptId = isKept ? before?.dimensionIds.get(dimension.key) : undefined;
    const dimensionId = keptId ?? ctx.ids.next();
    if (keptId === undefined) {
      await ctx.tx.prisma.dimension.create({
        data: { orgId, id: dimensionId, blueprintId, createdAt: ctx.clock.now() },
      });
    }
    await ctx.tx.prisma.versionDimension.create({
      data: {
        orgId,
        versionId,
        dimensionId,
        key: dimension.key,
        position,
        name: dimension.name,
        weight: dimension.weight,
        bar: dimension.bar,
        isMustHave: dimension.mustHave !== null,
        continuity: continuity.continuity,
        reason: continuity.reason,
      },
    });
  }
}
