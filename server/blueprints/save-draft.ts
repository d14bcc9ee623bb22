import type { z } from 'zod';
import { lockDraft } from '#server/blueprints/lock-draft.ts';
import { findNewestPublished, presentDraft } from '#server/blueprints/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { saveDraft as contract, Draft } from '#shared/blueprints.ts';
import type { BlueprintId } from '#shared/primitives.ts';

/** Saves the draft as a whole; the title of the kit becomes the blueprint's until a version is published. */
export async function saveDraft(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  seenVersion: number,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Draft>> {
  const draft = await lockDraft(ctx, blueprintId, seenVersion);
  const { orgId } = ctx.actor;
  const saved = await ctx.tx.prisma.blueprintVersion.update({
    where: { orgId_id: { orgId, id: draft.id } },
    data: {
      kit: given.kit,
      proposals: given.proposals,
      changedAt: ctx.clock.now(),
      version: { increment: 1 },
    },
  });
  const before = await findNewestPublished(ctx, blueprintId);
  if (before === null) {
    await ctx.tx.prisma.blueprint.update({
      where: { orgId_id: { orgId, id: blueprintId } },
      data: { title: given.kit.title },
    });
  }
  ctx.audit({
    action: 'blueprint.draft_saved',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { number: draft.number, version: saved.version, openProposals: given.proposals.length },
  });
  return presentDraft(saved, before?.kit ?? null);
}
