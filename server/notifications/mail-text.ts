import type { OwedCard } from '#server/notifications/digests.ts';
import { momentWords, timeWords } from '#server/notifications/time-words.ts';
import type { NotificationKind } from '#shared/notifications.ts';

export interface MailSubject {
  readonly kind: NotificationKind;
  readonly name: string;
  /** The recipient's zone, in which times are said. */
  readonly timeZone: string;
  readonly orgName: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly hasInstructions: boolean;
  readonly interview: {
    readonly name: string;
    readonly startsAt: Date;
    readonly minutes: number;
    readonly videoUrl: string | null;
    readonly room: string | null;
    /** Only held: it may still change. */
    readonly isHold: boolean;
  } | null;
  /** When the card is due; null where it is about none. */
  readonly dueAt: Date | null;
  /** Where it is dealt with. */
  readonly address: string;
  /** Of a digest: everything it lists, each with where it is dealt with. */
  readonly owed: readonly (OwedCard & { readonly address: string })[];
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
      return interview?.isHold === true
        ? {
            subject: `Hold: ${what}, ${when}`,
            lines: [
              `Please keep this time free: you are to interview ${who}. It is not confirmed yet, and you will be told.`,
              placeWords(about),
              'The kit and your scorecard:',
            ],
          }
        : {
            subject: `Interview: ${what}, ${when}`,
            lines: [`You interview ${who}.`, placeWords(about), 'The kit and your scorecard:'],
          };
    case 'interview_confirmed':
      return {
        subject: `Confirmed: ${what}, ${when}`,
        lines: [
          `The time that you held is confirmed: you interview ${who}.`,
          placeWords(about),
          'The kit and your scorecard:',
        ],
      };
    case 'seat_declined':
      return {
        subject: `Declined: ${what}, ${when}`,
        lines: [
          `An interviewer has declined ${what} on ${when} (${about.timeZone}), and somebody else is needed. Who and why stands with the loop.`,
          'The loop:',
        ],
      };
    case 'slot_picked':
      return {
        subject: `Time picked: ${what}, ${when}`,
        lines: [
          'The candidate has picked one of the times you offered. The interview is scheduled, and its people are told.',
          placeWords(about),
          'The loop:',
        ],
      };
    case 'slots_refused':
      return {
        subject: `No time fits: ${who}`,
        lines: [
          'The candidate can come at none of the times you offered. What they wrote stands with the loop.',
          'The loop:',
        ],
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
    case 'card_wanted':
      return {
        subject: `Your scorecard is waited for: ${what}`,
        lines: [
          `The panel waits for your scorecard${about.dueAt === null ? '' : `, due ${momentWords(about.dueAt, about.timeZone)}`}. What you have written so far is kept.`,
          'Your scorecard:',
        ],
      };
    case 'cards_owed':
      return {
        subject: about.owed.length === 1 ? 'You owe a scorecard' : `You owe ${about.owed.length} scorecards`,
        lines: [
          'These interviews are over, and their scorecards are still to come. What you have written so far is kept.',
          ...about.owed.map((card) =>
            [
              `${card.interviewName} with ${card.candidateName}, ${card.jobTitle}`,
              `due ${timeWords(card.dueAt, about.timeZone)}`,
              card.address,
            ].join('\n'),
          ),
          `Times are in ${about.timeZone}. All your interviews:`,
        ],
      };
    case 'card_late':
      return {
        subject: `A scorecard is late: ${what}`,
        lines: [
          `A scorecard of ${interview === null ? 'an interview' : interview.name} with ${who} ${about.dueAt === null ? 'is late' : `was due ${momentWords(about.dueAt, about.timeZone)}`}. Whose it is, and what you can do, stands with the loop.`,
          'The loop:',
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

function placeWords({ interview, timeZone, hasInstructions }: MailSubject): string {
  if (interview === null) return '';
  const { startsAt, minutes, videoUrl, room } = interview;
  const places = [
    ...(room === null ? [] : [`Room: ${room}`]),
    ...(videoUrl === null ? [] : [`Video: ${videoUrl}`]),
    ...(hasInstructions ? ['There are instructions for this interview; read them on the card.'] : []),
  ];
  return [`${interview.name}, ${momentWords(startsAt, timeZone)}, ${minutes} minutes`, ...places].join('\n');
}
