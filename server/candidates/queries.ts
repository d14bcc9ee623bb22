import { z } from 'zod';
import { type HiddenCandidate, selectHiddenCandidates } from '#server/candidates/hidden-candidates.sql.ts';
import { managerOf } from '#server/candidates/policy.ts';
import { presentCandidate, presentCandidateSummary, withApplications } from '#server/candidates/present.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { likeText } from '#server/identity/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { CandidateSummary, Candidate as CandidateView, listCandidates } from '#shared/candidates.ts';
import { AppError } from '#shared/problems.ts';

/** Those the actor may know of: a hiring manager, of who applied for a job of theirs. */
function visibleTo(ctx: MemberCtx, application: Prisma.ApplicationWhereInput): Prisma.CandidateWhereInput {
  const manager = managerOf(ctx.actor);
  const where: Prisma.ApplicationWhereInput =
    manager === null ? application : { ...application, job: { hiringManagerId: manager } };
  return Object.keys(where).length === 0 ? {} : { applications: { some: where } };
}

/** Jobs whose option hides a candidate of theirs from the actor. */
export async function findJobsHiding(ctx: MemberCtx): Promise<ReadonlySet<string>> {
  return new Set((await selectHiddenCandidates(ctx)).flatMap(({ jobIds }) => jobIds));
}

type Query = z.output<(typeof listCandidates)['query']>;
/** Who is hidden comes first and by label, so that a place in the list says nothing of a name. */
const Key = z.tuple([z.enum(['anonymous', 'named']), z.string(), z.uuid()]);
type Key = z.output<typeof Key>;

interface Line {
  readonly key: Key;
  readonly summary: z.input<typeof CandidateSummary>;
}

/** Those the actor may know of: first who is anonymous to them, by label, then everybody else by name. */
export async function findCandidates(
  ctx: MemberCtx,
  query: Query,
): Promise<z.input<(typeof listCandidates)['reply']>> {
  const after = decodeCursor(Key, query.after);
  const hidden = await selectHiddenCandidates(ctx);
  const anonymous = after?.[0] === 'named' ? [] : await findAnonymous(ctx, query, hidden, after);
  const named = await findNamed(ctx, query, hidden, after?.[0] === 'named' ? after : null);
  return pageOf(
    [...anonymous, ...named].slice(0, query.limit + 1),
    query.limit,
    ({ key }) => key,
    ({ summary }) => summary,
  );
}

function askedFor(ctx: MemberCtx, { jobId, stage }: Query): Prisma.CandidateWhereInput {
  return visibleTo(ctx, {
    ...(jobId === undefined ? {} : { jobId }),
    ...(stage === undefined ? {} : { stage }),
  });
}

/** Few: those on whose anonymous loops the actor owes a card. Their labels are searched like names. */
async function findAnonymous(
  ctx: MemberCtx,
  query: Query,
  hidden: readonly HiddenCandidate[],
  after: Key | null,
): Promise<Line[]> {
  if (hidden.length === 0) return [];
  const labels = new Map(hidden.map(({ candidateId, label }) => [candidateId, label]));
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: [...labels.keys()] }, AND: [askedFor(ctx, query)] },
    include: withApplications,
  });
  const beginning = (query.search ?? '').trim().toLowerCase();
  const isBehind = ([, label, id]: Key): boolean =>
    after === null || label > after[1] || (label === after[1] && id > after[2]);
  return rows
    .map((row): Line => {
      const label = labels.get(row.id) ?? '';
      return {
        key: ['anonymous', label, row.id],
        summary: presentCandidateSummary(ctx.actor, row, label),
      };
    })
    .filter(({ key }) => isBehind(key) && ` ${key[1].toLowerCase()}`.includes(` ${beginning}`))
    .sort((a, b) => (a.key.join() < b.key.join() ? -1 : 1));
}

async function findNamed(
  ctx: MemberCtx,
  query: Query,
  hidden: readonly HiddenCandidate[],
  after: Key | null,
): Promise<Line[]> {
  const search = likeText(query.search ?? '');
  const beginning = { startsWith: search, mode: 'insensitive' } as const;
  const laterWord = { contains: ` ${search}`, mode: 'insensitive' } as const;
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: {
      orgId: ctx.actor.orgId,
      AND: [
        hidden.length === 0 ? {} : { id: { notIn: hidden.map(({ candidateId }) => candidateId) } },
        askedFor(ctx, query),
        search === '' ? {} : { OR: [{ name: beginning }, { name: laterWord }, { email: beginning }] },
        after === null ? {} : { OR: [{ name: { gt: after[1] } }, { name: after[1], id: { gt: after[2] } }] },
      ],
    },
    include: withApplications,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  return rows.map((row) => ({
    key: ['named', row.name, row.id],
    summary: presentCandidateSummary(ctx.actor, row, null),
  }));
}

/** One candidate as their page shows them. Throws `not_found`, also where the actor may not know of them. */
export async function findCandidate(
  ctx: MemberCtx,
  candidateId: string,
): Promise<z.input<typeof CandidateView>> {
  const candidate = await ctx.tx.prisma.candidate.findFirst({
    where: { orgId: ctx.actor.orgId, id: candidateId, ...visibleTo(ctx, {}) },
    include: withApplications,
  });
  if (candidate === null) throw new AppError('not_found');
  const hidden = (await selectHiddenCandidates(ctx)).find((one) => one.candidateId === candidateId);
  return presentCandidate(ctx.actor, candidate, hidden?.label ?? null);
}
