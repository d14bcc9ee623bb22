import { matchRounds } from '#server/loops/rules.ts';

interface Round {
  readonly name: string;
  readonly exerciseKey: string;
  readonly minutes: number;
  readonly dimensionIds: readonly string[];
}

interface Seat {
  readonly id: string;
  readonly interviewId: string;
  readonly kind: string;
  readonly dimensionIds: readonly string[];
  readonly endedAt: Date | null;
  readonly isSubmitted: boolean;
  /** Something is written on its card. */
  readonly isBegun: boolean;
}

interface Interview extends Round {
  readonly id: string;
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
}

/** What becomes of an interview that follows its round of the newer plan. */
export interface InterviewChange {
  readonly id: string;
  readonly name: string;
  readonly minutes: { readonly from: number; readonly to: number } | null;
  readonly dimensionIds: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly seats: readonly { readonly id: string; readonly dimensionIds: readonly string[] }[];
}

export interface LoopPlanChanges {
  readonly addedRounds: readonly string[];
  readonly removedRounds: readonly string[];
  readonly changed: readonly InterviewChange[];
  readonly kept: readonly {
    readonly id: string;
    readonly name: string;
    readonly why: 'card_begun' | 'nothing_left' | 'past';
  }[];
}

interface LoopParts {
  readonly interviews: readonly Interview[];
  readonly seats: readonly Seat[];
  /** Of the plan that it follows, and of the newer one. */
  readonly from: readonly Round[];
  readonly to: readonly Round[];
}

/**
 * What a newer plan changes on a loop. An interview changes with its round while it is to come and nobody has begun a card
 * on it; its minutes only where they are the old round's, because a planner who chose others meant them.
 */
export function planChanges({ interviews, seats, from, to }: LoopParts, now: Date): LoopPlanChanges {
  const before = matchRounds(from, interviews);
  const after = matchRounds(to, interviews);
  const changed: InterviewChange[] = [];
  const kept: LoopPlanChanges['kept'][number][] = [];
  for (const interview of interviews) {
    const round = after.roundOf.get(interview.id);
    if (round === undefined) continue;
    const { id, name } = interview;
    const old = before.roundOf.get(id);
    const own = seats.filter((seat) => seat.interviewId === id && seat.endedAt === null);
    const change = changeOf(interview, round, old, own);
    if (change === null) continue;
    if (interview.startsAt <= now) kept.push({ id, name, why: 'past' });
    else if (own.some(({ isBegun, isSubmitted }) => isBegun || isSubmitted))
      kept.push({ id, name, why: 'card_begun' });
    else if (change.seats.some(({ dimensionIds }) => dimensionIds.length === 0))
      kept.push({ id, name, why: 'nothing_left' });
    else changed.push(change);
  }
  const names = (rounds: readonly Round[]): string[] => rounds.map(({ name }) => name);
  return {
    addedRounds: without(names(after.open), names(before.open)),
    removedRounds: without(names(before.open), names(after.open)),
    changed,
    kept,
  };
}

/** Each as often as it stands in `all` beyond how often it stands in `some`. */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((name) => {
    const place = left.indexOf(name);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/** Null where nothing of it differs. */
function changeOf(
  interview: Interview,
  round: Round,
  old: Round | undefined,
  seats: readonly Seat[],
): InterviewChange | null {
  const { id, name, minutes, dimensionIds } = interview;
  const takesMinutes = minutes === old?.minutes && minutes !== round.minutes;
  const added = round.dimensionIds.filter((one) => !dimensionIds.includes(one));
  const removed = dimensionIds.filter((one) => !round.dimensionIds.includes(one));
  if (!takesMinutes && added.length === 0 && removed.length === 0) return null;
  return {
    id,
    name,
    minutes: takesMinutes ? { from: minutes, to: round.minutes } : null,
    dimensionIds: round.dimensionIds,
    added,
    removed,
    seats: seats.map((seat) => ({
      id: seat.id,
      // Who scored all of the interview goes on to; who scored a part keeps what is left of it.
      dimensionIds: dimensionIds.every((one) => seat.dimensionIds.includes(one))
        ? round.dimensionIds
        : seat.dimensionIds.filter((one) => round.dimensionIds.includes(one)),
    })),
  };
}
