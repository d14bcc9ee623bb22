import type { z } from 'zod';
import { decodeTable } from '#server/candidates/imports/decode-table.ts';
import { guessFields } from '#server/candidates/imports/guess-fields.ts';
import { lockDraft, openImport, selectFileBytes } from '#server/candidates/imports/import-record.sql.ts';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import { parseTable } from '#server/candidates/imports/parse-table.ts';
import { presentImport } from '#server/candidates/imports/present-import.ts';
import { checkTable } from '#server/candidates/imports/read-draft.ts';
import type { MemberCtx } from '#server/context.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import type { changeImport as contract, ImportId, Import as ImportView } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

const mostFixes = 2_000;

type Change = z.output<(typeof contract)['body']>;

/**
 * Changes how the table of a draft is read, or what stands in it. Throws `rule_broken` for two columns that say the same
 * or a closed job, `not_found` for the job, `wrong_state` once it is started.
 */
export async function changeImport(
  ctx: MemberCtx,
  importId: ImportId,
  seenVersion: number,
  change: Change,
): Promise<z.input<typeof ImportView>> {
  const { orgId } = ctx.actor;
  const draft = await lockDraft(ctx, importId, seenVersion);
  if (change.jobId !== undefined && change.jobId !== null && !(await isJobOpen(ctx, change.jobId)))
    throw refusal('jobId', 'This job is closed.');
  const { text } = decodeTable(await selectFileBytes(ctx, orgId, draft.fileId));
  const isReadAnew = change.delimiter !== undefined && change.delimiter !== draft.settings.delimiter;
  const table = await parseTable(text, change.delimiter ?? draft.settings.delimiter);
  const before: ImportSettings = isReadAnew
    ? { ...draft.settings, fields: guessFields(table.columns), fixes: [] }
    : draft.settings;
  const settings: ImportSettings = {
    ...before,
    ...given(change, before.fixes),
    // The tick is for the lines that were on screen.
    leavesOutFaulty: change.leavesOutFaulty ?? false,
  };
  assertFields(settings, table.columns.length);
  await ctx.tx.sql(
    `UPDATE candidate_imports SET settings = $3, rows = $4, failure = NULL, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, importId, JSON.stringify(settings), table.lines.length],
  );
  ctx.audit({
    action: 'candidate_import.changed',
    subjectType: 'candidate_import',
    subjectId: importId,
    data: { fields: Object.keys(change).sort(), fixedCells: settings.fixes.length },
  });
  return presentImport(ctx, await openImport(ctx, importId), await checkTable(ctx, orgId, table, settings));
}

/** What was said, without what was not. */
function given(
  { delimiter, fields, jobId, timeZone, fixes }: Change,
  before: ImportSettings['fixes'],
): Partial<ImportSettings> {
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(fields === undefined ? {} : { fields }),
    ...(jobId === undefined ? {} : { jobId }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(fixes === undefined ? {} : { fixes: withFixes(before, fixes) }),
  };
}

/** What was put right before stays so, unless the same cell is put right once more. */
function withFixes(before: ImportSettings['fixes'], fixes: ImportSettings['fixes']): ImportSettings['fixes'] {
  const byCell = new Map([...before, ...fixes].map((fix) => [`${fix.line} ${fix.column}`, fix]));
  if (byCell.size > mostFixes)
    throw refusal('fixes', `No more than ${mostFixes} cells can be put right here: do it in the file.`);
  return [...byCell.values()];
}

function assertFields({ fields }: ImportSettings, columns: number): void {
  if (fields.length !== columns) throw refusal('fields', `The table has ${columns} columns.`);
  const said = fields.filter((field) => field !== null && field !== 'note');
  const twice = said.find((field, n) => said.indexOf(field) !== n);
  if (twice !== undefined)
    throw refusal('fields', `Two columns can’t both be the ${twice.replace('_', ' ')}.`);
  if (fields.includes('name') && (fields.includes('first_name') || fields.includes('last_name')))
    throw refusal('fields', 'The name is in one column, or in a first and a last name.');
}

function refusal(path: string, message: string): AppError {
  return new AppError('rule_broken', `${message} Nothing was saved.`, { errors: [{ path, message }] });
}
