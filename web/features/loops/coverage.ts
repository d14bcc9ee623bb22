import type { Loop } from '#shared/loops.ts';

/** A dimension is scored by at least so many people, so that no score rests on one of them alone. */
const RATERS_WANTED = 2;

export interface Coverage {
  readonly dimensions: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The interviews in which a person scores a dimension. */
  readonly interviewsOf: (personId: string, dimensionId: string) => readonly string[];
  readonly raters: (dimensionId: string) => number;
  /** Seats that the open rounds of the plan would add. */
  readonly stillOpen: (dimensionId: string) => number;
  /** In words; they stop nobody. */
  readonly warnings: readonly string[];
}

/**
 * Who is to score what, as planned: interviews that were not cancelled and counting seats that did not end. Nothing of
 * it depends on anybody's card.
 */
export function coverageOf(loop: Pick<Loop, 'interviews' | 'openRounds'>): Coverage {
  const interviews = loop.interviews.filter(({ cancelReason }) => cancelReason === null);
  const seats = interviews.flatMap(({ name, seats: all }) =>
    all
      .filter(({ kind, card }) => kind === 'interviewer' && card !== 'not_needed')
      .map((seat) => ({ ...seat, interview: name })),
  );
  const dimensions = unique([...interviews, ...loop.openRounds].flatMap((part) => part.dimensions));
  const people = unique(seats.map(({ member }) => member)).toSorted((one, other) =>
    one.name.localeCompare(other.name),
  );
  const seatsFor = (dimensionId: string) =>
    seats.filter((seat) => seat.dimensions.some(({ id }) => id === dimensionId));
  const raters = (dimensionId: string): readonly string[] => [
    ...new Set(seatsFor(dimensionId).map(({ member }) => member.name)),
  ];
  const stillOpen = (dimensionId: string): number =>
    loop.openRounds
      .filter((round) => round.dimensions.some(({ id }) => id === dimensionId))
      .reduce((sum, round) => sum + round.interviewers, 0);
  return {
    dimensions,
    people,
    interviewsOf: (personId, dimensionId) =>
      seatsFor(dimensionId)
        .filter(({ member }) => member.id === personId)
        .map(({ interview }) => interview),
    raters: (dimensionId) => raters(dimensionId).length,
    stillOpen,
    warnings: dimensions.flatMap(({ id, name }) => warningFor(name, raters(id), stillOpen(id))),
  };
}

function warningFor(dimension: string, raters: readonly string[], stillOpen: number): string[] {
  if (raters.length >= RATERS_WANTED) return [];
  const who =
    raters.length === 0 ? `Nobody scores ${dimension} yet` : `Only ${raters[0]} scores ${dimension}`;
  if (raters.length + stillOpen < RATERS_WANTED) {
    return [`${who}, and no open round adds another person.`];
  }
  return [`${who}. The open rounds add ${stillOpen === 1 ? 'one seat' : `${stillOpen} seats`}.`];
}

function unique<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
