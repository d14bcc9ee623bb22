import type { z } from 'zod';
import { personalText } from '#server/candidates/personal-text.ts';
import { placeApplication } from '#server/candidates/place-application.ts';
import { placeNote } from '#server/candidates/place-note.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import { storedEmail } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Candidate as CandidateView, createCandidate as contract } from '#shared/candidates.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Adds a candidate, and puts them forward for a job if one is named. Throws `already_exists` for an address that
 * somebody has, unless they are meant to be two; `not_found` or `rule_broken` for the job.
 */
export async function createCandidate(
  ctx: MemberCtx,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof CandidateView>> {
  const { orgId } = ctx.actor;
  const email = storedEmail(given.email);
  if (email !== null && !given.despiteDuplicate) await assertNewAddress(ctx, email);

  const candidateId = ctx.ids.next();
  const { name, phone, timeZone, note } = given;
  await ctx.tx.prisma.candidate.create({
    data: { orgId, id: candidateId, name, email, phone, timeZone, createdAt: ctx.clock.now() },
  });
  ctx.audit({
    action: 'candidate.created',
    subjectType: 'candidate',
    subjectId: candidateId,
    data: { despiteDuplicate: given.despiteDuplicate },
    text: personalText({ name, email, phone }),
  });
  if (/\S/.test(note)) await placeNote(ctx, candidateId, note);
  if (given.jobId !== null) await placeApplication(ctx, candidateId, given.jobId);
  return findCandidate(ctx, candidateId);
}

async function assertNewAddress(ctx: MemberCtx, email: string): Promise<void> {
  const { orgId } = ctx.actor;
  // No constraint forbids the same address twice, so those who add it at once wait for each other.
  await ctx.tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${orgId} ${email}`]);
  const [taken] = await ctx.tx.sql(
    'SELECT 1 FROM candidates WHERE org_id = $1 AND email = $2 AND merged_into IS NULL LIMIT 1',
    [orgId, email],
  );
  if (taken !== undefined) {
    throw new AppError(
      'already_exists',
      'There is a candidate with this e-mail address. Nothing was saved; add them all the same if it is somebody else.',
      { errors: [{ path: 'email', message: 'Somebody has this address already.' }] },
    );
  }
}
