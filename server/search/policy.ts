import type { MemberActor } from '#server/context.ts';
import { listCandidates } from '#shared/candidates.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { listJobs } from '#shared/jobs.ts';
import type { FoundKind } from '#shared/search.ts';

/** The list that says who may look for this kind at all; null where everybody may, each for what they know of. */
const lists: Record<FoundKind, Endpoint | null> = {
  candidate: listCandidates,
  loop: null,
  job: listJobs,
  person: null,
};

/** A search finds nothing that the reader would not find in a list of its kind. */
export function maySearch({ roles }: Pick<MemberActor, 'roles'>, kind: FoundKind): boolean {
  const access = lists[kind]?.access ?? 'member';
  return typeof access === 'string' || access.some((role) => roles.includes(role));
}
