import type { Ctx } from '#server/context.ts';
import type { OutgoingMail } from '#server/platform/mailer.ts';
import type { OrgId } from '#shared/primitives.ts';

/** A mail whose process died while it was being sent is tried again after this long, in ms: at worst it comes twice, never not at all. */
const leaseMs = 10 * 60_000;

/**
 * Whether a mail that was taken, to be sent with others, is still this process's at its turn: then it is for as long again.
 * Where the mails before it took longer than that, another process may have it by now, and this one must not send it too.
 */
export async function isStillTaken(ctx: Ctx, orgId: OrgId, mailId: string, tries: number): Promise<boolean> {
  const taken = await ctx.tx.sql(
    `UPDATE mails SET due_at = $4 WHERE org_id = $1 AND id = $2 AND state = 'sending' AND tries = $3 RETURNING id`,
    [orgId, mailId, tries, new Date(ctx.clock.now().getTime() + leaseMs)],
  );
  return taken.length > 0;
}

/** Writes down what became of a mail. Of a candidate's link nothing is kept once the mail server has it. */
export async function settle(
  ctx: Ctx,
  orgId: OrgId,
  mailId: string,
  to: { state: string; dueAt: Date; endedAt: Date | null; failure?: string | null },
): Promise<void> {
  await ctx.tx.sql(
    `UPDATE mails SET state = $3, due_at = $4, ended_at = $5, failure = $6,
                      text = CASE WHEN $3 = 'sent' AND notice_id IS NOT NULL
                                  THEN regexp_replace(text, '(/slots)#\\S+', '\\1#…') ELSE text END
      WHERE org_id = $1 AND id = $2`,
    [orgId, mailId, to.state, to.dueAt, to.endedAt, to.failure ?? null],
  );
}

/** Writes a mail as it goes out, or as it stays where there is no mail server. */
export async function keepWritten(
  ctx: Ctx,
  orgId: OrgId,
  written: OutgoingMail,
  isKept: boolean,
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.tx.sql(
    `UPDATE mails SET state = $3, to_address = $4, subject = $5, text = $6, calendar = $7, tries = tries + 1,
                      due_at = $8, ended_at = $9
      WHERE org_id = $1 AND id = $2`,
    [
      orgId,
      written.id,
      isKept ? 'kept' : 'sending',
      written.to,
      written.subject,
      written.text,
      written.calendar?.content ?? null,
      isKept ? now : new Date(now.getTime() + leaseMs),
      isKept ? now : null,
    ],
  );
}
