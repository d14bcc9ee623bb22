import type { MemberCtx } from '#server/context.ts';
import { lockView, writeView } from '#server/loops/board/views.sql.ts';
import type { BoardViewId } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

/** Deletes one's own view, so that it can be had back. Throws `not_found`, also for one that is deleted already. */
export async function deleteView(ctx: MemberCtx, viewId: BoardViewId): Promise<{ done: true }> {
  const view = await lockView(ctx, viewId);
  if (view.deletedAt !== null) throw new AppError('not_found');
  await writeView(ctx, { ...view, deletedAt: ctx.clock.now() });
  ctx.audit({ action: 'board_view.deleted', subjectType: 'board_view', subjectId: viewId });
  return { done: true };
}
