import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type DecodedTable, decodeTable } from '#server/candidates/imports/decode-table.ts';
import { guessFields } from '#server/candidates/imports/guess-fields.ts';
import { endImport, openImport } from '#server/candidates/imports/import-record.sql.ts';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import { guessDelimiter, parseTable, type Table } from '#server/candidates/imports/parse-table.ts';
import { presentImport } from '#server/candidates/imports/present-import.ts';
import { checkTable } from '#server/candidates/imports/read-draft.ts';
import type { MemberCtx } from '#server/context.ts';
import type { ImportDelimiter, ImportId, Import as ImportView } from '#shared/candidate-imports.ts';
import { TimeZone } from '#shared/primitives.ts';

export interface PreparedTable extends Pick<DecodedTable, 'encoding'> {
  readonly bytes: Uint8Array;
  readonly table: Table;
  readonly delimiter: ImportDelimiter;
}

/** Reads a table before anything is locked. Throws `rule_broken` for what is none. */
export async function prepareTable(bytes: Uint8Array): Promise<PreparedTable> {
  const { text, encoding } = decodeTable(bytes);
  const delimiter = guessDelimiter(text);
  return { bytes, encoding, delimiter, table: await parseTable(text, delimiter) };
}

/** Keeps a table to look at and to put right. Somebody prepares one at a time: an earlier draft of theirs is given up. */
export async function uploadImport(
  ctx: MemberCtx,
  { bytes, encoding, delimiter, table }: PreparedTable,
): Promise<z.input<typeof ImportView>> {
  const { orgId, memberId, timeZone } = ctx.actor;
  const replaced = await endEarlierDraft(ctx);
  const [id, fileId, now] = [ctx.ids.next(), ctx.ids.next(), ctx.clock.now()];
  const sha256 = createHash('sha256').update(bytes).digest();
  const settings: ImportSettings = {
    delimiter,
    fields: guessFields(table.columns),
    jobId: null,
    timeZone: TimeZone.parse(timeZone),
    fixes: [],
    leavesOutFaulty: false,
    faultyAtStart: null,
  };
  await ctx.tx.sql(
    `INSERT INTO files (org_id, id, sha256, content_type, bytes, made_at) VALUES ($1, $2, $3, 'text/csv', $4, $5)`,
    [orgId, fileId, sha256, bytes, now],
  );
  await ctx.tx.sql(
    `INSERT INTO candidate_imports (org_id, id, state, made_by, made_at, sha256, file_id, encoding, rows, settings)
     VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9)`,
    [orgId, id, memberId, now, sha256, fileId, encoding, table.lines.length, JSON.stringify(settings)],
  );
  ctx.audit({
    action: 'candidate_import.uploaded',
    subjectType: 'candidate_import',
    subjectId: id,
    data: { rows: table.lines.length, bytes: bytes.length, replaced },
    text: { file: sha256.toString('hex') },
  });
  return presentImport(ctx, await openImport(ctx, id), await checkTable(ctx, orgId, table, settings));
}

async function endEarlierDraft(ctx: MemberCtx): Promise<ImportId | null> {
  const { orgId, memberId } = ctx.actor;
  // Two tables handed in at once wait for each other; there is no row yet that they could wait at.
  await ctx.tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`${orgId} ${memberId} import`]);
  const [earlier] = await ctx.tx.sql<{ id: ImportId; fileId: string }>(
    `SELECT id, file_id AS "fileId" FROM candidate_imports WHERE org_id = $1 AND made_by = $2 AND state = 'draft' FOR UPDATE`,
    [orgId, memberId],
  );
  if (earlier === undefined) return null;
  await endImport(ctx, orgId, earlier, null);
  return earlier.id;
}
