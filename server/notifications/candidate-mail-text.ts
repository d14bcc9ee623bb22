import type { MailText } from '#server/notifications/mail-text.ts';
import { momentWords, timeWords } from '#server/notifications/time-words.ts';
import type { CandidateMailKind } from '#shared/notifications.ts';

interface Addressee {
  readonly name: string;
  /** The candidate's zone, in which times are said. */
  readonly timeZone: string;
  readonly orgName: string;
  readonly jobTitle: string;
}

interface TimeAndPlace {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly videoUrl: string | null;
  readonly room: string | null;
}

/** The mail that brings the link: for what, how long, until when. */
export function slotsText(
  about: Addressee & { readonly link: string; readonly expiresAt: Date; readonly minutes: number },
): MailText {
  const { orgName, jobTitle, minutes, link } = about;
  return {
    subject: `Choose a time: interview for ${jobTitle} at ${orgName}`,
    text: lines(about, [
      `We would like to talk with you about ${jobTitle}. Please choose a time that suits you; it takes ${minutes} minutes.`,
      link,
      `The link works until ${momentWords(about.expiresAt, about.timeZone)}. If no time fits, say so on the same page.`,
    ]),
  };
}

/** What a candidate is told of an interview: for what, when and where. Never who interviews, nor what the round is called. */
export function candidateText(
  kind: Exclude<CandidateMailKind, 'slots_offered'>,
  about: Addressee & { readonly interview: TimeAndPlace },
): MailText {
  const { orgName, jobTitle, timeZone, interview } = about;
  const what = `interview for ${jobTitle} at ${orgName}`;
  const when = timeWords(interview.startsAt, timeZone);
  switch (kind) {
    case 'candidate_invited':
      return {
        subject: `Confirmed: ${what}, ${when}`,
        text: lines(about, [`Your ${what} is confirmed.`, placeWords(about), calendarWords]),
      };
    case 'candidate_moved':
      return {
        subject: `Changed: ${what}, now ${when}`,
        text: lines(about, [
          `The time or place of your ${what} has changed.`,
          placeWords(about),
          calendarWords,
        ]),
      };
    case 'candidate_cancelled':
      return {
        subject: `Cancelled: ${what}, ${when}`,
        text: lines(about, [
          `Your ${what} on ${momentWords(interview.startsAt, timeZone)} does not take place. You will hear from us.`,
        ]),
      };
  }
}

const calendarWords = 'The calendar file with this mail puts it into your calendar.';

function placeWords({ interview, timeZone }: Addressee & { readonly interview: TimeAndPlace }): string {
  const { startsAt, minutes, videoUrl, room } = interview;
  return [
    `${momentWords(startsAt, timeZone)}, ${minutes} minutes`,
    ...(room === null ? [] : [`Room: ${room}`]),
    ...(videoUrl === null ? [] : [`Video: ${videoUrl}`]),
  ].join('\n');
}

function lines({ name, orgName }: Addressee, said: readonly string[]): string {
  return `${[`Hello ${name},`, ...said, orgName].join('\n\n')}\n`;
}
