import type { z } from 'zod';
import { selectMerges } from '#server/candidates/candidate-record.sql.ts';
import { lockRecords } from '#server/candidates/lock-records.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import { giveResumeBack } from '#server/candidates/resumes/move-resume.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateMergeId, Candidate as CandidateView } from '#shared/candidates.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes two merged records apart: the applications, notes and resume that had moved go back with whatever has become of
 * them, the details are again what they were, and what came since stays. Possible as long as the details are what the merge made
 * them, so that nothing that somebody typed since is lost. Throws `not_found`, `not_allowed` as `lockRecords`,
 * `wrong_state` for one that is undone, changed since, or part of a later merge.
 */
export async function undoMerge(
  ctx: MemberCtx,
  mergeId: CandidateMergeId,
): Promise<z.input<typeof CandidateView>> {
  const { orgId, memberId } = ctx.actor;
  const [known] = await ctx.tx.sql<{ keptId: string; mergedId: string }>(
    'SELECT kept_id AS "keptId", merged_id AS "mergedId" FROM candidate_merges WHERE org_id = $1 AND id = $2',
    [orgId, mergeId],
  );
  if (known === undefined) throw new AppError('not_found');
  const { keptId, mergedId } = known;
  const [kept] = await lockRecords(ctx, keptId, mergedId);
  // Read under the lock: somebody else may have undone it, or changed the details, while this one waited.
  const [merge] = await selectMerges(ctx, { mergeId });
  if (merge === undefined) throw new AppError('wrong_state', 'This merge is undone already.');
  if (kept.mergedInto !== null) {
    throw new AppError('wrong_state', 'The record was merged into another one since. Undo that first.');
  }
  if (merge.isChangedSince) {
    throw new AppError(
      'wrong_state',
      'Details of the candidate were changed after the merge, so it stays. Nothing was changed.',
    );
  }
  await ctx.tx.sql(
    `UPDATE applications SET candidate_id = $3, version = version + 1
      WHERE org_id = $1 AND candidate_id = $2 AND id = ANY ($4)`,
    [orgId, keptId, mergedId, merge.applicationIds],
  );
  await ctx.tx.sql(
    'UPDATE candidate_notes SET candidate_id = $3 WHERE org_id = $1 AND candidate_id = $2 AND id = ANY ($4)',
    [orgId, keptId, mergedId, merge.noteIds],
  );
  if (merge.resumeSetAt !== null) {
    await giveResumeBack(ctx, { keptId, mergedId, setAt: merge.resumeSetAt });
  }
  await ctx.tx.sql(
    `UPDATE candidates SET name = $3, email = $4, phone = $5, time_zone = $6, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, keptId, merge.keptName, merge.keptEmail, merge.keptPhone, merge.keptTimeZone],
  );
  await ctx.tx.sql(
    'UPDATE candidates SET merged_into = NULL, version = version + 1 WHERE org_id = $1 AND id = $2',
    [orgId, mergedId],
  );
  await ctx.tx.sql(
    'UPDATE candidate_merges SET undone_by = $3, undone_at = $4 WHERE org_id = $1 AND id = $2',
    [orgId, mergeId, memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: 'candidate.merge_undone',
    subjectType: 'candidate',
    subjectId: keptId,
    data: { mergeId, mergedId, applicationIds: merge.applicationIds },
  });
  return findCandidate(ctx, keptId);
}
