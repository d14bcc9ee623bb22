import type { z } from 'zod';
import { lockDraft, openImport } from '#server/candidates/imports/import-record.sql.ts';
import { presentImport } from '#server/candidates/imports/present-import.ts';
import { countFaulty, isNameMapped, readTable } from '#server/candidates/imports/read-draft.ts';
import type { MemberCtx } from '#server/context.ts';
import { enqueue } from '#server/platform/queue.ts';
import type { ImportId, Import as ImportView } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Has a table added in the background. Throws `rule_broken` while a line is faulty that is not left out by choice,
 * without a name, or without a line that could come in.
 */
export async function startImport(
  ctx: MemberCtx,
  importId: ImportId,
  seenVersion: number,
): Promise<z.input<typeof ImportView>> {
  const { orgId } = ctx.actor;
  const draft = await lockDraft(ctx, importId, seenVersion);
  const table = await readTable(ctx, orgId, draft, draft.settings);
  const faulty = countFaulty(table);
  if (!isNameMapped(draft.settings)) throw new AppError('rule_broken', 'Say which column holds the name.');
  if (faulty > 0 && !draft.settings.leavesOutFaulty)
    throw new AppError('rule_broken', `${faulty} lines are faulty. Put them right, or leave them out.`);
  if (faulty === table.checked.length)
    throw new AppError('rule_broken', 'Every line is faulty: there is nobody to add.');
  const settings = JSON.stringify({ ...draft.settings, faultyAtStart: faulty });
  await ctx.tx.sql(
    `UPDATE candidate_imports
        SET state = 'running', settings = $3, progress = 0, stop_asked = false, failure = NULL, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, importId, settings],
  );
  ctx.audit({
    action: 'candidate_import.started',
    subjectType: 'candidate_import',
    subjectId: importId,
    data: { rows: table.checked.length, leftOut: faulty },
  });
  await enqueue(ctx.tx, { queue: 'candidates.import', data: { orgId, importId }, key: importId });
  return presentImport(ctx, await openImport(ctx, importId));
}
