import type { z } from 'zod';
import { type Debrief, decide, openDebrief } from '#shared/debriefs.ts';
import type { CardContent } from '#shared/scorecards.ts';
import { castVote } from '#shared/votes.ts';
import type { CompositePolicy, VoteChoice } from '#shared/voting.ts';
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
  /** Who votes beside `staff`. */
  readonly committee?: readonly Person[];
  /** In the order they are asked; `staff` where they hold the role, and somebody else where they don't. */
  readonly approvers?: readonly Person[];
  readonly quorum?: number;
  readonly hidesRecommendations?: boolean;
  readonly compositePolicy?: CompositePolicy;
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
  { ratings = [3, 4, 4], lateCard: _, committee = [], approvers, ...policy }: RatedLoopOptions = {},
): Promise<PlacedLoop> {
  const admin = await createPerson(world, staff.orgId, ['admin']);
  const { memberId } = staff;
  const chain = approvers ?? [await approverFor(world, staff)];
  const loop = await placeLoop(world, admin, {
    ...policy,
    hiringManager: memberId,
    approvers: chain.map((approver) => approver.memberId),
    committee: [staff, ...committee].map((member) => member.memberId),
  });
  for (const [index, rating] of ratings.entries()) {
    const interviewer = await createPerson(world, staff.orgId, ['interviewer']);
    const seat = await placeSeat(world, loop, interviewer, { exercise: index % 2 });
    await submitCard(seat, ratedCard(seat, rating));
  }
  return loop;
}

async function approverFor(world: World, staff: Person): Promise<Person> {
  const [found] = await world.ownerSql('SELECT FROM members WHERE id = $1 AND $2 = ANY (roles)', [
    staff.memberId,
    'approver',
  ]);
  return found === undefined ? createPerson(world, staff.orgId, ['approver']) : staff;
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

type DecisionBody = z.input<(typeof decide)['body']>;

/** A decision that gives every dimension its reason. */
export function decisionOn(debrief: Debrief, given: Partial<DecisionBody> = {}): DecisionBody {
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

/** Casts a vote that is taken, and returns the debrief as the voter sees it then. */
export async function vote(
  voter: Person,
  debrief: Pick<Debrief, 'id'>,
  choice: VoteChoice,
  reason = '',
): Promise<Debrief> {
  const cast = await voter.call(castVote, { params: { debriefId: debrief.id }, body: { choice, reason } });
  if (cast.status !== 200) throw new Error(`no vote: ${cast.status} ${cast.text}`);
  return cast.body;
}

/** Records a decision that is taken, and returns the debrief as the decider sees it then. */
export async function decided(
  decider: Person,
  debrief: Debrief,
  given: Partial<DecisionBody> = {},
): Promise<Debrief> {
  const found = await decider.call(decide, {
    params: { debriefId: debrief.id },
    seen: debrief.version,
    body: decisionOn(debrief, given),
  });
  if (found.status !== 200) throw new Error(`no decision: ${found.status} ${found.text}`);
  return found.body;
}
