import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { Ctx, MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { type BusyRow, selectBusy } from '#server/scheduling/busy.sql.ts';
import { presentPerson } from '#server/scheduling/present.ts';
import { defaultHours, proposalsFor, workingTimes } from '#server/scheduling/rules.ts';
import { selectHours } from '#server/scheduling/working-hours.sql.ts';
import type { Availability, findAvailability as contract, WorkingHours } from '#shared/availability.ts';
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
  const ids = [...people.keys()];
  const busy = await selectBusy(ctx, ctx.actor.orgId, ids, { from, until });
  const hours = await selectHours(ctx, ids);
  const zones = await selectZones(ctx, ids);
  const times = ids.map((id) => {
    const zone = zones.get(id) ?? asked.timeZone;
    return {
      id,
      name: people.get(id)?.name ?? '',
      timeZone: zone,
      working: workingTimes(hours.get(id) ?? defaultHours, zone, between),
      busy: busy.filter(({ memberId }) => memberId === id),
    };
  });
  return {
    people: times.map((person) => presentPerson(person, loopId)),
    proposals: proposalsFor(times, asked.minutes, asked.timeZone, between).map((at) => at.toISOString()),
  };
}

async function selectZones(ctx: MemberCtx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.sql<{ id: string; timeZone: string }>(
    'SELECT id, time_zone AS "timeZone" FROM members WHERE org_id = $1 AND id = ANY ($2)',
    [ctx.actor.orgId, ids],
  );
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}
