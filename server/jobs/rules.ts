import type { Kit } from '#shared/kit.ts';
import type { FieldError } from '#shared/problems.ts';
import { type Role, roleNames } from '#shared/roles.ts';

const nameLength = 200;

export interface PlannedRound {
  readonly name: string;
  readonly exerciseKey: string;
  readonly minutes: number;
  readonly interviewers: number;
  readonly dimensionIds: readonly string[];
  /** Whom it names; nobody where it is left out. */
  readonly memberIds?: readonly string[];
}

/** A round as it was saved. */
export interface RoundFacts extends PlannedRound {
  readonly id: string;
  readonly memberIds: readonly string[];
}

/** The loop plan a job begins with: the kit's rounds, their dimensions by the ids of the job's version. */
export function planOfKit(
  rounds: Kit['rounds'],
  dimensions: readonly { readonly dimensionId: string; readonly key: string }[],
): PlannedRound[] {
  const idOf = new Map(dimensions.map(({ key, dimensionId }) => [key, dimensionId]));
  return rounds.map((round) => ({
    // A kit's lines may be longer than a name, and hold spaces at their ends.
    name: round.name.replace(/\s+/g, ' ').trim().slice(0, nameLength).trim(),
    exerciseKey: round.exercise,
    minutes: round.minutes,
    interviewers: round.interviewers,
    dimensionIds: round.dimensions.flatMap((key) => idOf.get(key) ?? []),
  }));
}

interface NamedPerson {
  readonly name: string;
  readonly isActive: boolean;
}

/** Rounds that name a dimension or a person twice, somebody who has left, or an exercise that the kit lacks. */
export function planErrors(
  rounds: readonly PlannedRound[],
  exerciseKeys: ReadonlySet<string>,
  people: ReadonlyMap<string, NamedPerson>,
): FieldError[] {
  return rounds.flatMap(({ exerciseKey, dimensionIds, memberIds = [] }, index) => [
    ...memberIds.flatMap((id, place) => {
      const person = people.get(id);
      const path = `rounds.${index}.memberIds.${place}`;
      if (person?.isActive === false) return [{ path, message: `${person.name} is not a member any more.` }];
      return memberIds.indexOf(id) < place ? [{ path, message: 'It names somebody twice.' }] : [];
    }),
    ...(exerciseKeys.has(exerciseKey)
      ? []
      : [{ path: `rounds.${index}.exerciseKey`, message: 'The kit has no such exercise.' }]),
    ...(new Set(dimensionIds).size === dimensionIds.length
      ? []
      : [{ path: `rounds.${index}.dimensionIds`, message: 'It names a dimension twice.' }]),
  ]);
}

/** Who is to answer for a job; what is left out stays as it is. */
export interface JobPeople {
  readonly hiringManagerId?: string | undefined;
  readonly approverIds?: readonly string[] | undefined;
  readonly recruiterId?: string | undefined;
  readonly committeeIds?: readonly string[] | undefined;
}

export function idsOfPeople(people: JobPeople): string[] {
  const { hiringManagerId, approverIds = [], recruiterId, committeeIds = [] } = people;
  return [hiringManagerId, ...approverIds, recruiterId, ...committeeIds].filter((id) => id !== undefined);
}

/** Everyone named is an active member with the role that the place needs, and is named for it once. */
export function peopleErrors(
  given: JobPeople,
  people: ReadonlyMap<
    string,
    { readonly name: string; readonly roles: readonly string[]; readonly isActive: boolean }
  >,
): FieldError[] {
  const { hiringManagerId, approverIds = [], recruiterId, committeeIds = [] } = given;
  const places: readonly (readonly [path: string, id: string | undefined, role: Role])[] = [
    ['hiringManagerId', hiringManagerId, 'hiring_manager'],
    ['recruiterId', recruiterId, 'recruiter'],
    ...approverIds.map((id, index) => [`approverIds.${index}`, id, 'approver'] as const),
    ...committeeIds.map((id, index) => [`committeeIds.${index}`, id, 'committee_member'] as const),
  ];
  const errors = places.flatMap(([path, id, role]) => {
    const person = id === undefined ? undefined : people.get(id);
    if (person === undefined) return [];
    if (!person.isActive) return [{ path, message: `${person.name} is not a member any more.` }];
    if (person.roles.includes(role)) return [];
    return [{ path, message: `${person.name} does not have the role ${roleNames[role]}.` }];
  });
  for (const [path, ids] of Object.entries({ approverIds, committeeIds })) {
    if (new Set(ids).size < ids.length) errors.push({ path, message: 'It names somebody twice.' });
  }
  return errors;
}

/** Who may vote on a job's debriefs at the most: its committee and its hiring manager, each once. */
export function quorumErrors(job: {
  readonly quorum: number;
  readonly hiringManagerId: string;
  readonly committeeIds: readonly string[];
}): FieldError[] {
  const voters = new Set([job.hiringManagerId, ...job.committeeIds]).size;
  if (job.quorum <= voters) return [];
  const who = voters === 1 ? 'only the hiring manager votes' : `${voters} people vote`;
  return [
    {
      path: 'quorum',
      message: `A quorum of ${job.quorum} can't be reached: ${who} on this job. Lower it, or add to the committee.`,
    },
  ];
}
