import type { z } from 'zod';
import { selectHiddenCandidates } from '#server/candidates/hidden-candidates.sql.ts';
import { lockCandidate } from '#server/candidates/lock-candidate.ts';
import { personalText } from '#server/candidates/personal-text.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import { storedEmail } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { Candidate as CandidateView, updateCandidate as contract } from '#shared/candidates.ts';
import type { CandidateId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Changes a candidate's details. Throws `not_found`, `stale_version`, or `not_allowed` for whom they are anonymous to. */
export async function updateCandidate(
  ctx: MemberCtx,
  candidateId: CandidateId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof CandidateView>> {
  const { orgId } = ctx.actor;
  const { version } = await lockCandidate(ctx, candidateId);
  if (version !== seenVersion) throw staleVersion(version);
  if ((await selectHiddenCandidates(ctx)).some((hidden) => hidden.candidateId === candidateId)) {
    throw new AppError(
      'not_allowed',
      'This candidate is anonymous to you until you have submitted your card. Nothing was saved.',
    );
  }
  const { name, email, phone, timeZone } = change;

  await ctx.tx.prisma.candidate.update({
    where: { orgId_id: { orgId, id: candidateId } },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email: storedEmail(email) }),
      ...(phone === undefined ? {} : { phone }),
      ...(timeZone === undefined ? {} : { timeZone }),
      version: { increment: 1 },
    },
  });
  ctx.audit({
    action: 'candidate.changed',
    subjectType: 'candidate',
    subjectId: candidateId,
    data: { fields: Object.keys(change).sort(), version: version + 1 },
    text: personalText({ name, email: storedEmail(email ?? null), phone }),
  });
  return findCandidate(ctx, candidateId);
}
