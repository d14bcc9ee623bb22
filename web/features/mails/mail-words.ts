import type { MailState, MailSummary, NotificationKind } from '#shared/notifications.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

export const mailStates: Record<MailState, { readonly words: string; readonly shape: StatusShape }> = {
  waiting: { words: 'Waiting', shape: 'ring' },
  sending: { words: 'Being sent', shape: 'half' },
  sent: { words: 'Sent', shape: 'disc' },
  kept: { words: 'Kept here', shape: 'square' },
  not_wanted: { words: 'Not needed', shape: 'bar' },
  failed: { words: 'Given up', shape: 'diamond' },
};

const kinds: Record<NotificationKind, string> = {
  interview_invited: 'Invitation to interview',
  interview_moved: 'Interview moved',
  interview_cancelled: 'Interview cancelled',
  scorecard_due: 'Scorecard due',
  question_asked: 'Question about a scorecard',
  card_typed_in: 'Paper scorecard typed in',
  vote_wanted: 'Vote asked for',
  approval_wanted: 'Approval asked for',
};

/** Its subject; what it will be about, while it is not written. */
export function subjectWords({ subject, kind }: Pick<MailSummary, 'subject' | 'kind'>): string {
  return subject ?? kinds[kind];
}
