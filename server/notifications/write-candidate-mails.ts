import type { Ctx } from '#server/context.ts';
import { candidateCalendarFile } from '#server/notifications/calendar.ts';
import { candidateText } from '#server/notifications/candidate-mail-text.ts';
import { type DueCandidateMail, lockDueCandidateMails } from '#server/notifications/candidate-mails.sql.ts';
import { keepWritten, settle } from '#server/notifications/settle-mail.ts';
import type { OutgoingMail } from '#server/platform/mailer.ts';
import { CandidateMailKind } from '#shared/notifications.ts';
import type { OrgId } from '#shared/primitives.ts';

interface Sender {
  readonly isKept: boolean;
  /** Whom mails and invitations come from. */
  readonly from: string;
}

/** Writes the mails to candidates that are due. Quiet hours are a member's: what a candidate waits for goes at once. */
export async function writeCandidateMails(
  ctx: Ctx,
  orgId: OrgId,
  { isKept, from }: Sender,
  atOnce: number,
): Promise<{ found: number; settled: number; toSend: (OutgoingMail & { tries: number })[] }> {
  const now = ctx.clock.now();
  const mails = await lockDueCandidateMails(ctx, orgId, atOnce);
  const toSend: (OutgoingMail & { tries: number })[] = [];
  let settled = 0;
  for (const mail of mails) {
    if (!mail.isWanted || mail.email === null) {
      await settle(ctx, orgId, mail.id, { state: 'not_wanted', dueAt: now, endedAt: now });
      settled += 1;
      continue;
    }
    const written = write(mail, mail.email, from, now);
    await keepWritten(ctx, orgId, written, isKept);
    if (isKept) settled += 1;
    else toSend.push({ ...written, tries: mail.tries + 1 });
  }
  return { found: mails.length, settled, toSend };
}

function write(mail: DueCandidateMail, to: string, from: string, now: Date): OutgoingMail {
  const kind = CandidateMailKind.parse(mail.kind);
  if (kind === 'slots_offered') {
    if (mail.subject === null || mail.text === null) throw new Error(`the mail ${mail.id} was not written`);
    return { id: mail.id, to, subject: mail.subject, text: mail.text, calendar: null };
  }
  if (mail.interview === null) throw new Error(`the mail ${mail.id} is about no interview`);
  const interview = { ...mail.interview, startsAt: new Date(mail.interview.startsAt) };
  const isCancelled = kind === 'candidate_cancelled';
  const content = candidateCalendarFile({
    ...interview,
    interviewId: interview.id,
    sequence: interview.version,
    isCancelled,
    summary: `Interview for ${mail.jobTitle} at ${mail.orgName}`,
    attendee: { name: mail.name, email: to },
    organiser: { name: mail.orgName, email: from },
    stampedAt: now,
  });
  return {
    id: mail.id,
    to,
    ...candidateText(kind, { ...mail, interview }),
    calendar: { method: isCancelled ? 'CANCEL' : 'REQUEST', content },
  };
}
