import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { Ctx, MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { type BusyRow, selectBusy } from '#server/scheduling/busy.sql.ts';
import { presentPerson } from '#server/scheduling/present.ts';
import {
  defaultHours,
  freedomAt,
  type Interval,
  type PersonTimes,
  proposalsFor,
  workingTimes,
} from '#server/scheduling/rules.ts';
import { selectHours } from '#server/scheduling/working-hours.sql.ts';
import type {
  Availability,
  findAvailability as contract,
  Freedom,
  WorkingHours,
} from '#shared/availability.ts';
import type { LoopId, OrgId } from '#shared/primitives.ts';

/** When these people have something to do between two moments, in order: as an offer of slots has to know it. */
export function findBusy(
  ctx: Ctx,
  orgId: OrgId,
  memberIds: readonly string[],
  between: { readonly from: Date; readonly until: Date },
): Promise<BusyRow[]> {
  return selectBusy(ctx, orgId, memberIds, between);
}

export async function findWorkingHours(ctx: MemberCtx): Promise<z.input<typeof WorkingHours>> {
  const { memberId } = ctx.actor;
  const { days, from, until, version } = (await selectHours(ctx, [memberId])).get(memberId) ?? defaultHours;
  return { days: [...days], from, until, version };
}

/**
 * When people are busy and when they work, from now on, with times that suit all of them. Nothing of it depends on
 * cards: what is to come has none. Throws `not_found` for a loop or person that is not there.
 */
export async function findAvailability(
  ctx: MemberCtx,
  loopId: LoopId,
  asked: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Availability>> {
  const now = ctx.clock.now();
  await findLoopAccess(ctx, loopId);
  const people = await findPeople(ctx, asked.memberIds);
  const first = DateTime.fromISO(asked.from, { zone: asked.timeZone }).startOf('day');
  const until = first.plus({ days: asked.days }).toJSDate();
  const from = new Date(Math.max(first.toJSDate().getTime(), now.getTime()));
  if (from >= until) return { people: [], proposals: [] };
  const between = { startsAt: from, endsAt: until };
  const times = await findTimes(ctx, [...people.keys()], between);
  return {
    people: times.map((person) =>
      presentPerson({ ...person, name: people.get(person.id)?.name ?? '' }, loopId),
    ),
    proposals: proposalsFor(times, asked.minutes, asked.timeZone, between).map((at) => at.toISOString()),
  };
}

/** Whether each of these people could be asked for a time to come, by their id; for one that has begun nobody is told. */
export async function findFreedom(
  ctx: MemberCtx,
  memberIds: readonly string[],
  slot: Interval,
): Promise<ReadonlyMap<string, Freedom>> {
  if (slot.startsAt < ctx.clock.now()) return new Map();
  const times = await findTimes(ctx, memberIds, slot);
  return new Map(times.map((person) => [person.id, freedomAt(person, slot)]));
}

interface Times extends PersonTimes {
  readonly id: string;
  readonly timeZone: string;
  readonly busy: readonly BusyRow[];
}

/** When each of these people works and is busy between two moments, in the order in which they are named. */
async function findTimes(ctx: MemberCtx, ids: readonly string[], between: Interval): Promise<Times[]> {
  const { startsAt: from, endsAt: until } = between;
  const busy = await selectBusy(ctx, ctx.actor.orgId, ids, { from, until });
  const hours = await selectHours(ctx, ids);
  const zones = await selectZones(ctx, ids);
  return ids.flatMap((id) => {
    const timeZone = zones.get(id);
    if (timeZone === undefined) return [];
    const working = workingTimes(hours.get(id) ?? defaultHours, timeZone, between);
    return [{ id, timeZone, working, busy: busy.filter(({ memberId }) => memberId === id) }];
  });
}

async function selectZones(ctx: MemberCtx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.sql<{ id: string; timeZone: string }>(
    'SELECT id, time_zone AS "timeZone" FROM members WHERE org_id = $1 AND id = ANY ($2)',
    [ctx.actor.orgId, ids],
  );
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}
