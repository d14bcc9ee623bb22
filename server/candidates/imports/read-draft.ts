import { type CheckedLine, checkLines, type KnownJob } from '#server/candidates/imports/check-lines.ts';
import { decodeTable } from '#server/candidates/imports/decode-table.ts';
import { type ImportRecord, selectFileBytes } from '#server/candidates/imports/import-record.sql.ts';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import { findThere, selectJobs } from '#server/candidates/imports/known-candidates.sql.ts';
import { parseTable, type Table } from '#server/candidates/imports/parse-table.ts';
import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface ReadTable {
  readonly columns: readonly string[];
  readonly checked: readonly CheckedLine[];
  /** The numbers of the lines whose person is there already. */
  readonly there: ReadonlySet<number>;
  readonly jobs: readonly KnownJob[];
}

/** Reads the table of an import with these settings, and looks at each line as things are now. */
export async function readTable(
  ctx: Ctx,
  orgId: OrgId,
  { fileId }: Pick<ImportRecord, 'fileId'>,
  settings: ImportSettings,
): Promise<ReadTable> {
  if (fileId === null) throw new Error('an import that is over has no table');
  const { text } = decodeTable(await selectFileBytes(ctx, orgId, fileId));
  return checkTable(ctx, orgId, await parseTable(text, settings.delimiter), settings);
}

export async function checkTable(
  ctx: Ctx,
  orgId: OrgId,
  table: Table,
  settings: ImportSettings,
): Promise<ReadTable> {
  const jobs = await selectJobs(ctx, orgId);
  const checked = checkLines(table, settings, jobs);
  return { columns: table.columns, checked, there: await findThere(ctx, orgId, checked), jobs };
}

export function isNameMapped({ fields }: ImportSettings): boolean {
  return fields.some((field) => field === 'name' || field === 'first_name' || field === 'last_name');
}

export function countFaulty({ checked }: ReadTable): number {
  return checked.filter(({ person }) => person === null).length;
}
