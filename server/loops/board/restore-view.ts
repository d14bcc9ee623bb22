import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertRoomForView, lockView, presentView, writeView } from '#server/loops/board/views.sql.ts';
import type { BoardView, BoardViewId } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Has a deleted view back; the board opens with it again if it did before. Throws `wrong_state` for one that is there,
 * `already_exists` where another one has its name by now.
 */
export async function restoreView(ctx: MemberCtx, viewId: BoardViewId): Promise<z.input<typeof BoardView>> {
  const view = await lockView(ctx, viewId);
  if (view.deletedAt === null) throw new AppError('wrong_state', 'The view is there.');
  await assertRoomForView(ctx);
  const written = await writeView(ctx, { ...view, deletedAt: null });
  ctx.audit({ action: 'board_view.restored', subjectType: 'board_view', subjectId: viewId });
  return presentView(written);
}
