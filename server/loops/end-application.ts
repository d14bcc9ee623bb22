import type { z } from 'zod';
import { findCandidate } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { giveEnding } from '#server/loops/give-ending.ts';
import { lockApplication } from '#server/loops/lock-loop.ts';
import type { endApplication as contract } from '#shared/candidate-applications.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { ApplicationId } from '#shared/primitives.ts';

/**
 * An application ends before a decision, for a reason that the actor gives: the loop under way is cancelled, what was
 * written stays. Throws `not_found`, and whatever `giveEnding` refuses.
 */
export async function endApplication(
  ctx: MemberCtx,
  applicationId: ApplicationId,
  ending: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof CandidateView>> {
  const application = await lockApplication(ctx, applicationId);
  await giveEnding(ctx, application, ending);
  return findCandidate(ctx, application.candidateId);
}
