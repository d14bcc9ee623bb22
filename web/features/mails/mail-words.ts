import type { MailKind, MailState, MailSummary } from '#shared/notifications.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

export const mailStates: Record<MailState, { readonly words: string; readonly shape: StatusShape }> = {
  waiting: { words: 'Waiting', shape: 'ring' },
  sending: { words: 'Being sent', shape: 'half' },
  sent: { words: 'Sent', shape: 'disc' },
  kept: { words: 'Kept here', shape: 'square' },
  not_wanted: { words: 'Not needed', shape: 'bar' },
  failed: { words: 'Given up', shape: 'diamond' },
};

const kinds: Record<MailKind, string> = {
  interview_invited: 'Invitation to interview',
  interview_moved: 'Interview moved',
  interview_cancelled: 'Interview cancelled',
  scorecard_due: 'Scorecard due',
  card_wanted: 'Reminder of a scorecard',
  cards_owed: 'Scorecards owed, once a day',
  card_late: 'Late scorecard',
  question_asked: 'Question about a scorecard',
  card_typed_in: 'Paper scorecard typed in',
  vote_wanted: 'Vote asked for',
  approval_wanted: 'Approval asked for',
  interview_confirmed: 'Hold confirmed',
  seat_declined: 'Seat declined',
  slot_picked: 'Time picked',
  slots_refused: 'No time fits',
  slots_offered: 'Times offered to a candidate',
  candidate_invited: 'Confirmation to a candidate',
  candidate_moved: 'New time for a candidate',
  candidate_cancelled: 'Cancellation to a candidate',
};

/** Its subject; what it will be about, while it is not written. */
export function subjectWords({ subject, kind }: Pick<MailSummary, 'subject' | 'kind'>): string {
  return subject ?? kinds[kind];
}
