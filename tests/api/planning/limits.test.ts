import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  getInterviewLimit,
  getInterviewLimits,
  saveInterviewLimit,
  saveInterviewLimits,
} from '#shared/interview-limits.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  ines = await createPerson(world, team.admin.orgId, ['interviewer']);
});
afterAll(() => world.end());

const own = (planner: Person, perWeek: number | null, seen: number) =>
  planner.call(saveInterviewLimit, { params: { memberId: ines.memberId }, seen, body: { perWeek } });

it('is five a week until somebody who plans says otherwise', async () => {
  expect((await ines.call(getInterviewLimits)).body).toEqual({
    perWeek: 5,
    version: 1,
    can: { change: false },
  });
  const saved = await team.recruiter.call(saveInterviewLimits, { seen: 1, body: { perWeek: 3 } });
  expect(saved.body).toEqual({ perWeek: 3, version: 2, can: { change: true } });
  expect((await team.recruiter.call(saveInterviewLimits, { seen: 1, body: { perWeek: 4 } })).status).toBe(
    412,
  );
  expect((await ines.call(saveInterviewLimits, { seen: 2, body: { perWeek: 9 } })).status).toBe(403);
});

it('is each person’s own to set, and a planner’s; nobody else’s', async () => {
  expect((await own(ines, 2, 1)).body).toMatchObject({ perWeek: 2, usual: 3, version: 2 });
  expect((await own(team.recruiter, 0, 2)).body).toMatchObject({ perWeek: 0, version: 3 });
  expect((await own(team.hiring_manager, 7, 3)).status).toBe(403);
  expect((await own(ines, null, 2)).status).toBe(412);
  expect((await own(ines, null, 3)).body).toMatchObject({ perWeek: null, version: 4 });
  const read = await team.approver.call(getInterviewLimit, { params: { memberId: ines.memberId } });
  expect(read.body).toEqual({ perWeek: null, usual: 3, version: 4, can: { change: false } });
  expect((await entriesOf(world, ines.memberId)).at(-1)).toMatchObject({
    action: 'member.limit_changed',
    data: { perWeek: null, perWeekBefore: 0 },
  });
});
