import { lockDraft } from '#server/blueprints/lock-draft.ts';
import type { MemberCtx } from '#server/context.ts';
import type { BlueprintId } from '#shared/primitives.ts';

/** Gives up the draft. Published versions stay; a blueprint that never had one stays as a title to start again from. */
export async function discardDraft(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  seenVersion: number,
): Promise<{ done: true }> {
  const draft = await lockDraft(ctx, blueprintId, seenVersion);
  await ctx.tx.prisma.blueprintVersion.delete({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: draft.id } },
  });
  ctx.audit({
    action: 'blueprint.draft_discarded',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { number: draft.number },
  });
  return { done: true };
}
