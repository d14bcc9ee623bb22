import type { z } from 'zod';
import { lockBlueprint } from '#server/blueprints/lock-draft.ts';
import { findNewestPublished, presentDraft } from '#server/blueprints/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Draft } from '#shared/blueprints.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Starts the next version from the newest published one. Throws `already_exists` for a second draft, `wrong_state` before the first publication. */
export async function startDraft(ctx: MemberCtx, blueprintId: BlueprintId): Promise<z.input<typeof Draft>> {
  await lockBlueprint(ctx, blueprintId);
  const newest = await findNewestPublished(ctx, blueprintId);
  if (newest === null)
    throw new AppError('wrong_state', 'Nothing is published yet: go on in the draft there is.');
  const { orgId } = ctx.actor;
  if ((await ctx.tx.prisma.blueprintVersion.count({ where: { orgId, blueprintId, state: 'draft' } })) > 0) {
    throw new AppError('already_exists', 'There is a draft already: go on in it.');
  }
  const draft = await ctx.tx.prisma.blueprintVersion.create({
    data: {
      orgId,
      id: ctx.ids.next(),
      blueprintId,
      number: newest.number + 1,
      state: 'draft',
      kit: newest.kit,
      proposals: [],
      changedAt: ctx.clock.now(),
    },
  });
  ctx.audit({
    action: 'blueprint.draft_started',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { number: draft.number },
  });
  return presentDraft(draft, newest.kit);
}
