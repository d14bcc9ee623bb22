import type { z } from 'zod';
import { findCandidateSummaries, findCandidates } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { findMembers } from '#server/identity/queries.ts';
import { findJobs } from '#server/jobs/queries.ts';
import { selectLoopsByIds, selectLoopsFound } from '#server/search/loops.sql.ts';
import { maySearch } from '#server/search/policy.ts';
import { presentCandidate, presentJob, presentLoop, presentPerson } from '#server/search/present.ts';
import { JobState } from '#shared/jobs.ts';
import { Role } from '#shared/roles.ts';
import { type Found, FoundKind, type search } from '#shared/search.ts';

type Query = z.output<(typeof search)['query']>;
type Reply = z.input<(typeof search)['reply']>;
type FoundView = z.input<typeof Found>;

/** Enough to see that one has to type on; all of one kind are in its list. */
const mostOfEach = 5;
const mostOfOne = 20;

/** The first few of each kind that a name finds. What may be found is what the lists of each kind show, as they show it. */
export async function findByName(ctx: MemberCtx, query: Query): Promise<Reply> {
  const limit = query.kind === undefined ? mostOfEach : mostOfOne;
  const reply: Reply = { items: [], more: [] };
  for (const kind of FoundKind.options) {
    if ((query.kind ?? kind) !== kind || !maySearch(ctx.actor, kind)) continue;
    const found = await findOfKind(ctx, kind, { ...query, limit });
    reply.items.push(...found.slice(0, limit));
    if (found.length > limit) reply.more.push(kind);
  }
  return reply;
}

/** One more than asked for, where there are more. */
async function findOfKind(
  ctx: MemberCtx,
  kind: FoundKind,
  query: Query & { readonly limit: number },
): Promise<FoundView[]> {
  const search = (query.search ?? '').trim();
  const asked = { search, limit: query.limit + 1 };
  switch (kind) {
    case 'candidate':
      return (await findCandidates(ctx, asked)).items.map(presentCandidate);
    case 'loop':
      return (await selectLoopsFound(ctx, { ...asked, state: query.state ?? null })).map(presentLoop);
    case 'job':
      return (await findJobs(ctx, asked)).items.map(presentJob);
    case 'person':
      return (await findMembers(ctx, asked)).items.map(presentPerson);
  }
}

/** What the reader opened last, as they may know it now and in the order given. */
export async function findRecent(ctx: MemberCtx, query: Query): Promise<Reply> {
  const asked = (query.recent ?? '').split(',').map((text) => text.split('.'));
  const idsOf = (kind: FoundKind): string[] =>
    maySearch(ctx.actor, kind) && (query.kind ?? kind) === kind
      ? asked.flatMap(([of, id]) => (of === kind && id !== undefined ? [id] : []))
      : [];
  const { orgId } = ctx.actor;
  const ofThese = (kind: FoundKind) => ({ where: { orgId, id: { in: idsOf(kind) } } });
  const found: FoundView[] = [
    ...(await findCandidateSummaries(ctx, idsOf('candidate'))).map(presentCandidate),
    ...(await selectLoopsByIds(ctx, idsOf('loop')))
      .filter(({ state }) => (query.state ?? state) === state)
      .map(presentLoop),
    ...(await ctx.tx.prisma.job.findMany(ofThese('job'))).map((job) =>
      presentJob({ ...job, state: JobState.parse(job.state) }),
    ),
    ...(await ctx.tx.prisma.member.findMany(ofThese('person'))).map(({ id, name, roles, deactivatedAt }) =>
      presentPerson({
        id,
        name,
        roles: roles.map((role) => Role.parse(role)),
        deactivatedAt: deactivatedAt?.toISOString() ?? null,
      }),
    ),
  ];
  const place = new Map(asked.map(([kind, id], n) => [`${kind}.${id}`, n]));
  const placeOf = ({ kind, id }: FoundView): number => place.get(`${kind}.${id}`) ?? 0;
  return { items: found.sort((one, other) => placeOf(one) - placeOf(other)), more: [] };
}
