import type { Ctx } from '#server/context.ts';
import { calendarFile } from '#server/notifications/calendar.ts';
import { findOwedCards, type OwedCard, planDigests } from '#server/notifications/digests.ts';
import { mailText } from '#server/notifications/mail-text.ts';
import { type DueMail, lockDueMails } from '#server/notifications/mails.sql.ts';
import {
  calendarTitleOf,
  goesAt,
  isForPlanners,
  isOfTime,
  mostTries,
  waitAfter,
} from '#server/notifications/rules.ts';
import { isStillTaken, keepWritten, settle } from '#server/notifications/settle-mail.ts';
import { writeCandidateMails } from '#server/notifications/write-candidate-mails.ts';
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
  const isKept = deps.mailer === null;
  const toCandidates = await writeCandidateMails(ctx, orgId, { isKept, from: deps.from }, atOnce);
  const toSend: ToSend[] = [...toCandidates.toSend];
  let { settled } = toCandidates;
  const mails = await lockDueMails(ctx, orgId, atOnce);
  const ofDigests: string[] = [];
  for (const mail of mails) {
    const kind = NotificationKind.parse(mail.kind);
    if (kind === 'cards_owed') ofDigests.push(mail.memberId);
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
      const owed = kind === 'cards_owed' ? await findOwedCards(ctx, orgId, mail.memberId) : [];
      const written = write(mail, kind, owed, deps, now);
      await keepWritten(ctx, orgId, written, isKept);
      if (isKept) settled += 1;
      else toSend.push({ ...written, tries: mail.tries + 1 });
    }
  }
  // The next digest waits as soon as this one is settled, in the same transaction.
  await planDigests(ctx, orgId, { members: ofDigests, seats: [], interviews: [] });
  return { found: Math.max(mails.length, toCandidates.found), settled, toSend };
}

/** Hands a mail to the server, and notes what came of it. */
async function send(deps: MailDeps, orgId: OrgId, mail: ToSend): Promise<void> {
  const isOurs = await runBackgroundWork(deps, orgId, (ctx) => isStillTaken(ctx, orgId, mail.id, mail.tries));
  if (!isOurs) return;
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

function write(
  mail: DueMail,
  kind: NotificationKind,
  owed: readonly OwedCard[],
  deps: MailDeps,
  now: Date,
): OutgoingMail {
  const card = `${deps.publicUrl}/interviews/${mail.seatId}`;
  const debrief = `${deps.publicUrl}/debriefs/${mail.debriefId}`;
  const isOfMany = kind === 'interview_cancelled' || kind === 'cards_owed';
  const ofMember = isOfMany ? `${deps.publicUrl}/interviews` : mail.seatId === null ? debrief : card;
  const address = isForPlanners(kind) ? `${deps.publicUrl}/loops/${mail.loopId}` : ofMember;
  const { subject, text } = mailText({
    ...mail,
    kind,
    address,
    owed: owed.map((one) => ({ ...one, address: `${deps.publicUrl}/interviews/${one.seatId}` })),
  });
  const { interview, seatId } = mail;
  if (interview === null || seatId === null || !isOfTime(kind)) {
    return { id: mail.id, to: mail.email, subject, text, calendar: null };
  }
  const isCancelled = kind === 'interview_cancelled';
  const content = calendarFile({
    seatId,
    sequence: interview.version + (isCancelled ? 1 : 0),
    isCancelled,
    isHold: interview.isHold,
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    summary: calendarTitleOf({ ...mail, name: interview.name }),
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
