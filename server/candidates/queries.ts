import { z } from 'zod';
import { selectNotes } from '#server/candidates/candidate-notes.sql.ts';
import {
  resolveCandidate,
  selectEnders,
  selectMerges,
  selectOrigins,
} from '#server/candidates/candidate-record.sql.ts';
import { selectDuplicates } from '#server/candidates/duplicates.sql.ts';
import { type HiddenCandidate, selectHiddenCandidates } from '#server/candidates/hidden-candidates.sql.ts';
import { selectFound, selectNamedPage } from '#server/candidates/list-candidates.sql.ts';
import { owesCardOn } from '#server/candidates/owed-cards.sql.ts';
import { managerOf, notesClosedUntil } from '#server/candidates/policy.ts';
import {
  presentCandidate,
  presentCandidateSummary,
  presentNote,
  withApplications,
} from '#server/candidates/present.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { listDuplicates } from '#shared/candidate-merges.ts';
import type { CandidateNotes } from '#shared/candidate-notes.ts';
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
  const page = await selectNamedPage(ctx, {
    search: (query.search ?? '').trim(),
    hiddenIds: hidden.map(({ candidateId }) => candidateId),
    jobId: query.jobId ?? null,
    stage: query.stage ?? null,
    managerId: managerOf(ctx.actor),
    after: after === null ? null : { name: after[1], id: after[2] },
    limit: query.limit,
  });
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: page.map(({ id }) => id) } },
    include: withApplications,
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, name }) => {
    const row = rowOf.get(id);
    return row === undefined
      ? []
      : [{ key: ['named', name, id], summary: presentCandidateSummary(ctx.actor, row, null) }];
  });
}

/** Those of the candidates with these ids whom the actor may know of, as they may know them; nobody who was merged away. */
export async function findCandidateSummaries(
  ctx: MemberCtx,
  ids: readonly string[],
): Promise<z.input<typeof CandidateSummary>[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: { orgId: ctx.actor.orgId, id: { in: [...ids] }, mergedInto: null, ...visibleTo(ctx, {}) },
    include: withApplications,
  });
  const hidden = await selectHiddenCandidates(ctx);
  return rows.map((row) =>
    presentCandidateSummary(
      ctx.actor,
      row,
      hidden.find(({ candidateId }) => candidateId === row.id)?.label ?? null,
    ),
  );
}

/**
 * The candidates among whom everybody is whose name has a word that begins with `term`; null where so many are that it
 * narrows nothing, or where what is typed is no word. Who may know them by name is for the caller to ask (decision 0010).
 */
export async function findBySearch(ctx: MemberCtx, term: string): Promise<string[] | null> {
  return /\p{L}/u.test(term) ? selectFound(ctx, term) : null;
}

/** One candidate as their page shows them; for a record that was merged away, the one it is part of. Throws `not_found`, also where the actor may not know of them. */
export async function findCandidate(
  ctx: MemberCtx,
  candidateId: string,
): Promise<z.input<typeof CandidateView>> {
  const id = await resolveCandidate(ctx, candidateId);
  const candidate = await ctx.tx.prisma.candidate.findFirst({
    where: { orgId: ctx.actor.orgId, id, ...visibleTo(ctx, {}) },
    include: withApplications,
  });
  if (candidate === null) throw new AppError('not_found');
  const hidden = (await selectHiddenCandidates(ctx)).find((one) => one.candidateId === id);
  return presentCandidate(ctx.actor, candidate, {
    label: hidden?.label ?? null,
    enders: await selectEnders(ctx, id),
    merges: await selectMerges(ctx, { keptId: id }),
    origins: await selectOrigins(ctx, id),
    owesCard: await owesCardOn(ctx, [id]),
  });
}

/** The notes on a candidate. Throws `not_found` where the actor may not know of them. */
export async function findNotes(
  ctx: MemberCtx,
  candidateId: string,
): Promise<z.input<typeof CandidateNotes>> {
  const id = await resolveCandidate(ctx, candidateId);
  const candidate = await ctx.tx.prisma.candidate.findFirst({
    where: { orgId: ctx.actor.orgId, id, ...visibleTo(ctx, {}) },
    select: { email: true },
  });
  if (candidate === null) throw new AppError('not_found');
  const until = notesClosedUntil({
    isOwn: isOwnLoop(ctx.actor, { candidateEmail: candidate.email }),
    owesCard: await owesCardOn(ctx, [id]),
  });
  if (until !== null) return { state: 'closed', until };
  const notes = await selectNotes(ctx, id);
  return { state: 'open', notes: notes.map((note) => presentNote(ctx.actor, note)) };
}

/** Other records that look like the same person: nobody for, and nobody of, whom the actor may not know. Throws `not_found`. */
export async function findDuplicates(
  ctx: MemberCtx,
  candidateId: string,
): Promise<z.input<(typeof listDuplicates)['reply']>> {
  const { orgId } = ctx.actor;
  const id = await resolveCandidate(ctx, candidateId);
  const hiddenIds = (await selectHiddenCandidates(ctx)).map((hidden) => hidden.candidateId);
  const person = await ctx.tx.prisma.candidate.findFirst({
    where: { orgId, id, ...visibleTo(ctx, {}) },
    select: { id: true, name: true, email: true, phone: true },
  });
  if (person === null) throw new AppError('not_found');
  if (hiddenIds.includes(id)) return { items: [] };
  const found = await selectDuplicates(ctx, person, hiddenIds);
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: { orgId, id: { in: found.map((one) => one.id) } },
    include: withApplications,
  });
  return {
    items: found.flatMap(({ id: foundId, same }) =>
      rows
        .filter((row) => row.id === foundId)
        .map((row) => ({
          ...presentCandidateSummary(ctx.actor, row, null),
          phone: row.phone,
          timeZone: row.timeZone,
          same,
        })),
    ),
  };
}
