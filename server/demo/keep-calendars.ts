import { DateTime } from 'luxon';
import { demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows } from '#prisma/demo/rows.ts';
import { addBusyTimes } from '#server/calendars/add-busy-times.ts';
import { storeBusy } from '#server/calendars/sources.sql.ts';
import { asMember } from '#server/demo/as-member.ts';
import type { Database } from '#server/platform/database.ts';
import type { OrgId } from '#shared/primitives.ts';

/** What fills somebody's working days: weekday, hours, on the clocks of their own zone. */
const weeks = [
  [
    { weekday: 1, from: 9, until: 9.5 },
    { weekday: 2, from: 14, until: 16 },
    { weekday: 3, from: 9, until: 9.5 },
    { weekday: 4, from: 11, until: 12 },
    { weekday: 5, from: 9, until: 12 },
  ],
  [
    { weekday: 1, from: 13, until: 14.5 },
    { weekday: 2, from: 10, until: 11 },
    { weekday: 3, from: 15, until: 17 },
    { weekday: 4, from: 10, until: 11 },
    { weekday: 5, from: 14, until: 15 },
  ],
] as const;
const weeksAhead = 4;

/** Two interviewers have given the addresses of their calendars, which are made up: they are never read. */
export async function keepCalendars(
  database: Database,
  orgId: OrgId,
  rows: DemoRows,
  at: Date,
): Promise<void> {
  const shown = demoPeople
    .filter(({ shownAs, roles }) => shownAs !== undefined && roles.includes('interviewer'))
    .flatMap(({ name }) => rows.people.filter((person) => person.name === name));
  for (const [n, week] of weeks.entries()) {
    const person = shown[n];
    if (person === undefined) continue;
    await asMember(database, orgId, person, at, async (ctx) => {
      await addBusyTimes(ctx, { address: `https://calendar.harbour.example/private/${n + 1}/basic.ics` });
      const [source] = await ctx.tx.sql<{ id: string }>(
        'UPDATE calendar_sources SET due_at = NULL WHERE org_id = $1 AND member_id = $2 RETURNING id',
        [orgId, person.memberId],
      );
      if (source === undefined) return;
      const first = DateTime.fromJSDate(at, { zone: person.timeZone }).startOf('week');
      const intervals = Array.from({ length: weeksAhead }, (_, ahead) =>
        week.map(({ weekday, from, until }) => {
          const day = first.plus({ weeks: ahead, days: weekday - 1 });
          const atHour = (hour: number): Date =>
            day.set({ hour: Math.floor(hour), minute: (hour % 1) * 60 }).toJSDate();
          return { startsAt: atHour(from), endsAt: atHour(until) };
        }),
      ).flat();
      await storeBusy(ctx, orgId, source.id, intervals, { etag: null, lastModified: null });
    });
  }
}
