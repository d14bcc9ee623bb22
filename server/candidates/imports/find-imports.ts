import { z } from 'zod';
import { faultyCsv } from '#server/candidates/imports/faulty-csv.ts';
import { isDraft, openImport, selectImports } from '#server/candidates/imports/import-record.sql.ts';
import { presentImport, presentImportSummary } from '#server/candidates/imports/present-import.ts';
import { readTable } from '#server/candidates/imports/read-draft.ts';
import type { MemberCtx } from '#server/context.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { ImportId, Import as ImportView, listImports } from '#shared/candidate-imports.ts';
import type { FileReply } from '#shared/endpoint.ts';
import { AppError } from '#shared/problems.ts';

export async function findImports(
  ctx: MemberCtx,
  query: z.output<(typeof listImports)['query']>,
): Promise<z.input<(typeof listImports)['reply']>> {
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
  const rows = await selectImports(ctx, { after: after?.[0] ?? null, limit: query.limit + 1 });
  return pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => presentImportSummary(ctx.actor, row),
  );
}

export async function findImport(ctx: MemberCtx, importId: ImportId): Promise<z.input<typeof ImportView>> {
  return presentImport(ctx, await openImport(ctx, importId));
}

/** Throws `wrong_state` for an import that was started: its lines are kept no longer than it takes. */
export async function findFaultyLines(ctx: MemberCtx, importId: ImportId): Promise<FileReply> {
  const found = await openImport(ctx, importId);
  if (!isDraft(found)) throw new AppError('wrong_state', 'This import was started, or is over.');
  const { columns, checked } = await readTable(ctx, ctx.actor.orgId, found, found.settings);
  return { name: 'faulty-lines.csv', bytes: new TextEncoder().encode(faultyCsv(columns, checked)) };
}
