import type { Ctx } from '#server/context.ts';
import { calendarFile } from '#server/notifications/calendar.ts';
import { mailText } from '#server/notifications/mail-text.ts';
import { type DueMail, lockDueMails } from '#server/notifications/mails.sql.ts';
import { goesAt, isOfTime, mostTries, waitAfter } from '#server/notifications/rules.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { Database } from '#server/platform/database.ts';
import type { Mailer, OutgoingMail } from '#server/platform/mailer.ts';
import { NotificationKind } from '#shared/notifications.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface MailDeps extends Background {
  /** As the role of background work, which sees which organisations have a mail to send. */
  readonly jobs: Database;
  /** Null where no mail server is named: mails are then kept, for admins to read. */
  readonly mailer: Mailer | null;
  /** Where people reach the product. */
  readonly publicUrl: string;
  /** Whom mails and invitations come from. */
  readonly from: string;
}

const atOnce = 50;
/** A mail whose process died while it was being sent is tried again after this long, in ms: at worst it comes twice, never not at all. */
const leaseMs = 10 * 60_000;

/** Sends what is due in every organisation. Returns how many mails were settled. Run as often as you like, by as many as you like. */
export async function sendMails(deps: MailDeps): Promise<number> {
  const due = await deps.jobs.call<{ orgId: OrgId }>(
    'SELECT DISTINCT org_id AS "orgId" FROM mails WHERE ended_at IS NULL AND due_at <= $1 LIMIT 500',
    [deps.clock.now()],
  );
  let settled = 0;
  for (const { orgId } of due) {
    for (;;) {
      const written = await runBackgroundWork(deps, orgId, (ctx) => writeDue(ctx, deps, orgId));
      for (const mail of written.toSend) await send(deps, orgId, mail);
      settled += written.settled + written.toSend.length;
      if (written.found < atOnce) break;
    }
  }
  return settled;
}

interface ToSend extends OutgoingMail {
  readonly tries: number;
}

/** Writes what is due from what is true now: it goes, waits for the end of quiet hours, or is not wanted any more. */
async function writeDue(
  ctx: Ctx,
  deps: MailDeps,
  orgId: OrgId,
): Promise<{ found: number; settled: number; toSend: ToSend[] }> {
  const now = ctx.clock.now();
  const toSend: ToSend[] = [];
  let settled = 0;
  const mails = await lockDueMails(ctx, orgId, atOnce);
  for (const mail of mails) {
    const kind = NotificationKind.parse(mail.kind);
    const at = goesAt(
      { kind, timeZone: mail.timeZone, quiet: mail.quiet, startsAt: mail.interview?.startsAt ?? null },
      now,
    );
    if (!mail.isWanted || mail.isMuted) {
      await settle(ctx, orgId, mail.id, { state: 'not_wanted', dueAt: now, endedAt: now });
      settled += 1;
    } else if (at > now) {
      await settle(ctx, orgId, mail.id, { state: 'waiting', dueAt: at, endedAt: null });
    } else {
      const written = write(mail, kind, deps, now);
      const isKept = deps.mailer === null;
      await ctx.tx.sql(
        `UPDATE mails SET state = $3, to_address = $4, subject = $5, text = $6, calendar = $7, tries = tries + 1,
                          due_at = $8, ended_at = $9
          WHERE org_id = $1 AND id = $2`,
        [
          orgId,
          mail.id,
          isKept ? 'kept' : 'sending',
          written.to,
          written.subject,
          written.text,
          written.calendar?.content ?? null,
          isKept ? now : new Date(now.getTime() + leaseMs),
          isKept ? now : null,
        ],
      );
      if (isKept) settled += 1;
      else toSend.push({ ...written, tries: mail.tries + 1 });
    }
  }
  return { found: mails.length, settled, toSend };
}

/** Hands a mail to the server, and notes what came of it. */
async function send(deps: MailDeps, orgId: OrgId, mail: ToSend): Promise<void> {
  const failure = await deps.mailer?.send(mail).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500),
  );
  await runBackgroundWork(deps, orgId, (ctx) => {
    const now = ctx.clock.now();
    if (failure === null) return settle(ctx, orgId, mail.id, { state: 'sent', dueAt: now, endedAt: now });
    const isGivenUp = mail.tries >= mostTries;
    return settle(ctx, orgId, mail.id, {
      state: isGivenUp ? 'failed' : 'waiting',
      dueAt: isGivenUp ? now : new Date(now.getTime() + waitAfter(mail.tries)),
      endedAt: isGivenUp ? now : null,
      failure: failure ?? null,
    });
  });
}

async function settle(
  ctx: Ctx,
  orgId: OrgId,
  mailId: string,
  to: { state: string; dueAt: Date; endedAt: Date | null; failure?: string | null },
): Promise<void> {
  await ctx.tx.sql(
    'UPDATE mails SET state = $3, due_at = $4, ended_at = $5, failure = $6 WHERE org_id = $1 AND id = $2',
    [orgId, mailId, to.state, to.dueAt, to.endedAt, to.failure ?? null],
  );
}

function write(mail: DueMail, kind: NotificationKind, deps: MailDeps, now: Date): OutgoingMail {
  const card = `${deps.publicUrl}/interviews/${mail.seatId}`;
  const debrief = `${deps.publicUrl}/debriefs/${mail.debriefId}`;
  const address =
    kind === 'interview_cancelled' ? `${deps.publicUrl}/interviews` : mail.seatId === null ? debrief : card;
  const { subject, text } = mailText({ ...mail, kind, address });
  const { interview, seatId } = mail;
  if (interview === null || seatId === null || !isOfTime(kind)) {
    return { id: mail.id, to: mail.email, subject, text, calendar: null };
  }
  const isCancelled = kind === 'interview_cancelled';
  const content = calendarFile({
    seatId,
    sequence: interview.version + (isCancelled ? 1 : 0),
    isCancelled,
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    summary: `${interview.name}: ${mail.candidateName}, ${mail.jobTitle}`,
    location: interview.room ?? interview.videoUrl,
    address: card,
    attendee: { name: mail.name, email: mail.email },
    organiser: { name: mail.orgName, email: deps.from },
    stampedAt: now,
  });
  return {
    id: mail.id,
    to: mail.email,
    subject,
    text,
    calendar: { method: isCancelled ? 'CANCEL' : 'REQUEST', content },
  };
}
