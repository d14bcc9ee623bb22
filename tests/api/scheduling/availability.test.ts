import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Availability,
  findAvailability,
  getWorkingHours,
  saveWorkingHours,
} from '#shared/availability.ts';
import { cancelInterview, type Loop, scheduleInterview } from '#shared/loops.ts';
import { updateProfile } from '#shared/session.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { interviewOf, loopWith, openLoop, seatOf } from '#tests/factories/loop.ts';
import { placeOffer } from '#tests/factories/slot-offer.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let loop: Loop;

// It is Monday, 2 March 2026, 09:00 in Lisbon.
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  loop = await openLoop(team);
});
afterAll(() => world.end());

const person = (): Promise<Person> => createPerson(world, team.admin.orgId, ['interviewer']);

async function ask(
  people: readonly Person[],
  given: { loop?: Loop; days?: number } = {},
): Promise<Availability> {
  const response = await team.recruiter.call(findAvailability, {
    params: { loopId: (given.loop ?? loop).id },
    body: {
      memberIds: people.map(({ memberId }) => memberId),
      from: world.clock.now().toISOString(),
      days: given.days ?? 1,
      minutes: 60,
      timeZone: 'Europe/Lisbon',
    },
  });
  expect(response.status).toBe(200);
  return response.body;
}

describe('availability', () => {
  it('names what somebody does on the same loop, and says of anything else that they are busy', async () => {
    const ana = await person();
    const here = await loopWith(world, team, [ana], { startsInMinutes: 60 });
    await loopWith(world, team, [ana], { startsInMinutes: 180, name: 'Somebody Else' });
    const { people } = await ask([ana], { loop: here });
    expect(people[0]).toMatchObject({
      id: ana.memberId,
      timeZone: 'Europe/Lisbon',
      working: [{ startsAt: '2026-03-02T09:00:00.000Z', endsAt: '2026-03-02T17:00:00.000Z' }],
      busy: [
        { startsAt: '2026-03-02T10:00:00.000Z', name: here.interviews[0]?.name, isHold: false },
        { startsAt: '2026-03-02T12:00:00.000Z', endsAt: '2026-03-02T12:45:00.000Z', name: null },
      ],
    });
    expect(JSON.stringify(people)).not.toContain('Somebody Else');
  });

  it('proposes what suits all, each on their own clocks', async () => {
    const [ana, bo] = [await person(), await person()];
    await bo.call(updateProfile, { seen: 1, body: { timeZone: 'America/New_York' } });
    await loopWith(world, team, [ana], { startsInMinutes: 6 * 60, minutes: 30 });
    // Nine in New York is two in Lisbon; at three Ana is busy for half an hour.
    expect((await ask([ana, bo])).proposals).toEqual([
      '2026-03-02T14:00:00.000Z',
      '2026-03-02T15:30:00.000Z',
      '2026-03-02T16:00:00.000Z',
    ]);
  });

  it('counts holds and offered times as not certain, and nothing that is cancelled', async () => {
    const [ana, bo] = [await person(), await person()];
    const open = await openLoop(team);
    const hold = await team.recruiter.call(scheduleInterview, {
      params: { loopId: open.id },
      body: { ...interviewOf(world, open, [ana], { startsInMinutes: 60 }), isHold: true },
    });
    await placeOffer(world, team, [bo], { startTimes: ['2026-03-02T11:00:00Z'] });
    const busyOf = async (who: Person) => (await ask([who])).people[0]?.busy.map(({ isHold }) => isHold);
    expect([await busyOf(ana), await busyOf(bo)]).toEqual([[true], [true]]);
    await team.recruiter.call(cancelInterview, {
      params: { interviewId: seatOf(hold.body, ana).interviewId },
      body: { reason: 'Not needed' },
    });
    expect(await busyOf(ana)).toEqual([]);
  });

  it('tells nothing of what is past, and is for planners', async () => {
    const ana = await person();
    await loopWith(world, team, [ana], { startsInMinutes: -120 });
    expect((await ask([ana])).people[0]?.busy).toEqual([]);
    const asInterviewer = await ana.call(findAvailability, {
      params: { loopId: loop.id },
      body: {
        memberIds: [ana.memberId],
        from: '2026-03-02T09:00:00Z',
        days: 1,
        minutes: 60,
        timeZone: 'UTC',
      },
    });
    expect(asInterviewer.status).toBe(403);
  });
});

describe('working hours', () => {
  it('are 9 to 17 on weekdays until somebody says otherwise, and change what is proposed', async () => {
    const ana = await person();
    expect((await ana.call(getWorkingHours)).body).toEqual({
      days: [1, 2, 3, 4, 5],
      from: 540,
      until: 1020,
      version: 1,
    });
    const saved = await ana.call(saveWorkingHours, {
      seen: 1,
      body: { days: [2, 1], from: 840, until: 960 },
    });
    expect([saved.status, saved.body]).toEqual([200, { days: [1, 2], from: 840, until: 960, version: 2 }]);
    expect((await entriesOf(world, ana.memberId)).at(-1)).toMatchObject({ action: 'working_hours.changed' });
    expect((await ask([ana])).proposals).toEqual([
      '2026-03-02T14:00:00.000Z',
      '2026-03-02T14:30:00.000Z',
      '2026-03-02T15:00:00.000Z',
    ]);
    const stale = await ana.call(saveWorkingHours, { seen: 1, body: { days: [1], from: 0, until: 60 } });
    expect(stale.status).toBe(412);
    const upside = await ana.call(saveWorkingHours, { seen: 2, body: { days: [1], from: 600, until: 540 } });
    expect(upside.status).toBe(400);
  });

  it('are changed once by two at a time', async () => {
    const ana = await person();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        ana.call(saveWorkingHours, { seen: 1, body: { days: [1], from: 540, until: 600 } }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(412)]);
  });
});
