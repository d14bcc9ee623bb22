import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getLoop, type Loop } from '#shared/loops.ts';
import { applyPlan, getPlanChanges, type LoopPreview } from '#shared/plan-changes.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { openLoop, schedule, seatOf } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
import { changePlan } from '#tests/support/planner-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
});
afterAll(() => world.end());

const tomorrow = { startsInMinutes: 24 * 60 };
const read = async ({ id }: Loop): Promise<Loop> =>
  (await team.recruiter.call(getLoop, { params: { loopId: id } })).body;
const preview = async (jobId: string, reader = team.recruiter): Promise<LoopPreview[]> =>
  (await reader.call(getPlanChanges, { params: { jobId } })).body.loops;
const told = (memberId: string): Promise<{ kind: string }[]> =>
  world.ownerSql('SELECT kind FROM notifications WHERE member_id = $1 ORDER BY id', [memberId]);

/** A job with two loops that have their first round tomorrow, and a newer plan: 50 minutes, a dimension less, a round more. */
async function changedJob() {
  const job = await openJob(team);
  const minutes = job.rounds[0]?.minutes ?? 0;
  const loops = [
    await schedule(world, team, await openLoop(team, { job, name: 'Ada One' }), [ines], {
      ...tomorrow,
      minutes,
    }),
    await schedule(world, team, await openLoop(team, { job, name: 'Bea Two' }), [ines], {
      ...tomorrow,
      minutes,
    }),
  ] as const;
  const dimensionIds = job.rounds[0]?.dimensions.slice(1).map(({ id }) => id) ?? [];
  const changed = await changePlan(team.recruiter, job, {
    0: { minutes: 50, dimensionIds },
    5: { name: 'Ethics' },
  });
  return { job: changed, minutes, loops, dimensionIds };
}

describe('a plan that has changed', () => {
  it('leaves loops under way as they are, and says what it would change in each', async () => {
    const { job, minutes, loops } = await changedJob();
    expect(await read(loops[0])).toEqual(loops[0]);
    const removed = job.dimensions.filter(({ id }) => id === loops[0].interviews[0]?.dimensions[0]?.id);
    const changes = {
      state: 'open',
      addedRounds: ['Ethics'],
      removedRounds: ['Governance'],
      changed: [
        {
          name: 'Pipeline design',
          minutes: { from: minutes, to: 50 },
          added: [],
          removed: removed.map(({ id, name }) => ({ id, name })),
        },
      ],
      kept: [],
    };
    expect(await preview(job.id)).toMatchObject([
      { id: loops[1].id, candidateName: 'Bea Two', changes },
      { id: loops[0].id, candidateName: 'Ada One', changes },
    ]);
  });

  it('is followed by the loops that are ticked, each with an entry, and tells who interviews at another time', async () => {
    const { job, loops, dimensionIds } = await changedJob();
    const [one, two] = loops;
    const before = (await told(ines.memberId)).length;
    const applied = await team.recruiter.call(applyPlan, {
      params: { jobId: job.id },
      body: { plan: 2, loopIds: [one.id] },
    });
    expect(applied.status).toBe(200);
    expect(applied.body.loops.map(({ id }: LoopPreview) => id)).toEqual([two.id]);

    const after = await read(one);
    const [interview] = after.interviews;
    expect(interview).toMatchObject({ minutes: 50, version: 2 });
    expect(interview?.dimensions.map(({ id }) => id)).toEqual(dimensionIds);
    expect(seatOf(after, ines).dimensions.map(({ id }) => id)).toEqual(dimensionIds);
    expect(Date.parse(seatOf(after, ines).dueAt) - Date.parse(interview?.startsAt ?? '')).toBe(
      (24 * 60 + 50) * 60_000,
    );
    expect(after.openRounds.map(({ name }) => name)).toContain('Ethics');
    expect(await read(two)).toEqual(two);

    expect((await entriesOf(world, one.id)).at(-1)).toMatchObject({
      action: 'loop.plan_applied',
      actor_id: team.recruiter.memberId,
      data: { plan: 2, planBefore: 1, changed: [interview?.id], kept: [], addedRounds: 1 },
    });
    expect(await actionsOf(world, interview?.id ?? '')).toContain('interview.rescheduled');
    expect(await actionsOf(world, two.id)).not.toContain('loop.plan_applied');
    expect((await told(ines.memberId)).slice(before)).toEqual([{ kind: 'interview_moved' }]);
  });

  it('never touches an interview that was held or on which a card is begun, also where it was begun since', async () => {
    const { job, loops } = await changedJob();
    const [one, two] = loops;
    await world.ownerSql('UPDATE scorecards SET version = 2 WHERE seat_id = $1', [seatOf(one, ines).id]);
    await world.ownerSql('UPDATE interviews SET starts_at = $2 WHERE id = $1', [
      two.interviews[0]?.id,
      world.clock.now(),
    ]);
    const kept = (await preview(job.id)).map(({ changes }) => changes.state === 'open' && changes.kept);
    expect(kept).toMatchObject([[{ why: 'past' }], [{ why: 'card_begun' }]]);
    const applied = await team.admin.call(applyPlan, {
      params: { jobId: job.id },
      body: { plan: 2, loopIds: [one.id, two.id] },
    });
    expect([applied.status, applied.body.loops]).toEqual([200, []]);
    for (const loop of loops) {
      const [interview] = (await read(loop)).interviews;
      const [was] = loop.interviews;
      expect([interview?.minutes, interview?.dimensions, interview?.version]).toEqual([
        was?.minutes,
        was?.dimensions,
        1,
      ]);
      expect((await read(loop)).openRounds.map(({ name }) => name)).toContain('Ethics');
    }
  });

  it('is applied as it was previewed, to loops of its job that are open, to all or to none', async () => {
    const { job, loops } = await changedJob();
    const [one, two] = loops;
    const apply = (plan: number, ...ids: string[]) =>
      team.recruiter.call(applyPlan, { params: { jobId: job.id }, body: { plan, loopIds: ids } });
    expect((await apply(1, one.id)).body).toMatchObject({
      code: 'wrong_state',
      detail: expect.stringContaining('changed since you looked'),
    });
    const other = await openLoop(team);
    expect((await apply(2, one.id, other.id)).status).toBe(404);
    await world.ownerSql("UPDATE loops SET state = 'debrief' WHERE id = $1", [two.id]);
    expect((await apply(2, one.id, two.id)).body.code).toBe('wrong_state');
    expect(await read(one)).toEqual(one);
  });

  it('says nothing of a loop on which the planner owes a card, and is not applied to it by them', async () => {
    const job = await openJob(team);
    const planner = await createPerson(world, team.admin.orgId, ['recruiter', 'interviewer']);
    const own = await schedule(world, team, await openLoop(team, { job }), [planner], tomorrow);
    const other = await schedule(world, team, await openLoop(team, { job }), [ines], tomorrow);
    await changePlan(team.recruiter, job, { 0: { minutes: 50 } });
    const seen = await preview(job.id, planner);
    expect(seen.map(({ id, changes }) => [id, changes.state])).toEqual([
      [other.id, 'open'],
      [own.id, 'sealed'],
    ]);
    const applied = await planner.call(applyPlan, {
      params: { jobId: job.id },
      body: { plan: 2, loopIds: [other.id, own.id] },
    });
    expect([applied.status, applied.body.code]).toEqual([422, 'rule_broken']);
    expect(await read(other)).toEqual(other);
  });

  it('happens once, when many ask for it at the same time', async () => {
    const { job, loops } = await changedJob();
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        team.recruiter.call(applyPlan, {
          params: { jobId: job.id },
          body: { plan: 2, loopIds: loops.map(({ id }) => id) },
        }),
      ),
    );
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await read(loops[0])).interviews[0]).toMatchObject({ minutes: 50, version: 2 });
  });
});
