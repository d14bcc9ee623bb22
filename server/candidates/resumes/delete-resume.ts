import type { z } from 'zod';
import { lockCandidate } from '#server/candidates/lock-candidate.ts';
import { assertKnown, findResume } from '#server/candidates/resumes/find-resume.ts';
import { writeResume } from '#server/candidates/resumes/resume-record.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Resume } from '#shared/resumes.ts';

/** Deletes a candidate's resume for good. Throws `not_found`, `stale_version`, `wrong_state` where there is none. */
export async function deleteResume(
  ctx: MemberCtx,
  candidateId: CandidateId,
  seenVersion: number,
): Promise<z.input<typeof Resume>> {
  await lockCandidate(ctx, candidateId);
  await assertKnown(ctx, candidateId);
  const deleted = await writeResume(ctx, candidateId, seenVersion, { kind: 'none' });
  if (deleted === null || deleted.kind === 'none') throw new AppError('wrong_state', 'There is no resume.');
  ctx.audit({
    action: 'resume.deleted',
    subjectType: 'candidate',
    subjectId: candidateId,
    data: { kind: deleted.kind },
  });
  return findResume(ctx, candidateId);
}
