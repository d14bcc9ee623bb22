import type { Debrief } from '#shared/debriefs.ts';
import { placeRatedLoop } from '#tests/factories/debrief.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { openOn } from '#tests/factories/family-loop.ts';
import type { PlacedLoop } from '#tests/factories/scorecard.ts';
import { createPerson, type Person, type World } from '#tests/support/world.ts';

/** Takes closed loops of a job up again and opens their debriefs, in this order. */
export async function openAgain(
  world: World,
  opener: Person,
  loop: PlacedLoop,
  loopIds: readonly string[],
): Promise<Debrief[]> {
  await world.ownerSql(
    `WITH reopened AS (UPDATE loops SET state = 'open' WHERE id = ANY ($1) RETURNING application_id)
     UPDATE applications a SET stage = 'interviewing' FROM reopened WHERE a.id = reopened.application_id`,
    [loopIds],
  );
  const opened: Debrief[] = [];
  for (const id of loopIds) opened.push(await openOn(opener, { ...loop, id: id as PlacedLoop['id'] }));
  return opened;
}

/** Two debriefs of one job that `staff` answers for. */
export async function placePair(world: World, staff: Person): Promise<readonly [Debrief, Debrief]> {
  const admin = await createPerson(world, staff.orgId, ['admin']);
  const loop = await placeRatedLoop(world, staff);
  const { loopIds } = await placeFamily(world, admin, loop, { candidates: 1 });
  const [other] = await openAgain(world, admin, loop, loopIds);
  if (other === undefined) throw new Error('no second debrief');
  return [await openOn(admin, loop), other];
}
