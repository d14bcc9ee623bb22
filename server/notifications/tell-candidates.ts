import type { AuditRecord, Ctx } from '#server/context.ts';
import { findContact, writeNotice } from '#server/notifications/candidate-mails.sql.ts';
import type { CandidateMailKind } from '#shared/notifications.ts';
import type { OrgId } from '#shared/primitives.ts';

const kinds: Readonly<Record<string, CandidateMailKind>> = {
  'interview.scheduled': 'candidate_invited',
  'interview.confirmed': 'candidate_invited',
  'interview.rescheduled': 'candidate_moved',
  'interview.cancelled': 'candidate_cancelled',
};

/** Tells the candidate of an interview's time, where that was asked for and there is an address; nothing of a hold. */
export async function tellCandidate(ctx: Ctx, orgId: OrgId, record: AuditRecord): Promise<void> {
  const kind = kinds[record.action];
  if (kind === undefined) return;
  const [interview] = await ctx.tx.sql<{ loopId: string; version: number }>(
    `SELECT loop_id AS "loopId", version FROM interviews
      WHERE org_id = $1 AND id = $2 AND tells_candidate AND NOT is_hold AND starts_at > $3`,
    [orgId, record.subjectId, ctx.clock.now()],
  );
  if (interview === undefined || (await findContact(ctx, orgId, interview.loopId)) === null) return;
  await writeNotice(ctx, orgId, {
    kind,
    occasion: `${record.subjectId} ${interview.version}`,
    loopId: interview.loopId,
    offerId: null,
    interviewId: record.subjectId,
    mail: null,
  });
}
