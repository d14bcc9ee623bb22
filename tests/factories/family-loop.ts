import { type Debrief, openDebrief } from '#shared/debriefs.ts';
import { ratedCard } from '#tests/factories/debrief.ts';
import { type PlacedFamily, placeFamily } from '#tests/factories/family.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createPerson, type Person, type World } from '#tests/support/world.ts';

/** An open loop of a family that is more than raw, with cards of four of its interviewers in: every dimension is rated. */
export interface FamilyLoop {
  readonly loop: PlacedLoop;
  readonly family: PlacedFamily;
}

/** `before` is done when the job is there and no card yet; `dimensions`: how many the closed loops were scored on. */
export async function placeFamilyLoop(
  world: World,
  owner: Person,
  options: { before?: (loop: PlacedLoop) => Promise<void>; dimensions?: number } = {},
): Promise<FamilyLoop> {
  const approver = await createPerson(world, owner.orgId, ['approver']);
  const loop = await placeLoop(world, owner, {
    hiringManager: owner.memberId,
    approvers: [approver.memberId],
  });
  await options.before?.(loop);
  const family = await placeFamily(world, owner, loop, {
    dimensionIds: loop.dimensions.map(({ id }) => id).slice(0, options.dimensions),
  });
  for (const [exercise, rater] of family.raters.slice(0, 4).entries()) {
    const seat = await placeSeat(world, loop, rater, { exercise });
    await submitCard(seat, ratedCard(seat, 3 + (exercise % 3)));
  }
  return { loop, family };
}

export async function openOn(person: Person, { id }: PlacedLoop): Promise<Debrief> {
  const response = await person.call(openDebrief, { params: { loopId: id }, body: { despite: null } });
  if (response.status !== 201) throw new Error(`no debrief: ${response.status} ${response.text}`);
  return response.body;
}
