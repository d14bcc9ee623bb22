import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLoops } from '#shared/loop-list.ts';
import { cancelInterview, getLoop, giveUpSeat, type Loop, listMyInterviews } from '#shared/loops.ts';
import { saveScorecard } from '#shared/scorecards.ts';
import { updateProfile } from '#shared/session.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, placedSeat, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { completeCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
let joao: Person;

const person = (...roles: Parameters<typeof createPerson>[2]): Promise<Person> =>
  createPerson(world, team.admin.orgId, roles);

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  [ines, joao] = [await person('interviewer'), await person('interviewer')];
});
afterAll(() => world.end());

/** All pages of a list, one item each. */
async function pages<Item>(
  who: Person,
  endpoint: typeof listLoops | typeof listMyInterviews,
  query: object,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const { status, body } = await who.call(endpoint, {
      query: { limit: 1, ...query, ...(after === null ? {} : { after }) },
    });
    expect(status).toBe(200);
    items.push(...body.items);
    after = body.next;
  } while (after !== null);
  return items;
}
const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

describe('the board', () => {
  it('pages newest first, with the next interview, the counts and the days in stage', async () => {
    const job = await openJob(team);
    const first = await loopWith(world, team, [ines, joao], { job });
    await schedule(world, team, first, [ines], { startsInMinutes: 300 });
    await schedule(world, team, (await read(first)) as Loop, [joao], { startsInMinutes: 200 });
    await submitFor(first, joao);
    const second = await openLoop(team, { job });

    const items = await pages<Loop & { nextInterviewAt: string; daysInStage: number }>(
      team.recruiter,
      listLoops,
      { jobId: job.id },
    );
    expect(ids(items)).toEqual([second.id, first.id]);
    expect(items[1]).toEqual({
      id: first.id,
      state: 'open',
      stage: 'interviewing',
      candidate: first.candidate,
      job: { id: job.id, title: job.title },
      owner: { id: team.recruiter.memberId, name: 'The recruiter' },
      progress: { kind: 'counts', in: 1, due: 1, late: 0, notDue: 2 },
      nextInterviewAt: new Date(world.clock.now().getTime() + 200 * 60_000).toISOString(),
      daysInStage: 0,
      waitingRequests: 0,
    });
    expect(items[0]).toMatchObject({ nextInterviewAt: null, progress: { in: 0, notDue: 0 } });
    await world.ownerSql(`UPDATE applications SET stage_at = stage_at - interval '49 hours' WHERE id = $1`, [
      second.applicationId,
    ]);
    const { body } = await team.recruiter.call(listLoops, { query: { jobId: job.id, limit: 1 } });
    expect(body.items[0].daysInStage).toBe(2);
  });

  it('finds by state, and by the beginning of any word of the name', async () => {
    const job = await openJob(team);
    const loop = await openLoop(team, { job, name: 'Xenia Yellowstone' });
    const find = async (query: Record<string, unknown>) =>
      ids((await team.admin.call(listLoops, { query })).body.items);
    expect(await find({ search: 'xen' })).toEqual([loop.id]);
    expect(await find({ search: 'YELLOW' })).toEqual([loop.id]);
    expect(await find({ search: 'ellow' })).toEqual([]);
    expect(await find({ search: 'x_nia' })).toEqual([]);
    expect(await find({ jobId: job.id, state: 'open' })).toEqual([loop.id]);
    expect(await find({ jobId: job.id, state: 'cancelled' })).toEqual([]);
  });

  it('is for a hiring manager that of their own jobs', async () => {
    const manager = await person('hiring_manager');
    const job = await openJob(team, { hiringManagerId: manager.memberId });
    const loop = await openLoop(team, { job });
    await openLoop(team);
    expect(ids((await manager.call(listLoops)).body.items)).toEqual([loop.id]);
    expect((await ines.call(listLoops)).status).toBe(403);
    expect((await team.committee_member.call(listLoops)).status).toBe(403);
  });

  it('counts as the page of each loop does, and keeps to the seal, whatever seats the reader holds', async () => {
    const job = await openJob(team);
    const reader = await person('recruiter');
    const late = { job, startsInMinutes: -3000 };
    // Every way in which the reader can be seated, each with a colleague whose card is late.
    const made: Record<string, Loop> = {
      'no seat': await loopWith(world, team, [ines], late),
      open: await loopWith(world, team, [ines, reader], late),
      'open, theirs alone late': await loopWith(world, team, [reader], late),
      submitted: await loopWith(world, team, [ines, reader], late),
      'given up': await loopWith(world, team, [ines, reader], late),
      cancelled: await loopWith(world, team, [ines], late),
      trainee: await loopWith(world, team, [ines], late),
      'submitted and open': await loopWith(world, team, [ines, reader], late),
      'nothing late': await loopWith(world, team, [ines], { job }),
      'trainee late': await loopWith(world, team, [ines], { ...late, kind: 'trainee' }),
    };
    const of = (name: string): Loop => made[name] ?? expect.fail(name);
    await submitFor(of('submitted'), reader);
    await submitFor(of('submitted and open'), reader);
    await schedule(world, team, of('submitted and open'), [reader]);
    await schedule(world, team, of('trainee'), [reader], { kind: 'trainee' });
    const seatId = seatOf(of('given up'), reader).id;
    await reader.call(giveUpSeat, { params: { seatId }, body: { reason: 'I am away' } });
    const second = await schedule(world, team, of('cancelled'), [reader]);
    const { interviewId } = seatOf(second, reader);
    await team.recruiter.call(cancelInterview, { params: { interviewId }, body: { reason: 'Not now' } });

    const items = await pages<Loop>(reader, listLoops, { jobId: job.id });
    const shown = new Map(items.map((item) => [item.id, item.progress]));
    const lateOnes = new Set(ids(await pages<Loop>(reader, listLoops, { jobId: job.id, late: 'yes' })));
    const seen: Record<string, [string, boolean]> = {};
    for (const [name, loop] of Object.entries(made)) {
      const { progress } = await read(loop, reader);
      expect(shown.get(loop.id), name).toEqual(progress);
      seen[name] = [progress.kind, lateOnes.has(loop.id)];
    }
    expect(seen).toEqual({
      'no seat': ['counts', true],
      open: ['sealed', false],
      'open, theirs alone late': ['sealed', false],
      submitted: ['counts', true],
      'given up': ['counts', true],
      cancelled: ['counts', true],
      trainee: ['sealed', false],
      'submitted and open': ['sealed', false],
      'nothing late': ['counts', false],
      'trainee late': ['counts', false],
    });
  });
});

async function read(loop: Loop, who: Person = team.recruiter): Promise<Loop> {
  return (await who.call(getLoop, { params: { loopId: loop.id } })).body;
}

describe('my interviews', () => {
  const groups = (items: readonly { group: string }[]): string[] => items.map(({ group }) => group);

  it('come by due time, grouped by the day where I am, page by page', async () => {
    const me = await person('interviewer');
    // The clock stands at nine in the morning, in Lisbon as in UTC.
    for (const startsInMinutes of [16 * 60, 300, -30, -120, -3000]) {
      await loopWith(world, team, [me, ines], { startsInMinutes });
    }
    const items = await pages<{ group: string; startsAt: string }>(me, listMyInterviews, {});
    expect(groups(items)).toEqual(['late', 'to_score', 'today', 'today', 'upcoming']);
    await me.call(updateProfile, { seen: 1, body: { name: 'Me', timeZone: 'America/Los_Angeles' } });
    expect(groups(await pages(me, listMyInterviews, {}))).toEqual([
      'late',
      'to_score',
      'today',
      'today',
      'today',
    ]);
    await me.call(updateProfile, { seen: 2, body: { name: 'Me', timeZone: 'Pacific/Kiritimati' } });
    expect(groups(await pages(me, listMyInterviews, {}))).toEqual([
      'late',
      'to_score',
      'today',
      'upcoming',
      'upcoming',
    ]);
  });

  it('say what is scored so far, and are done once the card is in or not needed', async () => {
    const me = await person('interviewer');
    const loop = await loopWith(world, team, [me]);
    const seat = placedSeat(loop, me);
    const content = completeCard(seat);
    const saved = await me.call(saveScorecard, {
      params: { seatId: seat.id },
      seen: 1,
      body: {
        ...content,
        scores: content.scores.map((score, n) =>
          n === 0 ? score : { ...score, rating: null, evidence: '' },
        ),
      },
    });
    expect(saved.status).toBe(200);
    const other = await loopWith(world, team, [me]);
    const open = await me.call(listMyInterviews);
    expect(open.body.items[0]).toMatchObject({
      seatId: seat.id,
      loopId: loop.id,
      interviewId: seat.interviewId,
      name: 'Pipeline design',
      candidateName: loop.candidate.name,
      jobTitle: loop.job.title,
      kind: 'interviewer',
      timeZone: 'Europe/Lisbon',
      group: 'to_score',
      scored: 1,
      dimensions: 4,
    });
    await me.call(giveUpSeat, { params: { seatId: seatOf(other, me).id }, body: { reason: 'I am away' } });
    const third = await loopWith(world, team, [me]);
    await submitFor(third, me);

    expect((await me.call(listMyInterviews)).body.items).toHaveLength(1);
    const done = await pages<{ group: string; loopId: string }>(me, listMyInterviews, { done: 'yes' });
    expect(done.map(({ group, loopId }) => [group, loopId])).toEqual([
      ['done', third.id],
      ['ended', other.id],
    ]);
  });

  it('are nobody else’s', async () => {
    const me = await person('admin', 'recruiter');
    await loopWith(world, team, [ines]);
    expect((await me.call(listMyInterviews)).body).toEqual({ items: [], next: null });
    const after = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', me.memberId])).toString('base64url');
    expect((await me.call(listMyInterviews, { query: { after } })).status).toBe(200);
  });
});
