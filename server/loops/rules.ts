import { DateTime } from 'luxon';
import type { CardState, LoopProgress, MyInterview } from '#shared/loops.ts';
import type { FieldError } from '#shared/problems.ts';

const minuteMs = 60_000;
/** A card is due this long after its interview ended. */
const hoursToScore = 24;

export interface InterviewTimes {
  readonly startsAt: Date;
  readonly minutes: number;
}

export function endOf({ startsAt, minutes }: InterviewTimes): Date {
  return new Date(startsAt.getTime() + minutes * minuteMs);
}

/** When the cards of an interview are due: 24 hours after its end, wherever the interviewer is. */
export function dueAtOf(interview: InterviewTimes): Date {
  return new Date(endOf(interview).getTime() + hoursToScore * 60 * minuteMs);
}

export interface SeatTimes {
  readonly endsAt: Date;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly isSubmitted: boolean;
}

/** What has become of a card, as one sees it who may: due from the interview's end, late from the due time on. */
export function cardState(seat: SeatTimes, now: Date): Exclude<CardState, 'sealed'> {
  if (seat.isSubmitted) return 'submitted';
  if (seat.endedAt !== null) return 'not_needed';
  if (now >= seat.dueAt) return 'late';
  return now >= seat.endsAt ? 'due' : 'not_due';
}

/** How far the counting cards of a loop are; trainees, shadows and cards that are not needed are left out. */
export function progressOf(
  seats: readonly (SeatTimes & { readonly kind: string })[],
  now: Date,
): Extract<LoopProgress, { kind: 'counts' }> {
  const states = seats.filter(({ kind }) => kind === 'interviewer').map((seat) => cardState(seat, now));
  const count = (state: CardState): number => states.filter((found) => found === state).length;
  return {
    kind: 'counts',
    in: count('submitted'),
    due: count('due'),
    late: count('late'),
    notDue: count('not_due'),
  };
}

/** Where an interview stands in its interviewer's own day: `today` is the date in `zone`, or under way at this moment. */
export function groupOf(
  seat: SeatTimes & { readonly startsAt: Date; readonly openQuestions: number },
  now: Date,
  zone: string,
): MyInterview['group'] {
  switch (cardState(seat, now)) {
    case 'submitted':
      return seat.openQuestions > 0 ? 'asked' : 'done';
    case 'not_needed':
      return 'ended';
    case 'late':
      return 'late';
    case 'due':
      return 'to_score';
    case 'not_due': {
      const startsOn = DateTime.fromJSDate(seat.startsAt, { zone }).toISODate();
      const isToday = startsOn === DateTime.fromJSDate(now, { zone }).toISODate();
      return isToday || now >= seat.startsAt ? 'today' : 'upcoming';
    }
  }
}

const dayMs = 24 * 60 * minuteMs;

/** Whole days since an instant; none before it. */
export function wholeDaysSince(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
}

interface RoundKey {
  readonly name: string;
  readonly exerciseKey: string;
}

interface InterviewKey extends RoundKey {
  readonly id: string;
  readonly cancelledAt: Date | null;
}

/**
 * Which round of a plan each interview covers, and the rounds that none covers yet. Interviews outlive the plan they were
 * scheduled from, so they cover a round of the same exercise, of the same name where there is one, and each covers one.
 */
export function matchRounds<Round extends RoundKey>(
  rounds: readonly Round[],
  interviews: readonly InterviewKey[],
): { readonly roundOf: ReadonlyMap<string, Round>; readonly open: Round[] } {
  const open = [...rounds];
  const roundOf = new Map<string, Round>();
  const cover = (id: string, matches: (round: Round) => boolean): boolean => {
    const index = open.findIndex(matches);
    const [round] = index < 0 ? [] : open.splice(index, 1);
    if (round !== undefined) roundOf.set(id, round);
    return round !== undefined;
  };
  const held = interviews.filter(({ cancelledAt }) => cancelledAt === null);
  const others = held.filter(
    ({ id, name, exerciseKey }) =>
      !cover(id, (round) => round.exerciseKey === exerciseKey && round.name === name),
  );
  for (const { id, exerciseKey } of others) cover(id, (round) => round.exerciseKey === exerciseKey);
  return { roundOf, open };
}

/** Somebody to be put into a seat, and what they are to score. */
export interface SeatWish {
  readonly memberId: string;
  readonly kind: string;
  readonly dimensionIds: readonly string[];
}

/** What decides about a seat: the interview, the person and their seats on the loop so far. */
export interface SeatSetting {
  readonly interview: { readonly dimensionIds: readonly string[] };
  readonly candidateEmail: string | null;
  readonly person: { readonly name: string; readonly email: string; readonly isActive: boolean };
  readonly seatsOfPerson: readonly { readonly endKind: string | null }[];
  /** Whether the person has read others' cards on this loop. */
  readonly hasReadCards: boolean;
  /** Whether whoever plans owes a card on the loop: then nothing may tell them that there are cards to read. */
  readonly isPlannerSealed: boolean;
}

/**
 * How a seat ends that its holder did not give up: it went with its interview, somebody else was given it, or it was
 * declined before the interview by who can read no cards (`declinesForGood`).
 */
const endsForNow: readonly string[] = ['cancelled', 'replaced', 'declined'];

/**
 * Whether a seat of these was given up, whatever it was called (handed over, did not take part): whoever did takes none
 * on this loop again, because they may have read since.
 */
export function hasGivenUp(seatsOfPerson: readonly { readonly endKind: string | null }[]): boolean {
  return seatsOfPerson.some(({ endKind }) => endKind !== null && !endsForNow.includes(endKind));
}

/**
 * Why somebody can't take a seat. Whoever knows others' cards takes none that counts: theirs would not be independent.
 * A sealed planner is told the same for a seat given up and for cards read, since the latter says that there are some.
 */
export function seatErrors(wish: SeatWish, setting: SeatSetting): FieldError[] {
  const { interview, candidateEmail, person, seatsOfPerson } = setting;
  const errors: FieldError[] = [];
  const refusePerson = (message: string): void => {
    errors.push({ path: 'memberId', message });
  };
  if (!person.isActive) refusePerson(`${person.name} is not a member any more.`);
  if (candidateEmail !== null && person.email.toLowerCase() === candidateEmail.toLowerCase()) {
    refusePerson(`${person.name} is the candidate.`);
  }
  const gaveUp = hasGivenUp(seatsOfPerson);
  const knowsCards = wish.kind === 'interviewer' && setting.hasReadCards;
  if ((gaveUp || knowsCards) && setting.isPlannerSealed) {
    refusePerson(`${person.name} can take no seat on this loop any more. Choose somebody else.`);
  } else if (gaveUp) {
    refusePerson(`${person.name} gave up a seat on this loop, which is for good.`);
  } else if (knowsCards) {
    refusePerson(
      `${person.name} has read colleagues’ cards of this loop, so that theirs would not be independent. ` +
        'Choose somebody else, or a shadow seat.',
    );
  }
  if (wish.dimensionIds.some((id) => !interview.dimensionIds.includes(id))) {
    errors.push({ path: 'dimensionIds', message: 'The round does not score all of these.' });
  }
  if (new Set(wish.dimensionIds).size < wish.dimensionIds.length) {
    errors.push({ path: 'dimensionIds', message: 'It names a dimension twice.' });
  }
  return errors;
}
