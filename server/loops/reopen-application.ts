import type { z } from 'zod';
import { findCandidate } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { lockApplication } from '#server/loops/lock-loop.ts';
import { takeUpApplication } from '#server/loops/take-up-application.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { ApplicationId } from '#shared/primitives.ts';

/** Takes an application up again, with its loop cancelled as it is. Throws `not_found`, and whatever `takeUpApplication` refuses. */
export async function reopenApplication(
  ctx: MemberCtx,
  applicationId: ApplicationId,
): Promise<z.input<typeof CandidateView>> {
  const application = await lockApplication(ctx, applicationId);
  await takeUpApplication(ctx, application);
  return findCandidate(ctx, application.candidateId);
}
