import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { DebriefId, Instant, LoopId, page, pageQuery, SeatId, Version } from '#shared/primitives.ts';

export const NotificationId = z.uuid().brand<'NotificationId'>();
export type NotificationId = z.infer<typeof NotificationId>;
export const MailId = z.uuid().brand<'MailId'>();
export type MailId = z.infer<typeof MailId>;

/** What people are told of. Nothing of it says what anybody wrote, gave or voted. */
export const NotificationKind = z.enum([
  'interview_invited',
  'interview_moved',
  'interview_cancelled',
  'scorecard_due',
  'card_wanted',
  'cards_owed',
  'card_late',
  'question_asked',
  'card_typed_in',
  'vote_wanted',
  'approval_wanted',
  'interview_confirmed',
  'seat_declined',
  'slot_picked',
  'slots_refused',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What candidates are told of, by mail alone. */
export const CandidateMailKind = z.enum([
  'slots_offered',
  'candidate_invited',
  'candidate_moved',
  'candidate_cancelled',
]);
export type CandidateMailKind = z.infer<typeof CandidateMailKind>;

export const MailKind = z.enum([...NotificationKind.options, ...CandidateMailKind.options]);
export type MailKind = z.infer<typeof MailKind>;

export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  at: Instant,
  isRead: z.boolean(),
  candidateName: z.string(),
  jobTitle: z.string(),
  /** Null where it is about no interview. */
  interview: z.object({ name: z.string(), startsAt: Instant }).nullable(),
  /** Where it is dealt with. */
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('scorecard'), seatId: SeatId }),
    z.object({ kind: z.literal('debrief'), debriefId: DebriefId }),
    z.object({ kind: z.literal('loop'), loopId: LoopId }),
  ]),
});
export type Notification = z.infer<typeof Notification>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/v1/notifications',
  tag: 'Notifications',
  summary:
    'What the reader was told, the newest first; what is settled or not theirs to know now is left out',
  access: 'member',
  query: z.strictObject({ ...pageQuery, state: z.enum(['unread']).optional() }),
  reply: page(Notification).extend({ unread: z.int() }),
});

export const readNotifications = endpoint({
  method: 'POST',
  path: '/api/v1/notifications/reading',
  tag: 'Notifications',
  summary: 'Say that some of them are read, or all that there are by now',
  access: 'member',
  body: z.strictObject({
    which: z.union([z.literal('all'), z.array(NotificationId).min(1).max(200)]),
  }),
  reply: z.object({ unread: z.int() }),
  problems: ['not_found'],
});

const minuteOfDay = z.int().min(0).max(1439);

export const NotificationSettings = z.object({
  /** Kinds that come into the inbox alone, without a mail. */
  muted: z.array(NotificationKind),
  /** Minutes after midnight in the reader's own time zone between which no mail goes; null: none. */
  quiet: z.object({ from: minuteOfDay, until: minuteOfDay }).nullable(),
  version: Version,
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const getNotificationSettings = endpoint({
  method: 'GET',
  path: '/api/v1/notification-settings',
  tag: 'Notifications',
  summary: 'Which of the reader’s notifications come by mail too, and when none does',
  access: 'member',
  reply: NotificationSettings,
});

export const saveNotificationSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/notification-settings',
  tag: 'Notifications',
  summary: 'Choose which notifications come by mail, and the hours without mail',
  access: 'member',
  versioned: true,
  body: z.strictObject({
    muted: z
      .array(NotificationKind)
      .max(NotificationKind.options.length)
      .refine((kinds) => new Set(kinds).size === kinds.length, 'names a kind twice'),
    quiet: z
      .strictObject({ from: minuteOfDay, until: minuteOfDay })
      .refine(({ from, until }) => from !== until, 'must not begin when it ends')
      .nullable(),
  }),
  reply: NotificationSettings,
});

export const MailState = z.enum(['waiting', 'sending', 'sent', 'kept', 'not_wanted', 'failed']);
export type MailState = z.infer<typeof MailState>;

export const MailSummary = z.object({
  id: MailId,
  kind: MailKind,
  state: MailState,
  /** Who it is for; null until it is written, which it is when it is due. */
  to: z.string().nullable(),
  subject: z.string().nullable(),
  dueAt: Instant,
  endedAt: Instant.nullable(),
  /** Why it could not be sent, as the mail server said. */
  failure: z.string().nullable(),
});
export type MailSummary = z.infer<typeof MailSummary>;

export const Mail = MailSummary.extend({ text: z.string().nullable(), calendar: z.string().nullable() });
export type Mail = z.infer<typeof Mail>;

export const listMails = endpoint({
  method: 'GET',
  path: '/api/v1/mails',
  tag: 'Notifications',
  summary:
    'The mails of the organisation, the latest due first; without those about a loop the reader owes a card on',
  access: ['admin'],
  query: z.strictObject({ ...pageQuery, state: MailState.optional() }),
  reply: page(MailSummary),
});

export const getMail = endpoint({
  method: 'GET',
  path: '/api/v1/mails/:mailId',
  tag: 'Notifications',
  summary: 'One mail as it was sent, with its calendar file',
  access: ['admin'],
  params: z.strictObject({ mailId: MailId }),
  reply: Mail,
});
