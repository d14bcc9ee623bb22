import type { z } from 'zod';
import type { Loop } from '#shared/loops.ts';
import { offerSlots } from '#shared/slot-offers.ts';
import type { Team } from '#tests/factories/job.ts';
import { interviewOf, openLoop } from '#tests/factories/loop.ts';
import type { Person, World } from '#tests/support/world.ts';

/** A body for offerSlots that is served: three times from tomorrow on, for the first open round of the plan. */
export function slotsOf(
  world: World,
  loop: Loop,
  people: readonly Person[],
  given: Partial<z.input<(typeof offerSlots)['body']>> = {},
): z.input<(typeof offerSlots)['body']> {
  const { startsAt: _, ...interview } = interviewOf(world, loop, people);
  const inHours = (hours: number): string =>
    new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
  return {
    ...interview,
    startTimes: [inHours(24), inHours(26), inHours(48)],
    days: 5,
    mailsCandidate: false,
    ...given,
  };
}

export interface PlacedOffer {
  readonly id: string;
  readonly loop: Loop;
  readonly token: string;
  readonly slotIds: readonly string[];
}

/** Offers slots with these people, on a new loop unless one is given. */
export async function placeOffer(
  world: World,
  team: Team,
  people: readonly Person[],
  given: { loop?: Loop } & Parameters<typeof slotsOf>[3] = {},
): Promise<PlacedOffer> {
  const { loop: placed, ...body } = given;
  const loop = placed ?? (await openLoop(team));
  const response = await team.recruiter.call(offerSlots, {
    params: { loopId: loop.id },
    body: slotsOf(world, loop, people, body),
  });
  if (response.status !== 201) throw new Error(`not offered: ${response.status} ${response.text}`);
  const { offer, link } = response.body;
  return {
    id: offer.id,
    loop,
    token: new URL(link).hash.slice(1),
    slotIds: offer.slots.map(({ id }: { id: string }) => id),
  };
}
