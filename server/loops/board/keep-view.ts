import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertInReach } from '#server/loops/board/assert-in-reach.ts';
import { assertRoomForView, presentView, writeView } from '#server/loops/board/views.sql.ts';
import type { BoardView, keepBoardView as contract } from '#shared/board.ts';

/** Keeps a view of the board. Throws `already_exists` for a name that is taken, `rule_broken` for one view too many. */
export async function keepView(
  ctx: MemberCtx,
  { name, settings }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof BoardView>> {
  await assertInReach(ctx, settings);
  await assertRoomForView(ctx);
  const view = await writeView(ctx, {
    id: ctx.ids.next(),
    name,
    settings,
    isDefault: false,
    deletedAt: null,
  });
  ctx.audit({ action: 'board_view.kept', subjectType: 'board_view', subjectId: view.id, text: { name } });
  return presentView(view);
}
