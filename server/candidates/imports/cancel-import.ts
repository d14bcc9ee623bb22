import type { z } from 'zod';
import { endImport, openImport } from '#server/candidates/imports/import-record.sql.ts';
import { presentImport } from '#server/candidates/imports/present-import.ts';
import type { MemberCtx } from '#server/context.ts';
import type { ImportId, Import as ImportView } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

/** Gives an import up: a draft at once, a running one before its next step. Throws `wrong_state` when it is over. */
export async function cancelImport(ctx: MemberCtx, importId: ImportId): Promise<z.input<typeof ImportView>> {
  const { orgId } = ctx.actor;
  const found = await openImport(ctx, importId, 'FOR NO KEY UPDATE OF i');
  if (found.endedAt !== null) throw new AppError('wrong_state', 'This import is over.');
  if (found.stopAsked) throw new AppError('wrong_state', 'It is being stopped already.');
  if (found.state === 'draft') await endImport(ctx, orgId, found, null);
  else {
    await ctx.tx.sql(
      'UPDATE candidate_imports SET stop_asked = true, version = version + 1 WHERE org_id = $1 AND id = $2',
      [orgId, importId],
    );
  }
  ctx.audit({
    action: 'candidate_import.cancelled',
    subjectType: 'candidate_import',
    subjectId: importId,
    data: { while: found.state },
  });
  return presentImport(ctx, await openImport(ctx, importId));
}
