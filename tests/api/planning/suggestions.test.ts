import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveWorkingHours } from '#shared/availability.ts';
import { declareConflict } from '#shared/conflicts.ts';
import { saveInterviewLimits } from '#shared/interview-limits.ts';
import { giveUpSeat, type Loop } from '#shared/loops.ts';
import { type Suggestion, suggestPeople } from '#shared/plan-warnings.ts';
import { signOffInterviewer } from '#shared/practice.ts';
import { listLoopScorecards } from '#shared/scorecards.ts';
import { updateProfile } from '#shared/session.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { changePlan } from '#tests/support/planner-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

interface Scene {
  readonly team: Team;
  readonly person: (name: string, email?: string) => Promise<Person>;
}

async function scene(name: string): Promise<Scene> {
  const orgId = await createOrg(world, name);
  return {
    team: await createTeam(world, orgId),
    person: (called) => createPerson(world, orgId, ['interviewer'], { name: called }),
  };
}

const suggested = async (
  planner: Person,
  loop: Loop,
  query: { startsAt?: string; minutes?: number } = {},
): Promise<Suggestion[]> => {
  const roundId = loop.openRounds[0]?.id ?? '';
  const reply = await planner.call(suggestPeople, { params: { loopId: loop.id, roundId }, query });
  expect(reply.status).toBe(200);
  return reply.body.people;
};
const names = (people: readonly Suggestion[]): string[] => people.map(({ person }) => person.name);

describe('who is suggested', () => {
  it('comes by the stated rule, with the reason in words', async () => {
    const { team, person } = await scene('Order');
    const [busy, free, learner, pool] = [
      await person('Busy'),
      await person('Free'),
      await person('Learner'),
      await person('Pool'),
    ];
    const job = await changePlan(team.admin, await openJob(team), { 0: { memberIds: [pool.memberId] } });
    for (const { memberId } of [busy, free]) {
      await team.admin.call(signOffInterviewer, {
        params: { blueprintId: job.blueprint.id, memberId },
        body: { note: 'Held it for two years elsewhere.', despite: true },
      });
    }
    await schedule(world, team, await openLoop(team), [busy], { startsInMinutes: -10 });
    const people = await suggested(team.recruiter, await openLoop(team, { job }));
    expect(people.map(({ person: { name }, reason }) => [name, reason])).toEqual([
      ['Pool', 'Named for this round · Not signed off · 0 interviews this week, 0 next week'],
      ['Free', 'Qualified · 0 interviews this week, 0 next week'],
      ['Busy', 'Qualified · 1 interview this week, 0 next week'],
      ['Learner', 'Not signed off · 0 interviews this week, 0 next week'],
    ]);
    expect(learner.name).toBe('Learner');
    const { seen } = { seen: 1 };
    await team.admin.call(saveInterviewLimits, { seen, body: { perWeek: 1 } });
    expect(names(await suggested(team.recruiter, await openLoop(team, { job }))).slice(1, 3)).toEqual([
      'Free',
      'Busy',
    ]);
  });

  // It is Monday, 2 March 2026, 09:00 in Lisbon.
  it('is asked for a time that is set: who is free then and at work comes first, and what others do stays theirs', async () => {
    const { team, person } = await scene('Free then');
    const [booked, later, away, named] = [
      await person('Booked'),
      await person('Works later'),
      await person('At rest'),
      await person('Named'),
    ];
    const job = await changePlan(team.admin, await openJob(team), { 0: { memberIds: [named.memberId] } });
    const elsewhere = await openLoop(team, { name: 'Zqcandidatezq' });
    await schedule(world, team, elsewhere, [booked, named], { startsInMinutes: 60, minutes: 45 });
    await later.call(saveWorkingHours, { seen: 1, body: { days: [1], from: 630, until: 1020 } });
    await away.call(updateProfile, { seen: 1, body: { timeZone: 'America/New_York' } });
    const loop = await openLoop(team, { job });
    const at = async (startsAt: string, minutes?: number): Promise<unknown[]> =>
      (
        await suggested(team.recruiter, loop, { startsAt, ...(minutes === undefined ? {} : { minutes }) })
      ).map((one) => [one.person.name, one.freedom]);
    // It begins as the other one ends, and New York is asleep.
    expect(await at('2026-03-02T10:45:00Z')).toEqual([
      ['Named', 'free'],
      ['Works later', 'free'],
      ['Booked', 'free'],
      ['At rest', 'outside_hours'],
    ]);
    expect(await at('2026-03-02T10:30:00Z', 30)).toEqual([
      ['Works later', 'free'],
      ['At rest', 'outside_hours'],
      ['Named', 'busy'],
      ['Booked', 'busy'],
    ]);
    const early = await suggested(team.recruiter, loop, { startsAt: '2026-03-02T09:15:00Z', minutes: 45 });
    expect(early.map(({ person: { name }, freedom }) => [name, freedom])).toEqual([
      ['Named', 'free'],
      ['Booked', 'free'],
      ['At rest', 'outside_hours'],
      ['Works later', 'outside_hours'],
    ]);
    const busy = await suggested(team.recruiter, loop, { startsAt: '2026-03-02T10:00:00Z' });
    expect(busy.find(({ isNamed }) => isNamed)?.reason).toBe(
      'Busy then · Named for this round · Not signed off · 1 interview this week, 0 next week',
    );
    expect(JSON.stringify(busy)).not.toContain('Zqcandidatezq');
    // Of a time that has begun nothing is said.
    const past = await suggested(team.recruiter, loop, { startsAt: '2026-03-02T08:59:00Z' });
    expect(new Set(past.map(({ freedom }) => freedom))).toEqual(new Set([null]));
  });

  it('is nobody who is on the loop, gave it up, has a conflict, has read cards or is the candidate', async () => {
    const { team, person } = await scene('Nobody');
    const [on, gone, conflicted, candidate, fine] = [
      await person('On it'),
      await person('Gone'),
      await person('Conflicted'),
      await person('Candidate herself'),
      await person('Fine'),
    ];
    const loop = await loopWith(world, team, [on, gone], { email: candidate.email });
    const reader = await createPerson(world, team.admin.orgId, ['interviewer', 'admin'], { name: 'Reader' });
    expect(names(await suggested(team.recruiter, loop))).toEqual(['Conflicted', 'Fine', 'Reader']);
    await team.recruiter.call(declareConflict, {
      body: { memberId: conflicted.memberId, kind: 'related', with: { loopId: loop.id } },
    });
    await gone.call(giveUpSeat, {
      params: { seatId: seatOf(loop, gone).id },
      body: { reason: 'I know the candidate' },
    });
    await submitFor(loop, on);
    await reader.call(listLoopScorecards, { params: { loopId: loop.id } });
    expect(names(await suggested(team.recruiter, loop))).toEqual(['Fine']);
    expect(fine.name).toBe('Fine');
  });

  it('is the same to a planner who owes a card there, whoever has read, submitted or given up', async () => {
    const { team, person } = await scene('Sealed planner');
    const planner = await createPerson(world, team.admin.orgId, ['recruiter', 'interviewer'], {
      name: 'Owes',
    });
    const [on, gone] = [await person('On it'), await person('Gone')];
    const reader = await createPerson(world, team.admin.orgId, ['interviewer', 'admin'], { name: 'Reader' });
    const loop = await loopWith(world, team, [planner, on, gone]);
    const before = await suggested(planner, loop);
    expect(names(before)).toEqual(['Reader']);
    await gone.call(giveUpSeat, { params: { seatId: seatOf(loop, gone).id }, body: { reason: 'Away then' } });
    await submitFor(loop, on);
    await reader.call(listLoopScorecards, { params: { loopId: loop.id } });
    expect(await suggested(planner, loop)).toEqual(before);
    expect(await suggested(team.recruiter, loop)).toEqual([]);
  });
});
