import type { z } from 'zod';
import { lockBlueprint } from '#server/blueprints/lock-draft.ts';
import { findNewestPublished, presentDraft } from '#server/blueprints/queries.ts';
import { emptyKit } from '#server/blueprints/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Draft } from '#shared/blueprints.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Starts the next version from the newest published one, or an empty first one. Throws `already_exists` for a second draft. */
export async function startDraft(ctx: MemberCtx, blueprintId: BlueprintId): Promise<z.input<typeof Draft>> {
  const { title } = await lockBlueprint(ctx, blueprintId);
  const newest = await findNewestPublished(ctx, blueprintId);
  const { orgId } = ctx.actor;
  if ((await ctx.tx.prisma.blueprintVersion.count({ where: { orgId, blueprintId, state: 'draft' } })) > 0) {
    throw new AppError('already_exists', 'There is a draft already: go on in it.');
  }
  const draft = await ctx.tx.prisma.blueprintVersion.create({
    data: {
      orgId,
      id: ctx.ids.next(),
      blueprintId,
      number: (newest?.number ?? 0) + 1,
      state: 'draft',
      kit: newest?.kit ?? emptyKit(title),
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
  return presentDraft(draft, newest?.kit ?? null);
}
