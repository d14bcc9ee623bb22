import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findLoopAccess, type LoopAccess, noteReading } from '#server/loops/queries.ts';
import {
  type LearnerSeat,
  selectLearnerSeat,
  selectSeatsToCompare,
  selectSubmittedScores,
  selectVersionDimensions,
} from '#server/practice/comparison.sql.ts';
import { isPartner, mayCompare } from '#server/practice/policy.ts';
import { presentCompared } from '#server/practice/present.ts';
import { RevealPolicy } from '#shared/jobs.ts';
import type { compareCards as contract, listComparisons } from '#shared/practice.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

type SeatRow = LoopAccess['seats'][number];

/** The seats of the learner's interview. */
const besides = ({ seats }: LoopAccess, { interviewId }: LearnerSeat): SeatRow[] =>
  seats.filter((seat) => seat.interviewId === interviewId);

const partnersIn = (seats: readonly SeatRow[]): SeatRow[] =>
  seats.filter((seat) => isPartner(seat) && seat.isSubmitted);

/** Whether the learner's card and a partner's are in. */
const areBothIn = (seats: readonly SeatRow[], seatId: string): boolean =>
  seats.some(({ id, isSubmitted }) => id === seatId && isSubmitted) && partnersIn(seats).length > 0;

function presentSeat(
  seat: LearnerSeat,
): Omit<z.input<(typeof listComparisons)['reply']>['items'][number], 'partners'> {
  return {
    seatId: seat.seatId,
    loopId: seat.loopId,
    kind: seat.kind,
    learner: seat.learner,
    interviewName: seat.interviewName,
    candidateName: seat.candidateName,
    startsAt: seat.startsAt.toISOString(),
  };
}

/**
 * A trainee's or shadow's card beside that of the interviewer of the same interview. The loop's policy decides whether
 * the actor may read cards yet; reading them is noted, as everywhere. Throws `not_found` for a seat that counts and for
 * whoever is neither of the two nor plans the loop.
 */
export async function compareCards(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<z.input<(typeof contract)['reply']>> {
  const learner = await selectLearnerSeat(ctx, seatId);
  if (learner === null) throw new AppError('not_found');
  const access = await findLoopAccess(ctx, learner.loopId);
  const seats = besides(access, learner);
  if (!mayCompare(ctx.actor, access.loop, { memberId: learner.learner.id }, seats))
    throw new AppError('not_found');
  if (!access.seesCards) return { state: 'sealed', until: RevealPolicy.parse(access.loop.job.reveal) };
  if (!areBothIn(seats, seatId)) return { state: 'waiting' };

  const partners = partnersIn(seats);
  const shown = [learner.seatId, ...partners.map(({ id }) => id)];
  const rows = await selectSubmittedScores(ctx, shown);
  const scoresOf = (id: string): Map<string, number | null> =>
    new Map(rows.filter((row) => row.seatId === id).map((row) => [row.dimensionId, row.rating]));
  const dimensions = await selectVersionDimensions(ctx, access.loop.job.versionId);
  await noteReading(ctx, learner.loopId, [learner.learner.id, ...partners.map(({ memberId }) => memberId)]);
  return {
    state: 'open',
    ...presentSeat(learner),
    partners: partners.map((partner) => ({
      partner: { id: partner.memberId, name: partner.memberName },
      ...presentCompared(dimensions, scoresOf(learner.seatId), scoresOf(partner.id)),
    })),
  };
}

const mostCompared = 20;

/** What the actor may compare now: their own trainee and shadow cards, and those beside a card of theirs. */
export async function findComparisons(ctx: MemberCtx): Promise<z.input<(typeof listComparisons)['reply']>> {
  const learners = await selectSeatsToCompare(ctx, mostCompared);
  const accesses = new Map<string, LoopAccess>();
  for (const { loopId } of learners)
    if (!accesses.has(loopId)) accesses.set(loopId, await findLoopAccess(ctx, loopId));
  return {
    items: learners.flatMap((learner) => {
      const access = accesses.get(learner.loopId);
      if (access?.seesCards !== true) return [];
      const seats = besides(access, learner);
      if (!areBothIn(seats, learner.seatId)) return [];
      const partners = partnersIn(seats).map(({ memberId, memberName }) => ({
        id: memberId,
        name: memberName,
      }));
      return [{ ...presentSeat(learner), partners }];
    }),
  };
}
