import type { NotificationKind } from '#shared/notifications.ts';

/** What somebody is told, as the words of its link. */
export const toldWords: Record<NotificationKind, string> = {
  interview_invited: 'You are to interview',
  interview_moved: 'An interview of yours has moved',
  interview_cancelled: 'You are not needed any more',
  scorecard_due: 'Your scorecard is due',
  card_wanted: 'Your scorecard is waited for',
  cards_owed: 'Scorecards that you owe',
  card_late: 'A scorecard is late',
  question_asked: 'A question about your scorecard',
  card_typed_in: 'Your paper scorecard was typed in',
  vote_wanted: 'Your vote is asked for',
  approval_wanted: 'Your approval is asked for',
  interview_confirmed: 'An interview that you held is confirmed',
  seat_declined: 'An interviewer has declined',
  slot_picked: 'The candidate has picked a time',
  slots_refused: 'No time that you offered fits',
};

/** What a kind is about, where one chooses whether it comes by mail. */
export const kindWords: Record<NotificationKind, string> = {
  interview_invited: 'Invitations to interview, with a calendar file',
  interview_moved: 'Interviews that have moved',
  interview_cancelled: 'Interviews you are not needed for any more',
  scorecard_due: 'A scorecard that is due',
  card_wanted: 'Reminders of a scorecard, sent by a recruiter',
  cards_owed: 'Once a day, all scorecards that you owe',
  card_late: 'A scorecard that stays late, on a loop of yours',
  question_asked: 'Questions about your scorecard',
  card_typed_in: 'A paper scorecard typed in for you',
  vote_wanted: 'A debrief that asks for your vote',
  approval_wanted: 'A decision that asks for your approval',
  interview_confirmed: 'Holds that are confirmed',
  seat_declined: 'An interviewer who declines, on a loop of yours',
  slot_picked: 'A time picked by a candidate',
  slots_refused: 'A candidate whom no offered time fits',
};
