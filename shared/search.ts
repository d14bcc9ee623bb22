import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { JobState } from '#shared/jobs.ts';
import { candidateRef, jobRef, LoopState } from '#shared/loops.ts';
import { CandidateId, JobId, LoopId, MemberId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

/** What can be found by a name. */
export const FoundKind = z.enum(['candidate', 'loop', 'job', 'person']);
export type FoundKind = z.infer<typeof FoundKind>;

/** More than this many opened last are not asked for at once. */
export const mostRecent = 8;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const reference = `(?:${FoundKind.options.join('|')})\\.${uuid}`;

/** What was opened last, the last first: `loop.<id>,candidate.<id>`. */
export const Recent = z
  .string()
  .regex(
    new RegExp(`^${reference}(?:,${reference}){0,${mostRecent - 1}}$`),
    `is not up to ${mostRecent} of kind.id`,
  );

export const Found = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('candidate'),
    id: CandidateId,
    /** A label where they are anonymous to the reader. */
    name: z.string(),
    isAnonymous: z.boolean(),
    email: z.string().nullable(),
    jobTitles: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('loop'),
    id: LoopId,
    candidate: candidateRef,
    job: jobRef,
    state: LoopState,
  }),
  z.object({ kind: z.literal('job'), id: JobId, title: z.string(), state: JobState }),
  z.object({
    kind: z.literal('person'),
    id: MemberId,
    name: z.string(),
    roles: z.array(Role),
    isActive: z.boolean(),
  }),
]);
export type Found = z.infer<typeof Found>;

export const search = endpoint({
  method: 'GET',
  path: '/api/v1/search',
  tag: 'Search',
  summary: 'The first few of each kind that a name finds and the reader may open; or those they opened last',
  access: 'member',
  query: z.strictObject({
    /** Candidates as their list is searched, loops by the candidate's name, jobs by title, people by name. */
    search: z.string().max(200).optional(),
    /** Of this kind alone. */
    kind: FoundKind.optional(),
    /** Loops in this state alone. */
    state: LoopState.optional(),
    /** Asked for where nothing is searched for; what the reader may not open, or no longer, is left out. */
    recent: Recent.optional(),
  }),
  reply: z.object({
    items: z.array(Found),
    /** Kinds of which the search finds more. */
    more: z.array(FoundKind),
  }),
});
