import type { z } from 'zod';
import { type Debrief, type decide, openDebrief } from '#shared/debriefs.ts';
import type { CardContent } from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { createPerson, type Person, type World } from '#tests/support/world.ts';

export interface RatedLoopOptions {
  /** What each of the interviewers gives on every dimension they score; one interviewer for each number. */
  readonly ratings?: readonly number[];
  /** One more card, which comes in when the debrief is open already. */
  readonly lateCard?: boolean;
}

/** A card that rates every dimension of the seat alike. */
export function ratedCard(seat: PlacedSeat, rating: number, given: Partial<CardContent> = {}): CardContent {
  const card = completeCard(seat, given);
  return { ...card, scores: card.scores.map((score) => ({ ...score, rating, notAssessedReason: null })) };
}

/** An open loop whose cards are in, on a job that `staff` answers for in every place that they can hold. */
export async function placeRatedLoop(
  world: World,
  staff: Person,
  { ratings = [3, 4, 4] }: RatedLoopOptions = {},
): Promise<PlacedLoop> {
  const admin = await createPerson(world, staff.orgId, ['admin']);
  const { memberId } = staff;
  const loop = await placeLoop(world, admin, {
    hiringManager: memberId,
    approver: memberId,
    committee: [memberId],
  });
  for (const [index, rating] of ratings.entries()) {
    const interviewer = await createPerson(world, staff.orgId, ['interviewer']);
    const seat = await placeSeat(world, loop, interviewer, { exercise: index % 2 });
    await submitCard(seat, ratedCard(seat, rating));
  }
  return loop;
}

/** An open debrief on such a loop. */
export async function placeDebrief(
  world: World,
  staff: Person,
  options: RatedLoopOptions = {},
): Promise<Debrief> {
  const loop = await placeRatedLoop(world, staff, options);
  const admin = await createPerson(world, staff.orgId, ['admin']);
  const opened = await admin.call(openDebrief, { params: { loopId: loop.id }, body: { despite: null } });
  if (opened.status !== 201) throw new Error(`no debrief: ${opened.status} ${opened.text}`);
  if (options.lateCard === true) {
    const late = await createPerson(world, staff.orgId, ['interviewer']);
    const seat = await placeSeat(world, loop, late);
    await submitCard(seat, ratedCard(seat, 2));
  }
  return opened.body;
}

/** A decision that gives every dimension its reason. */
export function decisionOn(
  debrief: Debrief,
  given: Partial<z.input<(typeof decide)['body']>> = {},
): z.input<(typeof decide)['body']> {
  return {
    outcome: 'hire',
    rationale: debrief.matrix.dimensions.map(({ id, name }) => ({
      dimensionId: id,
      text: `${name}: what the cards show is enough for the role.`,
    })),
    summary: 'The evidence on the must-haves agrees, and the open question was settled.',
    conditions: '',
    ...given,
  };
}
