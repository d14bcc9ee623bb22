/** A place in an interview, for one person. */
export interface Place {
  /** Who may take it: somebody named, one of a pool, or anybody where it is empty. */
  readonly people: readonly string[];
  readonly dimensionIds: readonly string[];
}

/**
 * How many different people can score, at the most, where each takes one of these places or none: a matching of places and
 * people by augmenting paths; a place that is open to anybody takes somebody of its own.
 */
export function mostRaters(places: readonly Place[]): number {
  const holderOf = new Map<string, number>();
  const seat = (place: number, tried: Set<string>): boolean =>
    (places[place]?.people ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const holder = holderOf.get(person);
      if (holder !== undefined && !seat(holder, tried)) return false;
      holderOf.set(person, place);
      return true;
    });
  return places.filter(({ people }, place) => people.length === 0 || seat(place, new Set())).length;
}

/** Who may take each place of a round: of few named people each has their own, of a pool every place may be anybody's. */
export function peopleByPlace<Person>(
  interviewers: number,
  people: readonly Person[],
): readonly (readonly Person[])[] {
  return Array.from({ length: interviewers }, (_, place) =>
    people.length > interviewers ? people : people.slice(place, place + 1),
  );
}

/** The places of a round, each with all that the round scores. */
export function placesOf(round: {
  readonly interviewers: number;
  readonly dimensionIds: readonly string[];
  readonly memberIds: readonly string[];
}): Place[] {
  const { interviewers, dimensionIds, memberIds } = round;
  return peopleByPlace(interviewers, memberIds).map((people) => ({ people, dimensionIds }));
}
