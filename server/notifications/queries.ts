import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { countUnread, selectInbox, selectSettings } from '#server/notifications/inbox.sql.ts';
import { selectMail, selectMails } from '#server/notifications/mails.sql.ts';
import { presentMail, presentMailSummary, presentNotification } from '#server/notifications/present.ts';
import { defaultSettings } from '#server/notifications/rules.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import {
  type listMails,
  type listNotifications,
  type Mail,
  NotificationKind,
  type NotificationSettings,
} from '#shared/notifications.ts';
import { Instant } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export { noteSlotsOffered } from '#server/notifications/note-slots-offered.ts';

const Cursor = z.tuple([Instant, z.uuid()]);

export async function findNotifications(
  ctx: MemberCtx,
  query: z.output<(typeof listNotifications)['query']>,
): Promise<z.input<(typeof listNotifications)['reply']>> {
  const after = decodeCursor(Cursor, query.after);
  const rows = await selectInbox(ctx, {
    isUnreadOnly: query.state === 'unread',
    after: after === null ? null : { showsAt: new Date(after[0]), id: after[1] },
    limit: query.limit + 1,
  });
  const page = pageOf(rows, query.limit, (row) => [row.showsAt.toISOString(), row.id], presentNotification);
  return { ...page, unread: await countUnread(ctx) };
}

export async function findSettings(ctx: MemberCtx): Promise<z.input<typeof NotificationSettings>> {
  const { muted, quiet, version } = (await selectSettings(ctx)) ?? defaultSettings;
  return { muted: muted.map((kind) => NotificationKind.parse(kind)), quiet, version };
}

export async function findMails(
  ctx: MemberCtx,
  query: z.output<(typeof listMails)['query']>,
): Promise<z.input<(typeof listMails)['reply']>> {
  const after = decodeCursor(Cursor, query.after);
  const rows = await selectMails(ctx, {
    state: query.state ?? null,
    after: after === null ? null : { dueAt: new Date(after[0]), id: after[1] },
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, (row) => [row.dueAt.toISOString(), row.id], presentMailSummary);
}

/** One mail. Throws `not_found` also for one about a loop on which the reader owes a card. */
export async function findMail(ctx: MemberCtx, mailId: string): Promise<z.input<typeof Mail>> {
  const row = await selectMail(ctx, mailId);
  if (row === null) throw new AppError('not_found');
  return presentMail(row);
}
