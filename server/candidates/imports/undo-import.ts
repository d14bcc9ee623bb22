import type { z } from 'zod';
import { assertNobodyHidden, findImportUndo } from '#server/candidates/imports/find-import-undo.ts';
import { openImport } from '#server/candidates/imports/import-record.sql.ts';
import {
  lockImported,
  removeImported,
  selectImported,
} from '#server/candidates/imports/imported-people.sql.ts';
import { canUndo } from '#server/candidates/imports/present-import.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { undoImport as contract, ImportId, ImportUndo } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes an import back: each of its candidates with whom nobody has done anything since, with the application and the note
 * that came with them. Everybody else stays as they are. Throws `not_found`, `not_allowed` for who knows anybody by a label
 * only, `stale_version`, `wrong_state` for one that is undone, brought nobody in, or would take back others than were said.
 */
export async function undoImport(
  ctx: MemberCtx,
  importId: ImportId,
  seenVersion: number,
  { removes }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof ImportUndo>> {
  const { orgId, memberId } = ctx.actor;
  await assertNobodyHidden(ctx);
  // A table that is coming in at this moment counts these candidates as there already, or finds them gone.
  await ctx.tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`${orgId} imports`]);
  const found = await openImport(ctx, importId, 'FOR NO KEY UPDATE OF i');
  if (found.undone !== null) throw new AppError('wrong_state', 'This import is undone already.');
  if (found.version !== seenVersion) throw staleVersion(found.version);
  if (!canUndo(found)) throw new AppError('wrong_state', 'Nobody came in with this import.');
  await lockImported(ctx, importId);
  const people = await selectImported(ctx, importId);
  const staying = people.filter(({ why }) => why !== null);
  const removed = people.length - staying.length;
  if (removed !== removes) {
    throw new AppError(
      'wrong_state',
      'Somebody has worked with a candidate of this import meanwhile, so that others stay than was said. Nothing was changed. Look at it once more.',
    );
  }
  await removeImported(ctx, importId, staying);
  await ctx.tx.sql(
    `UPDATE candidate_imports SET undone_by = $3, undone_at = $4, removed = $5, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, importId, memberId, ctx.clock.now(), removed],
  );
  ctx.audit({
    action: 'candidate_import.undone',
    subjectType: 'candidate_import',
    subjectId: importId,
    data: { removed, stayed: staying.length },
  });
  return findImportUndo(ctx, importId);
}
