import { z } from 'zod';
import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import { selectDecisions } from '#server/debriefs/approval/decision-record.sql.ts';
import { decisionInForce } from '#server/debriefs/approval/rules.ts';
import {
  selectDebrief,
  selectDebriefCards,
  selectDebriefDimensions,
  selectSettlements,
} from '#server/debriefs/debrief-record.sql.ts';
import { findJoiners } from '#server/debriefs/find-joiners.ts';
import { type Line, selectDebriefLines, selectReadyLines } from '#server/debriefs/list-debriefs.sql.ts';
import { canApprove, canDecide, canOpen, canSettle, decisionObstacle } from '#server/debriefs/policy.ts';
import { type DebriefParts, presentDebrief } from '#server/debriefs/present.ts';
import { findVoting } from '#server/debriefs/voting/find-voting.ts';
import { areRecommendationsKept } from '#server/debriefs/voting/queries.ts';
import { votingRights } from '#server/debriefs/voting/rules.ts';
import { isOpenSeat, isOwnLoop, readsByRole } from '#server/loops/policy.ts';
import { findLoopAccess, type LoopAccess, noteReading } from '#server/loops/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { canAsk } from '#server/scorecards/policy.ts';
import { findSaidLater } from '#server/scorecards/queries.ts';
import {
  DebriefState,
  type Debrief as DebriefView,
  DecisionOutcome,
  type listDebriefs,
} from '#shared/debriefs.ts';
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
  const decisions = await selectDecisions(ctx, debriefId);
  const decision = decisionInForce(decisions);
  const isOpen = decision === null && loop.state === 'debrief';
  const voting = await findVoting(ctx, debrief, access);
  const cards = await selectDebriefCards(ctx, debrief.loopId);
  const parts: DebriefParts = {
    debrief,
    decisions,
    voting,
    readerId: ctx.actor.memberId,
    cards,
    // Written by pin-figures.ts in this very shape, and never by anything else.
    joiners: await findJoiners(ctx, [debrief.figures as KeptFigures]),
    later: await findSaidLater(ctx, debrief.loopId),
    keepsRecommendations: await areRecommendationsKept(ctx, debrief.loopId),
    dimensions: await selectDebriefDimensions(ctx, loop.job.versionId),
    settlements: await selectSettlements(ctx, debriefId),
    candidate: loop.candidate,
    job: loop.job,
    expectedCards: seats.filter((seat) => seat.kind === 'interviewer' && seat.endedAt === null).length,
    can: {
      settle: isOpen && canSettle(ctx.actor, loop.job),
      adopt:
        isOpen && canSettle(ctx.actor, loop.job) && cards.some(({ id }) => !debrief.cardIds.includes(id)),
      decide: isOpen && canDecide(ctx.actor, loop.job) && decisionObstacle(ctx.actor, voting) === null,
      approve: decision !== null && canApprove(ctx.actor, decision),
      reopen: decision !== null && canDecide(ctx.actor, loop.job),
      ask: cards
        .filter(({ interviewer }) => isOpen && canAsk(ctx.actor, loop.job, { authorId: interviewer.id }))
        .map(({ seatId }) => seatId),
      voting: isOpen ? votingRights(ctx.actor, voting) : { vote: false, recuse: false, close: false },
    },
  };
  return { access, parts };
}

export async function findDebrief(ctx: MemberCtx, debriefId: string): Promise<z.input<typeof DebriefView>> {
  const { access, parts } = await findDebriefAccess(ctx, debriefId);
  await noteReading(
    ctx,
    access.loop.id,
    parts.cards.map(({ interviewer }) => interviewer.id),
  );
  return presentDebrief(parts);
}

/** Whether the actor may know of the debrief of a loop: as `findDebriefAccess` says it, from a line of a list. */
export function mayReadLine(actor: MemberActor, line: Line): boolean {
  return (
    readsByRole(actor, line.job) &&
    !line.ownSeats.some(({ isSubmitted, isEnded }) =>
      isOpenSeat({ isSubmitted, endedAt: isEnded ? new Date(0) : null }),
    ) &&
    !isOwnLoop(actor, line)
  );
}

/** Debriefs the actor may read, newest first; on the first page with the loops that wait for one. */
export async function findDebriefs(
  ctx: MemberCtx,
  query: z.output<(typeof listDebriefs)['query']>,
): Promise<z.input<(typeof listDebriefs)['reply']>> {
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
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
      ? (await selectReadyLines(ctx)).filter(
          (line) => mayReadLine(ctx.actor, line) && canOpen(ctx.actor, line.job),
        )
      : [];
  return {
    items: page.items
      .filter((line) => mayReadLine(ctx.actor, line))
      .map((line) => ({
        id: line.id,
        loopId: line.loopId,
        state: DebriefState.parse(line.state),
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
