import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { isSealed, type SeatFacts } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { endOf } from '#server/loops/rules.ts';
import { selectLoopCards } from '#server/scorecards/loop-cards.sql.ts';
import { selectOwnCard } from '#server/scorecards/own-card.sql.ts';
import { canReadCard, ownCardRights } from '#server/scorecards/policy.ts';
import { presentKit, presentSubmittedCard } from '#server/scorecards/present.ts';
import { cardStateOf } from '#server/scorecards/rules.ts';
import { RevealPolicy } from '#shared/jobs.ts';
import type { LoopId, SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { listLoopScorecards as listContract, Scorecard } from '#shared/scorecards.ts';

/** The actor's own card with its kit. Throws `not_found` for anybody else's seat, as for none. */
export async function getScorecard(ctx: MemberCtx, seatId: SeatId): Promise<z.input<typeof Scorecard>> {
  const card = await selectOwnCard(ctx, seatId);
  if (card === null) throw new AppError('not_found');
  const { seesCards } = await findLoopAccess(ctx, card.loopId);
  return {
    seatId: card.seatId,
    loopId: card.loopId,
    interviewId: card.interviewId,
    state: cardStateOf(card),
    candidateName: card.candidateName,
    jobTitle: card.jobTitle,
    interviewName: card.interviewName,
    startsAt: card.startsAt.toISOString(),
    endsAt: endOf(card).toISOString(),
    dueAt: card.dueAt.toISOString(),
    kit: presentKit(card.dimensions, {
      exercise: card.exercise,
      dimensions: card.kitDimensions,
      signals: card.kitSignals,
      redFlags: card.kitRedFlags,
    }),
    content: {
      notes: card.notes,
      recommendation: card.recommendation,
      scores: card.dimensions.map(({ id, rating, notAssessedReason, evidence }) => ({
        dimensionId: id,
        rating,
        notAssessedReason,
        evidence,
      })),
      signals: card.signals,
      redFlags: card.redFlags,
    },
    changedAt: card.changedAt.toISOString(),
    submittedAt: card.submittedAt?.toISOString() ?? null,
    version: card.version,
    can: { ...ownCardRights(card, ctx.clock.now()), seeColleagues: seesCards },
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
  return {
    state: 'open',
    cards: cards
      .filter((card) => canReadCard(ctx.actor, card))
      .map((card) => presentSubmittedCard(card, { signals: kitSignals, redFlags: kitRedFlags })),
  };
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
       FROM seats s
       JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
      WHERE s.org_id = $1 AND s.member_id = $2 AND s.ended_at IS NULL
      ORDER BY l.created_at`,
    [orgId, memberId],
  );
  return seats.find((seat) => isSealed([seat]))?.loopCreatedAt ?? null;
}
