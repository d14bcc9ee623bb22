import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { findRounds } from '#server/jobs/queries.ts';
import { presentView, selectViews } from '#server/loops/board/views.sql.ts';
import { type LoopLine, selectLoopLines } from '#server/loops/list-loops.sql.ts';
import {
  selectDimensions,
  selectInterviews,
  selectLoopHead,
  selectSeats,
} from '#server/loops/loop-record.sql.ts';
import { type MyInterviewLine, selectMyInterviews } from '#server/loops/my-interviews.sql.ts';
import { areAllSubmitted, canPlan, canSeeCards, canViewLoop, isSealed } from '#server/loops/policy.ts';
import { type LoopAccess, presentLoop } from '#server/loops/present.ts';
import { endOf, groupOf, wholeDaysSince } from '#server/loops/rules.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { listBoardViews } from '#shared/board.ts';
import { ApplicationStage } from '#shared/candidates.ts';
import type { LoopSummary, listLoops } from '#shared/loop-list.ts';
import { LoopState, type Loop as LoopView, type listMyInterviews, type MyInterview } from '#shared/loops.ts';
import { Instant } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import { SeatKind } from '#shared/seats.ts';

export type { LoopAccess };

/** Reads a loop with the actor's rights on it. Throws `not_found` where they may not know of it. */
export async function findLoopAccess(ctx: MemberCtx, loopId: string): Promise<LoopAccess> {
  const loop = await selectLoopHead(ctx, loopId);
  if (loop === null) throw new AppError('not_found');
  const seats = await selectSeats(ctx, loopId);
  const seatsOfActor = seats.filter(({ memberId }) => memberId === ctx.actor.memberId);
  if (!canViewLoop(ctx.actor, loop, loop.job, seatsOfActor)) throw new AppError('not_found');
  const seesCards = canSeeCards(ctx.actor, loop, loop.job, seatsOfActor, areAllSubmitted(seats));
  return { loop, seats, seatsOfActor, isSealed: isSealed(seatsOfActor), seesCards };
}

/**
 * Notes in the audit trail that the actor has read colleagues' cards of a loop, the first time they do: from then on
 * they take no counting seat on it. `authorIds` are those of the cards that the reply shows. Throws `not_found` for
 * who was given a seat at this very moment, and is sealed now.
 */
export async function noteReading(
  ctx: MemberCtx,
  loopId: string,
  authorIds: readonly string[],
): Promise<void> {
  const { orgId, memberId } = ctx.actor;
  const cards = authorIds.filter((id) => id !== memberId).length;
  if (cards === 0 || (await findReaders(ctx, loopId)).has(memberId)) return;
  // Seats are given under a lock of the loop: whichever of the two comes second sees the first.
  await ctx.tx.sql('SELECT FROM loops WHERE org_id = $1 AND id = $2 FOR SHARE', [orgId, loopId]);
  if (!(await findLoopAccess(ctx, loopId)).seesCards) throw new AppError('not_found');
  ctx.audit({ action: 'cards.read', subjectType: 'loop', subjectId: loopId, data: { cards } });
}

/** The same for several loops that are shown at once. */
export async function noteReadings(
  ctx: MemberCtx,
  shown: readonly { readonly loopId: string; readonly authorIds: readonly string[] }[],
): Promise<void> {
  const read = await ctx.tx.sql<{ loopId: string }>(
    `SELECT DISTINCT subject_id AS "loopId" FROM audit_entries
      WHERE org_id = $1 AND subject_id = ANY ($2) AND action = 'cards.read' AND actor_id = $3`,
    [ctx.actor.orgId, shown.map(({ loopId }) => loopId), ctx.actor.memberId],
  );
  const known = new Set(read.map(({ loopId }) => loopId));
  for (const { loopId, authorIds } of shown)
    if (!known.has(loopId)) await noteReading(ctx, loopId, authorIds);
}

/** Who has read cards of others on a loop, ever. */
export async function findReaders(ctx: MemberCtx, loopId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.sql<{ memberId: string }>(
    `SELECT DISTINCT actor_id AS "memberId" FROM audit_entries
      WHERE org_id = $1 AND subject_id = $2 AND action = 'cards.read'`,
    [ctx.actor.orgId, loopId],
  );
  return new Set(rows.map(({ memberId }) => memberId));
}

/** One loop as the actor may see it. Throws `not_found`. */
export async function findLoop(ctx: MemberCtx, loopId: string): Promise<z.input<typeof LoopView>> {
  const access = await findLoopAccess(ctx, loopId);
  const interviews = await selectInterviews(ctx, loopId);
  const dimensions = await selectDimensions(ctx, access.loop.job.versionId);
  const rounds = await findRounds(ctx, access.loop.job.id, access.loop.plan);
  const people = await findPeople(
    ctx,
    rounds.flatMap(({ memberIds }) => memberIds),
  );
  return presentLoop(ctx.actor, access, { interviews, dimensions, rounds, people }, ctx.clock.now());
}

export async function findLoops(
  ctx: MemberCtx,
  query: z.output<(typeof listLoops)['query']>,
): Promise<z.input<(typeof listLoops)['reply']>> {
  const place = z.tuple([z.literal(query.sort), z.int().min(0).max(1), Instant.or(z.literal('')), z.uuid()]);
  const after = decodeCursor(place, query.after);
  const lines = await selectLoopLines(
    ctx,
    query,
    after === null
      ? null
      : { part: after[1], sortAt: after[2] === '' ? null : new Date(after[2]), id: after[3] },
  );
  return pageOf(
    lines,
    query.limit,
    (line) => [query.sort, line.part, line.sortAt?.toISOString() ?? '', line.id],
    (line) => presentLine(ctx, line),
  );
}

function presentLine(ctx: MemberCtx, line: LoopLine): z.input<typeof LoopSummary> {
  const now = ctx.clock.now();
  const seatsOfActor = line.seatsOfActor.map((seat) => ({
    ...seat,
    endedAt: seat.endedAt === null ? null : new Date(seat.endedAt),
  }));
  // Whoever has the board reads by role, so that whether all cards are in decides nothing here.
  const seesCards = canSeeCards(ctx.actor, line, line.job, seatsOfActor, false);
  return {
    id: line.id,
    state: LoopState.parse(line.state),
    candidate: { id: line.candidateId, name: line.candidateName, isAnonymous: line.isAnonymous },
    job: { id: line.job.id, title: line.job.title },
    stage: ApplicationStage.parse(line.stage),
    owner: line.owner,
    progress: seesCards
      ? { kind: 'counts', in: line.in, due: line.due, late: line.late, notDue: line.notDue }
      : { kind: 'sealed' },
    nextInterviewAt: line.nextInterviewAt?.toISOString() ?? null,
    daysInStage: wholeDaysSince(line.stageAt, now),
    waitingRequests: canPlan(ctx.actor, line) && !isSealed(seatsOfActor) ? line.waitingRequests : 0,
  };
}

/** The views of the board that the reader keeps. */
export async function findViews(ctx: MemberCtx): Promise<z.input<(typeof listBoardViews)['reply']>> {
  return { items: (await selectViews(ctx)).map(presentView) };
}

export async function findMyInterviews(
  ctx: MemberCtx,
  query: z.output<(typeof listMyInterviews)['query']>,
): Promise<z.input<(typeof listMyInterviews)['reply']>> {
  const after = decodeCursor(z.tuple([Instant, z.uuid()]), query.after);
  const lines = await selectMyInterviews(
    ctx,
    query.done === 'yes',
    after === null ? null : { dueAt: new Date(after[0]), seatId: after[1] },
    query.limit,
  );
  return pageOf(
    lines,
    query.limit,
    (line) => [line.dueAt.toISOString(), line.seatId],
    (line) => presentMine(ctx, line),
  );
}

function presentMine(ctx: MemberCtx, line: MyInterviewLine): z.input<typeof MyInterview> {
  return {
    seatId: line.seatId,
    interviewId: line.interviewId,
    loopId: line.loopId,
    name: line.name,
    candidateName: line.candidateName,
    isAnonymous: line.isAnonymous,
    jobTitle: line.jobTitle,
    kind: SeatKind.parse(line.kind),
    startsAt: line.startsAt.toISOString(),
    endsAt: endOf(line).toISOString(),
    timeZone: line.timeZone,
    videoUrl: line.videoUrl,
    room: line.room,
    isHold: line.isHold,
    dueAt: line.dueAt.toISOString(),
    group: groupOf(line, ctx.clock.now(), ctx.actor.timeZone),
    scored: line.scored,
    dimensions: line.dimensions,
    openQuestions: line.openQuestions,
    typedBy: line.typedBy,
  };
}
