import type { z } from 'zod';
import { lockRecords } from '#server/candidates/lock-records.ts';
import { personalText } from '#server/candidates/personal-text.ts';
import { findCandidate } from '#server/candidates/queries.ts';
import { moveResume } from '#server/candidates/resumes/move-resume.ts';
import { activeStages } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { mergeCandidates as contract, MergedField } from '#shared/candidate-merges.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { CandidateId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Merges another record of the same person into this one: its applications and notes move, its resume where this one has
 * none, and each detail is taken from where somebody chose. The other record stays as it was, and leads here. Throws `not_found`, `stale_version`, `not_allowed` as
 * `lockRecords`, `wrong_state` for a record that is merged already, `rule_broken` for one record twice, while both are
 * considered for the same job, or where a colleague's address would be lost.
 */
export async function mergeCandidates(
  ctx: MemberCtx,
  candidateId: CandidateId,
  seenVersion: number,
  { otherId, take }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof CandidateView>> {
  const { orgId, memberId } = ctx.actor;
  if (otherId === candidateId) {
    throw new AppError('rule_broken', 'A record can’t be merged into itself. Nothing was changed.');
  }
  const [kept, other] = await lockRecords(ctx, candidateId, otherId);
  if (kept.mergedInto !== null || other.mergedInto !== null) {
    throw new AppError('wrong_state', 'One of the two records is merged already. Nothing was changed.');
  }
  if (kept.version !== seenVersion) throw staleVersion(kept.version);
  await assertApart(ctx, candidateId, otherId);

  const from = (field: MergedField): typeof kept => (take.includes(field) ? other : kept);
  const name = from('name').name;
  const email = from('email').email;
  const phone = from('phone').phone;
  const timeZone = from('timeZone').timeZone;
  await assertKnowsColleague(ctx, [kept.email, other.email], email);
  const applications = await ctx.tx.sql<{ id: string }>(
    `UPDATE applications SET candidate_id = $3, version = version + 1
      WHERE org_id = $1 AND candidate_id = $2 RETURNING id`,
    [orgId, otherId, candidateId],
  );
  const notes = await ctx.tx.sql<{ id: string }>(
    'UPDATE candidate_notes SET candidate_id = $3 WHERE org_id = $1 AND candidate_id = $2 RETURNING id',
    [orgId, otherId, candidateId],
  );
  const resumeSetAt = await moveResume(ctx, otherId, candidateId);
  await ctx.tx.sql(
    `UPDATE candidates SET name = $3, email = $4, phone = $5, time_zone = $6, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, candidateId, name, email, phone, timeZone],
  );
  await ctx.tx.sql(
    'UPDATE candidates SET merged_into = $3, version = version + 1 WHERE org_id = $1 AND id = $2',
    [orgId, otherId, candidateId],
  );
  const mergeId = ctx.ids.next();
  const taken = [...new Set(take)].sort();
  const applicationIds = applications.map(({ id }) => id).sort();
  await ctx.tx.sql(
    `INSERT INTO candidate_merges (org_id, id, kept_id, merged_id, taken, kept_name, kept_email, kept_phone,
                                   kept_time_zone, application_ids, note_ids, merged_by, merged_at,
                                   resume_set_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      orgId,
      mergeId,
      candidateId,
      otherId,
      taken,
      kept.name,
      kept.email,
      kept.phone,
      kept.timeZone,
      applicationIds,
      notes.map(({ id }) => id),
      memberId,
      ctx.clock.now(),
      resumeSetAt,
    ],
  );
  ctx.audit({
    action: 'candidate.merged',
    subjectType: 'candidate',
    subjectId: candidateId,
    data: { mergeId, mergedId: otherId, taken, applicationIds, resume: resumeSetAt !== null },
    text: personalText({ name, email, phone }),
  });
  return findCandidate(ctx, candidateId);
}

/** Refuses two records that are both considered for one job: which of the two goes on is for a person to say. */
async function assertApart(ctx: MemberCtx, keptId: string, otherId: string): Promise<void> {
  const both = await ctx.tx.sql<{ title: string }>(
    `SELECT j.title FROM applications one
       JOIN applications other ON other.org_id = one.org_id AND other.job_id = one.job_id AND other.candidate_id = $3
        AND other.stage = ANY ($4)
       JOIN jobs j ON j.org_id = one.org_id AND j.id = one.job_id
      WHERE one.org_id = $1 AND one.candidate_id = $2 AND one.stage = ANY ($4) ORDER BY j.title`,
    [ctx.actor.orgId, keptId, otherId, activeStages],
  );
  if (both.length === 0) return;
  const titles = both.map(({ title }) => title).join(', ');
  throw new AppError(
    'rule_broken',
    `Both are being considered for ${titles}. End one of the two applications as a duplicate, then merge. Nothing was changed.`,
  );
}

/**
 * A candidate is told from a colleague by the address they share, and then sees nothing of their own loops: a merge that
 * drops that address would open them.
 */
async function assertKnowsColleague(
  ctx: MemberCtx,
  addresses: readonly (string | null)[],
  chosen: string | null,
): Promise<void> {
  const dropped = addresses.filter((address) => address !== null).map((address) => address.toLowerCase());
  const [colleague] = await ctx.tx.sql<{ name: string }>(
    'SELECT name FROM members WHERE org_id = $1 AND lower(email) = ANY ($2) AND lower(email) IS DISTINCT FROM $3',
    [ctx.actor.orgId, dropped, chosen?.toLowerCase() ?? null],
  );
  if (colleague === undefined) return;
  throw new AppError(
    'rule_broken',
    `One of the addresses is ${colleague.name}’s, a colleague who may read no loop of their own. Keep that one. Nothing was changed.`,
  );
}
