import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import {
  selectDebrief,
  selectDebriefCards,
  selectDebriefDimensions,
  selectDecision,
  selectSettlements,
} from '#server/debriefs/debrief-record.sql.ts';
import {
  type DebriefLine,
  type ReadyLine,
  selectDebriefLines,
  selectReadyLines,
} from '#server/debriefs/list-debriefs.sql.ts';
import { canDecide, canOpen, canSettle } from '#server/debriefs/policy.ts';
import { type DebriefParts, presentDebrief } from '#server/debriefs/present.ts';
import { isOpenSeat, readsByRole } from '#server/loops/policy.ts';
import { findLoopAccess, type LoopAccess } from '#server/loops/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { type Debrief as DebriefView, DecisionOutcome, type listDebriefs } from '#shared/debriefs.ts';
import { AppError } from '#shared/problems.ts';

export interface DebriefAccess {
  readonly access: LoopAccess;
  readonly parts: DebriefParts;
}

/**
 * A debrief for somebody who may read it: by role on its job, and not sealed on its loop. Not found for everybody else,
 * as for a random id.
 */
export async function findDebriefAccess(ctx: MemberCtx, debriefId: string): Promise<DebriefAccess> {
  const debrief = await selectDebrief(ctx, debriefId);
  if (debrief === null) throw new AppError('not_found');
  const access = await findLoopAccess(ctx, debrief.loopId);
  const { loop, seats } = access;
  if (!access.seesCards || !readsByRole(ctx.actor, loop.job)) throw new AppError('not_found');
  const decision = await selectDecision(ctx, debriefId);
  const isOpen = decision === null && loop.state === 'debrief';
  const cards = await selectDebriefCards(ctx, debrief.loopId);
  const parts: DebriefParts = {
    debrief,
    decision,
    cards,
    dimensions: await selectDebriefDimensions(ctx, loop.job.versionId),
    settlements: await selectSettlements(ctx, debriefId),
    candidate: loop.candidate,
    job: loop.job,
    expectedCards: seats.filter((seat) => seat.kind === 'interviewer' && seat.endedAt === null).length,
    can: {
      settle: isOpen && canSettle(ctx.actor, loop.job),
      adopt:
        isOpen && canSettle(ctx.actor, loop.job) && cards.some(({ id }) => !debrief.cardIds.includes(id)),
      decide: isOpen && canDecide(ctx.actor, loop.job),
    },
  };
  return { access, parts };
}

export async function findDebrief(ctx: MemberCtx, debriefId: string): Promise<z.input<typeof DebriefView>> {
  return presentDebrief((await findDebriefAccess(ctx, debriefId)).parts);
}

/** Debriefs the actor may read, newest first; on the first page with the loops that wait for one. */
export async function findDebriefs(
  ctx: MemberCtx,
  query: z.output<(typeof listDebriefs)['query']>,
): Promise<z.input<(typeof listDebriefs)['reply']>> {
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
  const mayRead = (line: DebriefLine | ReadyLine): boolean =>
    readsByRole(ctx.actor, line.job) &&
    !line.ownSeats.some((seat) =>
      isOpenSeat({ isSubmitted: seat.isSubmitted, endedAt: seat.isEnded ? new Date(0) : null }),
    ) &&
    line.candidateEmail?.toLowerCase() !== ctx.actor.email.toLowerCase();
  const rows = await selectDebriefLines(ctx, query.state ?? null, after?.[0] ?? null, query.limit + 1);
  // The page is cut before the policy looks: what the reader may not know of shortens a page and never ends the list.
  const page = pageOf(
    rows,
    query.limit,
    (line) => [line.id],
    (line) => line,
  );
  const ready =
    after === null
      ? (await selectReadyLines(ctx)).filter((line) => mayRead(line) && canOpen(ctx.actor, line.job))
      : [];
  return {
    items: page.items.filter(mayRead).map((line) => ({
      id: line.id,
      loopId: line.loopId,
      state: line.outcome === null ? 'open' : 'decided',
      candidateName: line.candidateName,
      jobTitle: line.job.title,
      openedAt: line.openedAt.toISOString(),
      outcome: line.outcome === null ? null : DecisionOutcome.parse(line.outcome),
    })),
    next: page.next,
    ready: ready.map((line) => ({
      loopId: line.loopId,
      candidateName: line.candidateName,
      jobTitle: line.job.title,
      cards: line.cards,
    })),
  };
}
