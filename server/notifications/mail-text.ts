import { DateTime } from 'luxon';
import type { NotificationKind } from '#shared/notifications.ts';

export interface MailSubject {
  readonly kind: NotificationKind;
  readonly name: string;
  /** The recipient's zone, in which times are said. */
  readonly timeZone: string;
  readonly orgName: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly interview: {
    readonly name: string;
    readonly startsAt: Date;
    readonly minutes: number;
    readonly videoUrl: string | null;
    readonly room: string | null;
  } | null;
  /** When the card is due; null where it is about none. */
  readonly dueAt: Date | null;
  /** Where it is dealt with. */
  readonly address: string;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/**
 * What a mail says: who, what and when, and where to go. Never a score, a note, a recommendation or a vote, and never
 * what somebody asked in words: that is read where the seal holds.
 */
export function mailText(about: MailSubject): MailText {
  const { subject, lines } = wordsFor(about);
  const text = [
    `Hello ${about.name},`,
    ...lines,
    about.address,
    `You get this mail as a member of ${about.orgName}. Which mails you get, and when, you choose in Evenhand under your name, Notifications.`,
  ];
  return { subject, text: `${text.join('\n\n')}\n` };
}

function wordsFor(about: MailSubject): { subject: string; lines: string[] } {
  const { candidateName, jobTitle, interview } = about;
  const who = `${candidateName}, ${jobTitle}`;
  const what = interview === null ? who : `${interview.name} with ${who}`;
  const when = interview === null ? '' : timeWords(interview.startsAt, about.timeZone);
  switch (about.kind) {
    case 'interview_invited':
      return {
        subject: `Interview: ${what}, ${when}`,
        lines: [`You interview ${who}.`, placeWords(about), 'The kit and your scorecard:'],
      };
    case 'interview_moved':
      return {
        subject: `Moved: ${what}, now ${when}`,
        lines: [
          `The time or place of your interview with ${who} has changed.`,
          placeWords(about),
          'The kit and your scorecard:',
        ],
      };
    case 'interview_cancelled':
      return {
        subject: `Cancelled: ${what}, ${when}`,
        lines: [
          `You are not needed any more for ${what} on ${when} (${about.timeZone}).`,
          'Your interviews:',
        ],
      };
    case 'scorecard_due':
      return {
        subject: `Your scorecard: ${what}`,
        lines: [
          `The interview is over. Your scorecard is due by ${about.dueAt === null ? 'tomorrow' : momentWords(about.dueAt, about.timeZone)}; while it is fresh it takes a few minutes.`,
          'Your scorecard:',
        ],
      };
    case 'question_asked':
      return {
        subject: `A question about your scorecard: ${what}`,
        lines: [
          'The committee asks about one of your scores. Your answer is added to it; the score stays as it is.',
          'Your scorecard:',
        ],
      };
    case 'card_typed_in':
      return {
        subject: `Your paper scorecard is in: ${what}`,
        lines: [
          'Somebody typed in what you wrote on paper. Look whether it says what you meant.',
          'Your scorecard:',
        ],
      };
    case 'vote_wanted':
      return {
        subject: `Your vote: ${who}`,
        lines: [
          'The debrief is open, and your vote is asked for. Votes stay sealed until all are in.',
          'The debrief:',
        ],
      };
    case 'approval_wanted':
      return {
        subject: `Your approval: ${who}`,
        lines: ['A decision is recorded, and your approval is asked for.', 'The debrief:'],
      };
  }
}

/** "Tue 3 Nov 2026, 14:00" */
function timeWords(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm');
}

/** "Tue 3 Nov 2026, 14:00 (Europe/Lisbon)" */
function momentWords(at: Date, zone: string): string {
  return `${timeWords(at, zone)} (${zone})`;
}

function placeWords({ interview, timeZone }: MailSubject): string {
  if (interview === null) return '';
  const { startsAt, minutes, videoUrl, room } = interview;
  const places = [
    ...(room === null ? [] : [`Room: ${room}`]),
    ...(videoUrl === null ? [] : [`Video: ${videoUrl}`]),
  ];
  return [`${interview.name}, ${momentWords(startsAt, timeZone)}, ${minutes} minutes`, ...places].join('\n');
}
