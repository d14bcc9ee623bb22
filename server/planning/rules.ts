import { type ConflictKind, conflictWords } from '#shared/conflicts.ts';
import { dimensionsPerPerson, type PlanWarning, ratersWanted } from '#shared/plan-warnings.ts';
import { mostRaters, type Place } from '#shared/raters.ts';

/** A warning before its ids are branded. */
export type Warning = Omit<PlanWarning, 'fix'> & {
  readonly fix: Omit<PlanWarning['fix'], 'memberId' | 'dimensionId'> & {
    readonly memberId: string | null;
    readonly dimensionId: string | null;
  };
};

/** A round of a plan, or an interview of a loop. */
export interface WatchedRound {
  /** How the warning names it to whoever asked. */
  readonly key: string;
  readonly name: string;
  readonly places: readonly Place[];
  /** What its exercise has prompts for: it could score that, too. */
  readonly shows: readonly string[];
  /** It is over: nobody can be put in or taken out any more. */
  readonly isHeld: boolean;
}

/** A week in which somebody has as many interviews as they should, or more. */
export interface FullWeek {
  /** "this week" */
  readonly words: string;
  readonly interviews: number;
}

export interface WatchedPerson {
  readonly name: string;
  readonly isQualified: boolean;
  readonly conflict: ConflictKind | null;
  readonly limit: number;
  readonly fullWeeks: readonly FullWeek[];
}

export interface Watched {
  readonly blueprintTitle: string;
  readonly dimensions: readonly { readonly id: string; readonly name: string }[];
  readonly rounds: readonly WatchedRound[];
  readonly people: ReadonlyMap<string, WatchedPerson>;
  /** Dimensions that one person alone has scored in closed loops. */
  readonly alone: readonly {
    readonly dimensionId: string;
    readonly memberId: string;
    readonly loops: number;
  }[];
}

const nothing = { round: null, memberId: null, dimensionId: null };

/** What deserves a second look in a plan or on a loop, each with one thing to do about it; nothing of it stops anyone. */
export function planWarnings(watched: Watched): Warning[] {
  return [
    ...dimensionWarnings(watched),
    ...roundWarnings(watched),
    ...personWarnings(watched),
    ...qualificationWarnings(watched),
  ];
}

const scores =
  (dimensionId: string) =>
  ({ dimensionIds }: Place): boolean =>
    dimensionIds.includes(dimensionId);

const nameOf = ({ people }: Watched, id: string): string => people.get(id)?.name ?? 'Somebody';

function dimensionWarnings(watched: Watched): Warning[] {
  const { dimensions, rounds, alone } = watched;
  return dimensions.flatMap(({ id, name }): Warning[] => {
    const scoring = rounds.filter(({ places }) => places.some(scores(id)));
    const places = scoring.flatMap((round) => round.places.filter(scores(id)));
    const raters = mostRaters(places);
    if (raters === 0) {
      const other = rounds.find(({ shows, isHeld }) => shows.includes(id) && !isHeld);
      const fix: Warning['fix'] =
        other === undefined
          ? { ...nothing, kind: 'add_round', words: `Add a round that scores ${name}`, dimensionId: id }
          : {
              kind: 'score_dimension',
              words: `Score it in ${other.name} too`,
              round: other.key,
              memberId: null,
              dimensionId: id,
            };
      return [{ kind: 'not_assessed', message: `No round scores ${name}.`, fix }];
    }
    if (raters < ratersWanted) return [oneRater(watched, { id, name }, scoring, places)];
    const found = alone.find(({ dimensionId }) => dimensionId === id);
    return found === undefined ? [] : alwaysAlone(watched, found, name, scoring, places);
  });
}

function oneRater(
  watched: Watched,
  { id, name }: { readonly id: string; readonly name: string },
  scoring: readonly WatchedRound[],
  places: readonly Place[],
): Warning {
  const [only] = [...new Set(places.flatMap(({ people }) => people))];
  const who = only === undefined ? 'one person' : nameOf(watched, only);
  const round = scoring.findLast(({ isHeld }) => !isHeld);
  const isRepeated = places.length > 1 && only !== undefined;
  const fix: Warning['fix'] =
    round === undefined
      ? { ...nothing, kind: 'add_round', words: `Add a round that scores ${name}`, dimensionId: id }
      : {
          kind: isRepeated ? 'replace_person' : 'add_person',
          words: isRepeated ? `Name somebody else in ${round.name}` : `Add a person to ${round.name}`,
          round: round.key,
          memberId: isRepeated ? only : null,
          dimensionId: id,
        };
  return { kind: 'one_rater', message: `Only ${who} scores ${name}.`, fix };
}

/** Only while nobody else is named for it here: with a second person the score can be told from who gives it. */
function alwaysAlone(
  watched: Watched,
  { memberId, loops, dimensionId }: Watched['alone'][number],
  name: string,
  scoring: readonly WatchedRound[],
  places: readonly Place[],
): Warning[] {
  const isNamed = places.some(({ people }) => people.length === 1 && people[0] === memberId);
  const hasOther = places.some(({ people }) => people.length > 0 && !people.includes(memberId));
  const round = scoring.findLast(({ isHeld }) => !isHeld);
  if (!isNamed || hasOther || round === undefined) return [];
  const who = nameOf(watched, memberId);
  return [
    {
      kind: 'always_alone',
      message: `Nobody but ${who} scored ${name} in the last ${loops} closed loops that have it: the person and the dimension can’t be told apart.`,
      fix: {
        kind: 'name_people',
        words: `Name somebody beside ${who} in ${round.name}`,
        round: round.key,
        memberId,
        dimensionId,
      },
    },
  ];
}

/** A place that nobody in particular has to take, with more dimensions than a person keeps in mind. */
function roundWarnings({ rounds }: Watched): Warning[] {
  return rounds.flatMap(({ key, name, places }): Warning[] => {
    const crowded = places.find(
      ({ people, dimensionIds }) => people.length !== 1 && dimensionIds.length > dimensionsPerPerson,
    );
    if (crowded === undefined) return [];
    return [
      {
        kind: 'crowded_round',
        message: `${name} has one person score ${crowded.dimensionIds.length} dimensions; ${dimensionsPerPerson} is the most.`,
        fix: { ...nothing, kind: 'change_round', words: `Take a dimension out of ${name}`, round: key },
      },
    ];
  });
}

function personWarnings(watched: Watched): Warning[] {
  return [...watched.people].flatMap(([id, person]): Warning[] => {
    const rounds = watched.rounds.filter(({ places }) => places.some(({ people }) => people.includes(id)));
    const [first] = rounds;
    if (first === undefined) return [];
    const coming = rounds.findLast(({ isHeld }) => !isHeld);
    const { name, conflict, limit, fullWeeks } = person;
    const replace = (round: WatchedRound): Warning['fix'] => ({
      kind: 'replace_person',
      words: `Name somebody else in ${round.name}`,
      round: round.key,
      memberId: id,
      dimensionId: null,
    });
    const warnings = [...crowdedPerson(id, name, rounds)];
    if (conflict !== null) {
      const message = `${name} ${conflictWords[conflict].told}.`;
      warnings.push({ kind: 'conflict', message, fix: replace(coming ?? first) });
    }
    if (coming === undefined) return warnings;
    for (const { words, interviews } of fullWeeks) {
      const have = `${interviews} ${interviews === 1 ? 'interview' : 'interviews'}`;
      warnings.push({
        kind: 'overloaded',
        message: `${name} has ${have} ${words}; ${limit} is the limit.`,
        fix: replace(coming),
      });
    }
    return warnings;
  });
}

/** In one line, because a team that has just begun to sign people off would read little else. */
function qualificationWarnings({ blueprintTitle, people, rounds }: Watched): Warning[] {
  const isToCome = (id: string): boolean =>
    rounds.some((round) => !round.isHeld && round.places.some((place) => place.people.includes(id)));
  const found = [...people].filter(([id, { isQualified }]) => !isQualified && isToCome(id));
  const [first] = found;
  if (first === undefined) return [];
  const names = found.map(([, { name }]) => name);
  const who = names.length === 1 ? first[1].name : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return [
    {
      kind: 'not_qualified',
      message: `${who} ${names.length === 1 ? 'is' : 'are'} not signed off on ${blueprintTitle}.`,
      fix: {
        ...nothing,
        kind: 'sign_off',
        words: `See how far ${names.length === 1 ? first[1].name : 'they'} ${names.length === 1 ? 'is' : 'are'}`,
        memberId: names.length === 1 ? first[0] : null,
      },
    },
  ];
}

/** Over the whole plan, and only where it is sure that they take part. */
function crowdedPerson(id: string, name: string, rounds: readonly WatchedRound[]): Warning[] {
  const own = rounds.filter(({ places }) => places.some((place) => isOwn(place, id)));
  const scored = new Set(
    own.flatMap(({ places }) =>
      places.filter((place) => isOwn(place, id)).flatMap(({ dimensionIds }) => dimensionIds),
    ),
  );
  if (scored.size <= dimensionsPerPerson) return [];
  const last = own.findLast(({ isHeld }) => !isHeld);
  if (last === undefined) return [];
  const where = own.length === 1 ? last.name : `${own.length} rounds`;
  return [
    {
      kind: 'crowded_person',
      message: `${name} scores ${scored.size} dimensions in ${where}; ${dimensionsPerPerson} is the most.`,
      fix: {
        kind: own.length === 1 ? 'change_round' : 'replace_person',
        words:
          own.length === 1 ? `Take a dimension out of ${last.name}` : `Name somebody else in ${last.name}`,
        round: last.key,
        memberId: own.length === 1 ? null : id,
        dimensionId: null,
      },
    },
  ];
}

const isOwn = ({ people }: Place, id: string): boolean => people.length === 1 && people[0] === id;
