import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busyInThread } from '#server/calendars/busy-in-thread.ts';
import { calendarLimits, readCalendars } from '#server/calendars/read-calendars.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { createPublicFetch, type Reach } from '#server/platform/public-fetch.ts';
import { type Availability, findAvailability } from '#shared/availability.ts';
import { addBusyTimes, getMyCalendar, type MyCalendar, removeBusyTimes } from '#shared/calendars.ts';
import { deactivateMember } from '#shared/identity.ts';
import type { Loop } from '#shared/loops.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { openLoop } from '#tests/factories/loop.ts';
import { placeOffer } from '#tests/factories/slot-offer.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { type ForeignServer, foreignHost, startForeignServer } from '#tests/support/foreign-server.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let loop: Loop;
let jobs: Database;
let server: ForeignServer;

// It is Monday, 2 March 2026, 09:00 in Lisbon.
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  loop = await openLoop(team);
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
  server = await startForeignServer();
});
beforeEach(async () => {
  server.asked.length = 0;
  // Each test has addresses of its own.
  await world.ownerSql('UPDATE calendar_sources SET due_at = NULL');
});
afterAll(async () => {
  await server.close();
  await jobs.close();
  await world.end();
});

const address = `https://${foreignHost}/private-canary-9f8e/basic.ics`;
const person = (): Promise<Person> => createPerson(world, team.admin.orgId, ['interviewer']);

function read(
  reach: Partial<Reach> = {},
  limits: { limitMs: number; maxBytes: number } = calendarLimits,
): Promise<number> {
  return readCalendars({
    ...refitDeps(world),
    jobs,
    fetchPublic: createPublicFetch(limits, { ...server.reach, ...reach }),
    readBusy: (data) => busyInThread(data, 60_000),
  });
}

const calendar = (...events: [string, string][]): string =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap(([start, end]) => [
      ...['BEGIN:VEVENT', `UID:${start}`, 'SUMMARY:Zqdentistzq', 'LOCATION:Zqharbourzq'],
      ...['ATTENDEE;CN=Zqcarlazq:mailto:zqc@test.example', `DTSTART:${start}`, `DTEND:${end}`, 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ].join('\r\n');
const morning: [string, string] = ['20260302T100000Z', '20260302T110000Z'];
const noon: [string, string] = ['20260302T120000Z', '20260302T130000Z'];

async function subscriber(): Promise<Person> {
  const ana = await person();
  const added = await ana.call(addBusyTimes, { body: { address } });
  expect(added.status).toBe(200);
  return ana;
}
const own = async (who: Person): Promise<MyCalendar['busy']> => (await who.call(getMyCalendar)).body.busy;

async function availabilityOf(who: Person): Promise<Availability['people'][number] | undefined> {
  const response = await team.recruiter.call(findAvailability, {
    params: { loopId: loop.id },
    body: {
      memberIds: [who.memberId],
      from: world.clock.now().toISOString(),
      days: 1,
      minutes: 60,
      timeZone: 'Europe/Lisbon',
    },
  });
  expect(response.status).toBe(200);
  return response.body.people[0];
}
const busyOf = async (who: Person): Promise<string[]> =>
  ((await availabilityOf(who))?.busy ?? []).map(({ startsAt }) => startsAt.slice(11, 16));

const intervals = (): Promise<{ count: number }[]> =>
  world.ownerSql('SELECT count(*)::integer AS count FROM busy_intervals');

describe('the address of somebody’s calendar', () => {
  it('is read, and planners see when they are busy and nothing else', async () => {
    const ana = await subscriber();
    server.answer((_, response) => response.end(calendar(morning)));
    expect(await own(ana)).toMatchObject({ host: foreignHost, ending: '.ics', readAt: null, failure: null });
    expect(await read()).toBe(1);
    expect(server.asked[0]?.url).toBe('/private-canary-9f8e/basic.ics');
    expect(await own(ana)).toMatchObject({ readAt: world.clock.now().toISOString(), failure: null });
    expect((await availabilityOf(ana))?.busy).toEqual([
      {
        startsAt: '2026-03-02T10:00:00.000Z',
        endsAt: '2026-03-02T11:00:00.000Z',
        name: null,
        isHold: false,
      },
    ]);
  });

  it('is known where times are offered: who offers one at which its owner is busy has seen so', async () => {
    const ana = await subscriber();
    server.answer((_, response) => response.end(calendar(noon)));
    await read();
    const offer = await placeOffer(world, team, [ana], {
      startTimes: ['2026-03-02T12:30:00Z', '2026-03-02T15:00:00Z'],
    });
    const rows = await world.ownerSql<{ was_busy: boolean }>(
      'SELECT was_busy FROM offered_slots WHERE offer_id = $1 ORDER BY starts_at',
      [offer.id],
    );
    expect(rows.map(({ was_busy }) => was_busy)).toEqual([true, false]);
  });

  it('leaves no title, place or person anywhere, and itself in no reply, log or audit entry', async () => {
    const ana = await subscriber();
    server.answer((_, response) => response.end(calendar(morning)));
    await read();
    const tables = await world.ownerSql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      const rows = await world.ownerSql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const text = rows.map(({ row }) => row).join('\n');
      expect(text, name).not.toMatch(/zq\w+zq/i);
      if (name !== 'calendar_sources') expect(text, name).not.toContain('private-canary');
    }
    expect((await ana.call(getMyCalendar)).text).not.toContain('canary');
    expect(world.log.join('\n')).not.toMatch(/canary|zq\w+zq/i);
    const entry = (await entriesOf(world, ana.memberId)).at(-1);
    expect(entry).toMatchObject({ action: 'busy_times.added' });
    expect(JSON.stringify(entry)).not.toContain('canary');
  });

  it('is asked every quarter of an hour at most, also where several workers are at it', async () => {
    await subscriber();
    server.answer((_, response) => response.end(calendar(morning)));
    await Promise.all([read(), read(), read()]);
    world.clock.advance({ minutes: 14 });
    await read();
    expect(server.asked.length).toBe(1);
    world.clock.advance({ minutes: 1 });
    await read();
    expect(server.asked.length).toBe(2);
  });

  it('is asked whether anything changed, for a day; then for everything, because series go on', async () => {
    const ana = await subscriber();
    server.answer((request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"', 'last-modified': 'Mon' }).end(calendar(morning));
    });
    await read();
    const { readAt } = (await own(ana)) ?? {};
    world.clock.advance({ minutes: 15 });
    await read();
    expect(server.asked[1]?.headers).toMatchObject({ 'if-none-match': '"one"', 'if-modified-since': 'Mon' });
    expect((await own(ana))?.readAt).not.toBe(readAt);
    expect((await intervals())[0]?.count).toBeGreaterThan(0);
    world.clock.advance({ days: 1 });
    await read();
    expect(server.asked[2]?.headers['if-none-match']).toBeUndefined();
    world.clock.advance({ days: -1, minutes: -15 });
  });

  it('that cannot be read says so to its owner, in a code, and keeps what is known', async () => {
    const ana = await subscriber();
    server.answer((_, response) => response.end(calendar(morning)));
    await read();
    const failures: [() => Promise<unknown>, string][] = [
      [() => answered(404, ''), 'refused'],
      [() => answered(503, ''), 'unreachable'],
      [() => answered(302, ''), 'redirected'],
      [() => answered(200, '<html>Sign in</html>'), 'no_calendar'],
      [() => answered(200, 'x'.repeat(2_000), { maxBytes: 1_000 }), 'too_large'],
      [() => readSoon({ mayReach: () => false }), 'unreachable'],
    ];
    async function readSoon(reach: Partial<Reach> = {}, limits: { maxBytes?: number } = {}): Promise<void> {
      await world.ownerSql('UPDATE calendar_sources SET due_at = $2 WHERE member_id = $1', [
        ana.memberId,
        world.clock.now(),
      ]);
      await read(reach, { ...calendarLimits, ...limits });
    }
    async function answered(status: number, text: string, limits: { maxBytes?: number } = {}): Promise<void> {
      server.answer((_, response) => response.writeHead(status, { location: '/x' }).end(text));
      await readSoon({}, limits);
    }
    for (const [fail, failure] of failures) {
      await fail();
      expect((await own(ana))?.failure).toBe(failure);
      expect(await busyOf(ana)).toEqual(['10:00']);
    }
    // After six tries in a row it waits for 8 hours.
    const [row] = await world.ownerSql<{ due_at: Date }>(
      'SELECT due_at FROM calendar_sources WHERE member_id = $1',
      [ana.memberId],
    );
    expect((row?.due_at.getTime() ?? 0) - world.clock.now().getTime()).toBe(8 * 3_600_000);
    await answered(200, calendar(noon));
    expect([(await own(ana))?.failure, await busyOf(ana)]).toEqual([null, ['12:00']]);
  });

  it('is replaced or removed with all that came from it, also while it is being read', async () => {
    const ana = await subscriber();
    server.answer((_, response) => response.end(calendar(morning)));
    await read();
    expect(await busyOf(ana)).toEqual(['10:00']);
    const replaced = await ana.call(addBusyTimes, {
      body: { address: `webcal://${foreignHost}/other.ics?a=1` },
    });
    expect(replaced.body.busy).toMatchObject({ host: foreignHost, ending: '?a=1', readAt: null });
    expect(await busyOf(ana)).toEqual([]);
    server.answer((_, response) => {
      ana.call(removeBusyTimes).then(() => response.end(calendar(noon)));
    });
    await read();
    expect([await own(ana), await busyOf(ana)]).toEqual([null, []]);
    expect(await world.ownerSql('SELECT FROM calendar_sources WHERE member_id = $1', [ana.memberId])).toEqual(
      [],
    );
    expect((await entriesOf(world, ana.memberId)).at(-1)).toMatchObject({ action: 'busy_times.removed' });
    expect((await ana.call(removeBusyTimes)).status).toBe(404);
  });

  it('is not asked any more when its owner has left', async () => {
    const ana = await subscriber();
    await team.admin.call(deactivateMember, { params: { memberId: ana.memberId } });
    await read();
    expect(server.asked).toEqual([]);
  });

  it.each([
    'http://a.test.example/x',
    'https://127.0.0.1/x',
    'https://[::ffff:a00:1]/x',
    'https://intranet/x',
    'x',
  ])('is refused where it leads to no public place: %s', async (bad) => {
    const ana = await person();
    const refused = await ana.call(addBusyTimes, { body: { address: bad } });
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      422,
      'rule_broken',
      'address',
    ]);
    expect(await own(ana)).toBeNull();
  });
});
