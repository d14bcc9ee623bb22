import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { areRecommendationsKept } from '#server/debriefs/voting/queries.ts';
import { isSealed, type SeatFacts } from '#server/loops/policy.ts';
import { findLoopAccess, noteReading } from '#server/loops/queries.ts';
import { endOf } from '#server/loops/rules.ts';
import { selectAmendments, selectQuestions } from '#server/scorecards/later.sql.ts';
import { selectLoopCards } from '#server/scorecards/loop-cards.sql.ts';
import { selectOwnCard } from '#server/scorecards/own-card.sql.ts';
import { canAsk, canReadCard, keepsRecommendation, ownCardRights } from '#server/scorecards/policy.ts';
import {
  presentAmendment,
  presentContent,
  presentKit,
  presentQuestion,
  presentSaidLater,
  presentSubmittedCard,
} from '#server/scorecards/present.ts';
import { cardStateOf, type SaidLater } from '#server/scorecards/rules.ts';
import { RevealPolicy } from '#shared/jobs.ts';
import type { LoopId, SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { listLoopScorecards as listContract, Scorecard } from '#shared/scorecards.ts';

/** The actor's own card with its kit. Throws `not_found` for anybody else's seat, as for none. */
export async function getScorecard(ctx: MemberCtx, seatId: SeatId): Promise<z.input<typeof Scorecard>> {
  const card = await selectOwnCard(ctx, seatId);
  if (card === null) throw new AppError('not_found');
  const access = await findLoopAccess(ctx, card.loopId);
  const amendments = card.isSubmitted ? await selectAmendments(ctx, card.loopId, seatId) : [];
  // A question may repeat what colleagues wrote: nothing of it to who owes another card on the loop.
  const questions =
    card.isSubmitted && !access.isSealed ? await selectQuestions(ctx, card.loopId, seatId) : [];
  return {
    seatId: card.seatId,
    loopId: card.loopId,
    interviewId: card.interviewId,
    state: cardStateOf(card),
    candidateName: card.candidateName,
    isAnonymous: card.isAnonymous,
    jobTitle: card.jobTitle,
    interviewName: card.interviewName,
    instructions: card.instructions,
    startsAt: card.startsAt.toISOString(),
    endsAt: endOf(card).toISOString(),
    dueAt: card.dueAt.toISOString(),
    kit: presentKit(card.dimensions, {
      exercise: card.exercise,
      dimensions: card.kitDimensions,
      signals: card.kitSignals,
      redFlags: card.kitRedFlags,
    }),
    content: presentContent(card),
    changedAt: card.changedAt.toISOString(),
    submittedAt: card.submittedAt?.toISOString() ?? null,
    amendments: amendments.map(presentAmendment),
    questions: questions.map(presentQuestion),
    typedBy: card.typedBy,
    keptDraft: card.keptDraft,
    version: card.version,
    can: {
      ...ownCardRights(card, access.isSealed, ctx.clock.now()),
      seeColleagues: access.seesCards,
    },
  };
}

/**
 * The submitted cards of a loop. The loop's policy decides: not found for whoever may not know of the loop, sealed for
 * whoever may not read cards on it (yet).
 */
export async function listLoopScorecards(
  ctx: MemberCtx,
  loopId: LoopId,
): Promise<z.input<(typeof listContract)['reply']>> {
  const { loop, seesCards } = await findLoopAccess(ctx, loopId);
  if (!seesCards) return { state: 'sealed', until: RevealPolicy.parse(loop.job.reveal) };
  const { cards, kitSignals, kitRedFlags } = await selectLoopCards(ctx, {
    id: loop.id,
    versionId: loop.job.versionId,
  });
  const later = await findSaidLater(ctx, loop.id);
  const areKept = await areRecommendationsKept(ctx, loop.id);
  const readable = cards.filter((card) => canReadCard(ctx.actor, card));
  await noteReading(
    ctx,
    loop.id,
    readable.map(({ authorId }) => authorId),
  );
  return {
    state: 'open',
    cards: readable.map((card) =>
      presentSubmittedCard(
        card,
        { signals: kitSignals, redFlags: kitRedFlags },
        {
          later: later.get(card.seatId),
          keepsRecommendation: areKept && keepsRecommendation(ctx.actor, loop.job, card),
          canAsk: loop.state === 'debrief' && canAsk(ctx.actor, loop.job, card),
        },
      ),
    ),
  };
}

/**
 * What was said of a loop's submitted cards since: amendments and questions with their answers, oldest first, by seat.
 * Whoever calls this has asked the loop's policy.
 */
export async function findSaidLater(ctx: MemberCtx, loopId: string): Promise<ReadonlyMap<string, SaidLater>> {
  return presentSaidLater(await selectAmendments(ctx, loopId), await selectQuestions(ctx, loopId));
}

/**
 * When the oldest loop was opened on which the actor is sealed; null where they owe no card. Nothing of anybody's card
 * on such a loop is older, so what the actor may see of the organisation's events ends here.
 */
export async function findSealedSince(ctx: MemberCtx): Promise<Date | null> {
  const { orgId, memberId } = ctx.actor;
  const seats = await ctx.tx.sql<SeatFacts & { readonly loopCreatedAt: Date }>(
    `SELECT s.member_id AS "memberId", s.kind, s.ended_at AS "endedAt", card.state = 'submitted' AS "isSubmitted",
            l.created_at AS "loopCreatedAt"
       FROM scorecards card
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
      WHERE card.org_id = $1 AND card.member_id = $2 AND card.state = 'draft' AND s.ended_at IS NULL
      ORDER BY l.created_at`,
    [orgId, memberId],
  );
  return seats.find((seat) => isSealed([seat]))?.loopCreatedAt ?? null;
}
