import type { z } from 'zod';
import { lockCandidate } from '#server/candidates/lock-candidate.ts';
import { placeApplication } from '#server/candidates/place-application.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { CandidateId, JobId } from '#shared/primitives.ts';

/** Considers a candidate for an open job. Throws `not_found`, `rule_broken` for a closed job, `already_exists` while they are considered for it. */
export async function createApplication(
  ctx: MemberCtx,
  candidateId: CandidateId,
  jobId: JobId,
): Promise<z.input<typeof CandidateView>> {
  await lockCandidate(ctx, candidateId);
  await placeApplication(ctx, candidateId, jobId);
  return findCandidate(ctx, candidateId);
}
