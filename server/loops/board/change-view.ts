import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertInReach } from '#server/loops/board/assert-in-reach.ts';
import { lockView, presentView, writeView } from '#server/loops/board/views.sql.ts';
import type { BoardView, BoardViewId, changeBoardView as contract } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

/** Changes one's own view. Throws `already_exists` for a name that is taken, `not_found` for a deleted one. */
export async function changeView(
  ctx: MemberCtx,
  viewId: BoardViewId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof BoardView>> {
  const view = await lockView(ctx, viewId);
  if (view.deletedAt !== null) throw new AppError('not_found');
  if (view.version !== seenVersion) {
    throw new AppError('stale_version', 'The view was changed elsewhere. Nothing was saved.', {
      currentVersion: view.version,
    });
  }
  if (change.settings !== undefined) await assertInReach(ctx, change.settings);
  const written = await writeView(ctx, {
    id: view.id,
    name: change.name ?? view.name,
    settings: change.settings ?? view.settings,
    isDefault: change.isDefault ?? view.isDefault,
    deletedAt: null,
  });
  ctx.audit({
    action: 'board_view.changed',
    subjectType: 'board_view',
    subjectId: view.id,
    data: { fields: Object.keys(change).sort(), version: written.version },
    ...(change.name === undefined ? {} : { text: { name: change.name } }),
  });
  return presentView(written);
}
