import type { RatingNetwork } from '#server/calibration/queries.ts';
import type { Freedom } from '#shared/availability.ts';
import type { Suggestion } from '#shared/plan-warnings.ts';

/** What decides about suggesting somebody. Nothing of how they score is among it. */
export interface Suggestible {
  readonly id: string;
  readonly name: string;
  /** Null where no time is known. */
  readonly freedom: Freedom | null;
  readonly isNamed: boolean;
  readonly isQualified: boolean;
  readonly thisWeek: number;
  readonly nextWeek: number;
  readonly limit: number;
  readonly link: Suggestion['link'];
}

type Ranked = Omit<Suggestion, 'person'> & {
  readonly person: { readonly id: string; readonly name: string };
};

const worthOfFreedom: Record<Freedom, number> = { free: 0, outside_hours: 1, busy: 2 };
/** Never what somebody does then: it is told to people who may not know. */
const wordsOfFreedom: Record<Freedom, string> = {
  free: 'Free then',
  outside_hours: 'Outside their working hours then',
  busy: 'Busy then',
};
const worthOfLink: Record<Suggestion['link'], number> = { joins_groups: 0, new_pair: 1, none: 2 };

/** The order of `suggestionRule`; by name where all else is equal. */
export function rankPeople(people: readonly Suggestible[]): Ranked[] {
  const isAtLimit = ({ thisWeek, nextWeek, limit }: Suggestible): boolean =>
    thisWeek >= limit || nextWeek >= limit;
  const order = (person: Suggestible): readonly number[] => [
    worthOfFreedom[person.freedom ?? 'free'],
    person.isNamed ? 0 : 1,
    person.isQualified ? 0 : 1,
    isAtLimit(person) ? 1 : 0,
    person.thisWeek,
    person.nextWeek,
    worthOfLink[person.link],
  ];
  return people
    .map((person) => ({ person, keys: order(person) }))
    .sort((one, other) => {
      const at = one.keys.findIndex((key, n) => key !== other.keys[n]);
      if (at >= 0) return (one.keys[at] ?? 0) - (other.keys[at] ?? 0);
      return one.person.name < other.person.name ? -1 : 1;
    })
    .map(({ person }) => ({
      person: { id: person.id, name: person.name },
      freedom: person.freedom,
      isNamed: person.isNamed,
      isQualified: person.isQualified,
      thisWeek: person.thisWeek,
      nextWeek: person.nextWeek,
      isAtLimit: isAtLimit(person),
      link: person.link,
      reason: reasonOf(person, isAtLimit(person)),
    }));
}

const counted = (interviews: number): string =>
  `${interviews} ${interviews === 1 ? 'interview' : 'interviews'}`;

function reasonOf(person: Suggestible, isAtLimit: boolean): string {
  const { freedom, isNamed, isQualified, thisWeek, nextWeek, limit, link } = person;
  return [
    ...(freedom === null ? [] : [wordsOfFreedom[freedom]]),
    ...(isNamed ? ['Named for this round'] : []),
    isQualified ? 'Qualified' : 'Not signed off',
    `${counted(thisWeek)} this week, ${nextWeek} next week${isAtLimit ? `, ${limit} is the limit` : ''}`,
    ...(link === 'joins_groups' ? ['joins two groups that share no candidate'] : []),
    ...(link === 'new_pair' ? ['has shared no candidate with somebody here yet'] : []),
  ].join(' · ');
}

/** What somebody would do for the network of who scored whom, beside those who are on the loop. */
export function linkOf(
  memberId: string,
  panel: readonly string[],
  network: RatingNetwork | null,
): Suggestion['link'] {
  if (network === null) return 'none';
  const place = network.people.findIndex((one) => one.memberId === memberId);
  const others = panel.flatMap((id) => {
    const other = network.people.findIndex((one) => one.memberId === id);
    return other < 0 ? [] : [other];
  });
  if (others.length === 0) return 'none';
  // Who has scored nobody yet is a group of their own only on paper.
  if (place < 0) return 'new_pair';
  const partOf = (of: number): number | undefined => network.people[of]?.part;
  if (others.some((other) => partOf(other) !== partOf(place))) return 'joins_groups';
  const hasMet = (other: number): boolean =>
    network.links.some(({ a, b }) => (a === place && b === other) || (a === other && b === place));
  return others.some((other) => !hasMet(other)) ? 'new_pair' : 'none';
}
