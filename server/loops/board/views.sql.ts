import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { mostViews } from '#server/loops/board/rules.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { BoardSettings, BoardView } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly settings: BoardSettings;
  readonly isDefault: boolean;
  readonly deletedAt: Date | null;
  readonly version: number;
}

const columns = 'id, name, settings, is_default AS "isDefault", deleted_at AS "deletedAt", version';

export function presentView({ id, name, settings, isDefault, version }: ViewRow): z.input<typeof BoardView> {
  return { id, name, settings, isDefault, version };
}

/** The reader's own, by name. */
export function selectViews({ tx, actor }: MemberCtx): Promise<ViewRow[]> {
  return tx.sql<ViewRow>(
    `SELECT ${columns} FROM board_views WHERE org_id = $1 AND member_id = $2 AND deleted_at IS NULL ORDER BY name, id`,
    [actor.orgId, actor.memberId],
  );
}

/** Locks one of the actor's own, deleted or not. Throws `not_found`. */
export async function lockView({ tx, actor }: MemberCtx, viewId: string): Promise<ViewRow> {
  const [row] = await tx.sql<ViewRow>(
    `SELECT ${columns} FROM board_views WHERE org_id = $1 AND member_id = $2 AND id = $3 FOR UPDATE`,
    [actor.orgId, actor.memberId, viewId],
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** Throws `rule_broken` for who keeps as many as there may be. */
export async function assertRoomForView(ctx: MemberCtx): Promise<void> {
  if ((await selectViews(ctx)).length < mostViews) return;
  throw new AppError('rule_broken', `You keep ${mostViews} views already. Delete one first.`);
}

/** Writes a view, new or locked; where the board opens with it, with no other one from now on. Throws `already_exists`. */
export async function writeView(
  { tx, actor, clock }: MemberCtx,
  view: Omit<ViewRow, 'version'>,
): Promise<ViewRow> {
  if (view.isDefault && view.deletedAt === null) {
    await tx.sql(
      `UPDATE board_views SET is_default = false, version = version + 1
        WHERE org_id = $1 AND member_id = $2 AND id <> $3 AND is_default AND deleted_at IS NULL`,
      [actor.orgId, actor.memberId, view.id],
    );
  }
  const taken = 'You keep a view of this name already.';
  const [row] = await refuseOn('board_views_name_key', 'already_exists', taken, () =>
    tx.sql<ViewRow>(
      `INSERT INTO board_views (org_id, id, member_id, name, settings, is_default, made_at, deleted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (org_id, id) DO UPDATE
             SET name = $4, settings = $5, is_default = $6, deleted_at = $8, version = board_views.version + 1
       RETURNING ${columns}`,
      [
        actor.orgId,
        view.id,
        actor.memberId,
        view.name,
        JSON.stringify(view.settings),
        view.isDefault,
        clock.now(),
        view.deletedAt,
      ],
    ),
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}
