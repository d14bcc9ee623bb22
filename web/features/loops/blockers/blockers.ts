import type { Interview, Loop } from '#shared/loops.ts';

type Seat = Interview['seats'][number];
type Round = Loop['openRounds'][number];

/** Something that stands between a loop and its debrief. */
export type Blocker =
  | { readonly kind: 'card'; readonly interview: Interview; readonly seat: Seat; readonly since: string }
  | { readonly kind: 'coming'; readonly interview: Interview }
  | { readonly kind: 'round'; readonly round: Round };

/**
 * What an open loop waits for, the longest missing card first, then what is to be held, then what is to be scheduled.
 * Counting cards alone. A card that is sealed to the reader is no blocker that they could be told of.
 */
export function blockersOf(loop: Pick<Loop, 'state' | 'interviews' | 'openRounds'>, now: number): Blocker[] {
  if (loop.state !== 'open') return [];
  const held = loop.interviews.filter(({ cancelReason }) => cancelReason === null);
  const cards = loop.interviews.flatMap((interview) =>
    interview.seats.flatMap((seat): (Blocker & { kind: 'card' })[] =>
      seat.kind === 'interviewer' && (seat.card === 'due' || seat.card === 'late')
        ? [{ kind: 'card', interview, seat, since: endOf(interview) }]
        : [],
    ),
  );
  return [
    ...cards.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since)),
    ...held
      .filter((interview) => Date.parse(endOf(interview)) > now)
      .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
      .map((interview): Blocker => ({ kind: 'coming', interview })),
    ...loop.openRounds.map((round): Blocker => ({ kind: 'round', round })),
  ];
}

function endOf({ startsAt, minutes }: Interview): string {
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}
