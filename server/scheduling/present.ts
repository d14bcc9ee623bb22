import type { z } from 'zod';
import type { Interval } from '#server/scheduling/rules.ts';
import type { Availability } from '#shared/availability.ts';

interface Times {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly working: readonly Interval[];
  readonly busy: readonly (Interval & {
    readonly source: string;
    readonly loopId: string | null;
    readonly name: string | null;
  })[];
}

/** Somebody's times for the form of one loop: what they do elsewhere has no name. */
export function presentPerson(
  { id, name, timeZone, working, busy }: Times,
  loopId: string,
): z.input<typeof Availability>['people'][number] {
  const instants = ({ startsAt, endsAt }: Interval) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  return {
    id,
    name,
    timeZone,
    working: working.map(instants),
    busy: busy.map((time) => ({
      ...instants(time),
      name: time.loopId === loopId ? time.name : null,
      isHold: time.source === 'hold' || time.source === 'offer',
    })),
  };
}
