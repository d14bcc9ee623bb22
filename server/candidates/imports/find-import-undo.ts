import type { z } from 'zod';
import { selectHiddenCandidates } from '#server/candidates/hidden-candidates.sql.ts';
import { type ImportRecord, openImport } from '#server/candidates/imports/import-record.sql.ts';
import {
  type ImportedPerson,
  selectImported,
  selectKept,
} from '#server/candidates/imports/imported-people.sql.ts';
import { canUndo } from '#server/candidates/imports/present-import.ts';
import type { MemberCtx } from '#server/context.ts';
import type { ImportId, ImportUndo } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

/** More names than anybody reads through; all of them are counted. */
const shownPeople = 100;

/** What an undo would take back, or took back. Throws `not_found`, `not_allowed`, and `wrong_state` where nobody came in. */
export async function findImportUndo(
  ctx: MemberCtx,
  importId: ImportId,
): Promise<z.input<typeof ImportUndo>> {
  await assertNobodyHidden(ctx);
  const found = await openImport(ctx, importId);
  if (found.undone !== null) return presentUndo(found, found.undone.removed, await selectKept(ctx, importId));
  if (!canUndo(found)) throw new AppError('wrong_state', 'Nobody came in with this import.');
  const people = await selectImported(ctx, importId);
  const staying = people.filter(({ why }) => why !== null);
  return presentUndo(found, people.length - staying.length, staying);
}

/** Refuses whoever knows anybody by a label only: who of a table has a loop would say whom it stands for. */
export async function assertNobodyHidden(ctx: MemberCtx): Promise<void> {
  if ((await selectHiddenCandidates(ctx)).length === 0) return;
  throw new AppError(
    'not_allowed',
    'You owe a card on an anonymous loop. Submit it first, or ask a colleague. Nothing was changed.',
  );
}

function presentUndo(
  { id, undone, version }: ImportRecord,
  removed: number,
  staying: readonly ImportedPerson[],
): z.input<typeof ImportUndo> {
  return {
    importId: id,
    isDone: undone !== null,
    removed,
    stayed: staying.length,
    people: staying
      .slice(0, shownPeople)
      .flatMap(({ candidateId, name, why }) => (why === null ? [] : [{ candidateId, name, why }])),
    version,
  };
}
