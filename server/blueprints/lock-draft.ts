import type { MemberCtx } from '#server/context.ts';
import type { BlueprintVersion } from '#server/generated/prisma/client.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Locks a blueprint, so that drafts of it are started, saved and published one after the other. Throws `not_found`. */
export async function lockBlueprint(ctx: MemberCtx, blueprintId: BlueprintId): Promise<{ title: string }> {
  const [row] = await ctx.tx.sql<{ title: string }>(
    'SELECT title FROM blueprints WHERE org_id = $1 AND id = $2 FOR UPDATE',
    [ctx.actor.orgId, blueprintId],
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** Locks the blueprint and reads its draft. Throws `not_found`, or `stale_version` where another version was seen. */
export async function lockDraft(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  seenVersion: number,
): Promise<BlueprintVersion> {
  await lockBlueprint(ctx, blueprintId);
  const draft = await ctx.tx.prisma.blueprintVersion.findFirst({
    where: { orgId: ctx.actor.orgId, blueprintId, state: 'draft' },
  });
  if (draft === null) throw new AppError('not_found', 'There is no draft: it was published or given up.');
  if (draft.version !== seenVersion) throw staleVersion(draft.version);
  return draft;
}
