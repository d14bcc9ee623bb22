import type { Loop } from '#shared/loops.ts';
import { list } from '#web/ui/format.ts';

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
export function coverageOf(loop: Pick<Loop, 'interviews' | 'openRounds' | 'state'>): Coverage {
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
    (loop.state === 'open' ? loop.openRounds : [])
      .filter((round) => round.dimensions.some(({ id }) => id === dimensionId))
      .reduce((sum, round) => sum + round.interviewers, 0);
  const short = dimensions.filter(({ id }) => raters(id).length < RATERS_WANTED);
  const thin = short.filter(({ id }) => raters(id).length + stillOpen(id) < RATERS_WANTED);
  const waiting = short.filter((dimension) => !thin.includes(dimension));
  return {
    dimensions,
    people,
    interviewsOf: (personId, dimensionId) =>
      seatsFor(dimensionId)
        .filter(({ member }) => member.id === personId)
        .map(({ interview }) => interview),
    raters: (dimensionId) => raters(dimensionId).length,
    stillOpen,
    warnings: [
      ...thin.map(({ id, name }) =>
        thinWords(name, raters(id), loop.state === 'open' ? stillOpen(id) : null),
      ),
      ...(waiting.length === 0
        ? []
        : [`Two people once the open rounds are scheduled: ${list(waiting.map(({ name }) => name))}.`]),
    ],
  };
}

/** For a dimension that stays below two people whatever is still scheduled; `stillOpen` is null where nothing is any more. */
function thinWords(dimension: string, raters: readonly string[], stillOpen: number | null): string {
  const [only] = raters;
  if (stillOpen === null) return `${only === undefined ? 'Nobody' : `Only ${only}`} scores ${dimension}.`;
  if (only !== undefined) return `Only ${only} scores ${dimension}, and no open round adds another person.`;
  if (stillOpen === 0) return `Nobody scores ${dimension}, and no open round does.`;
  return `Nobody scores ${dimension} yet, and the open rounds add one person only.`;
}

function unique<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
