import type { z } from 'zod';
import { isForPlanners } from '#server/notifications/rules.ts';
import {
  type Mail,
  MailKind,
  MailState,
  type MailSummary,
  type Notification,
  NotificationKind,
} from '#shared/notifications.ts';

interface InboxFacts {
  readonly id: string;
  readonly kind: string;
  readonly showsAt: Date;
  readonly readAt: Date | null;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly interviewName: string | null;
  readonly startsAt: Date | null;
  readonly loopId: string;
  readonly seatId: string | null;
  readonly debriefId: string | null;
}

export function presentNotification(row: InboxFacts): z.input<typeof Notification> {
  const { interviewName, startsAt } = row;
  return {
    id: row.id,
    kind: NotificationKind.parse(row.kind),
    at: row.showsAt.toISOString(),
    isRead: row.readAt !== null,
    candidateName: row.candidateName,
    jobTitle: row.jobTitle,
    interview:
      interviewName === null || startsAt === null
        ? null
        : { name: interviewName, startsAt: startsAt.toISOString() },
    target: targetOf(row),
  };
}

function targetOf({
  id,
  kind,
  loopId,
  seatId,
  debriefId,
}: InboxFacts): z.input<typeof Notification>['target'] {
  if (isForPlanners(kind)) return { kind: 'loop', loopId };
  if (seatId !== null) return { kind: 'scorecard', seatId };
  if (debriefId !== null) return { kind: 'debrief', debriefId };
  throw new Error(`the notification ${id} is about nothing`);
}

interface MailFacts {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly toAddress: string | null;
  readonly subject: string | null;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly failure: string | null;
}

export function presentMailSummary(row: MailFacts): z.input<typeof MailSummary> {
  return {
    id: row.id,
    kind: MailKind.parse(row.kind),
    state: MailState.parse(row.state),
    to: row.toAddress,
    subject: row.subject,
    dueAt: row.dueAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    failure: row.failure,
  };
}

export function presentMail(
  row: MailFacts & { readonly text: string | null; readonly calendar: string | null },
): z.input<typeof Mail> {
  return { ...presentMailSummary(row), text: row.text, calendar: row.calendar };
}
