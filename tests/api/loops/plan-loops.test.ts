import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCandidate } from '#shared/candidates.ts';
import { deactivateMember } from '#shared/identity.ts';
import { closeJob } from '#shared/job-life.ts';
import type { Job } from '#shared/jobs.ts';
import { getLoop, type Loop, scheduleInterview, startLoop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { interviewOf, loopWith, openLoop, schedule, seatOf } from '#tests/factories/loop.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let job: Job;
let ines: Person;
let joao: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  job = await openJob(team);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
});
afterAll(() => world.end());

const inMinutes = (minutes: number): string =>
  new Date(world.clock.now().getTime() + minutes * 60_000).toISOString();
const read = async (loop: Loop, person: Person = team.recruiter): Promise<Loop> =>
  (await person.call(getLoop, { params: { loopId: loop.id } })).body;

describe('starting a loop', () => {
  it("opens it for the job's recruiter, with every round still to be scheduled", async () => {
    const { applications } = await addCandidate(team.recruiter, { name: 'Carla', jobId: job.id });
    const params = { applicationId: applications[0]?.id ?? '' };
    const response = await team.admin.call(startLoop, { params });

    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      state: 'open',
      candidate: { name: 'Carla' },
      job: { id: job.id },
      owner: { id: team.recruiter.memberId },
      progress: { kind: 'counts', in: 0, due: 0, late: 0, notDue: 0 },
      interviews: [],
      version: 1,
      can: { plan: true, readCards: true, cancel: true },
    });
    expect(response.body.openRounds).toHaveLength(6);
    expect(await actionsOf(world, response.body.id)).toEqual(['loop.started']);
    const again = await team.recruiter.call(startLoop, { params });
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
  });

  it('makes one loop of twenty requests at once', async () => {
    const { applications } = await addCandidate(team.recruiter, { jobId: job.id });
    const params = { applicationId: applications[0]?.id ?? '' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => team.recruiter.call(startLoop, { params })),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  it('is not possible for a closed job, nor for oneself', async () => {
    const closed = await openJob(team);
    const candidate = await addCandidate(team.recruiter, { jobId: closed.id });
    await team.admin.call(closeJob, { params: { jobId: closed.id }, body: { loops: 'go_on' } });
    const start = (applicationId = '') => team.recruiter.call(startLoop, { params: { applicationId } });
    expect((await start(candidate.applications[0]?.id)).body.code).toBe('wrong_state');

    const own = await addCandidate(team.admin, { email: team.recruiter.email, jobId: job.id });
    expect((await start(own.applications[0]?.id)).body.code).toBe('rule_broken');
  });
});

describe('scheduling an interview', () => {
  it('seats its interviewers with an empty card each, due 24 hours after the end', async () => {
    const loop = await openLoop(team, { job });
    const body = {
      ...interviewOf(world, loop, [ines, joao], { startsInMinutes: 60, minutes: 75 }),
      timeZone: 'America/New_York',
      room: 'Room 1',
    };
    const response = await team.recruiter.call(scheduleInterview, { params: { loopId: loop.id }, body });

    expect(response.status).toBe(201);
    const [interview] = (response.body as Loop).interviews;
    expect(interview).toMatchObject({
      name: 'Pipeline design',
      startsAt: inMinutes(60),
      minutes: 75,
      timeZone: 'America/New_York',
      videoUrl: 'https://meet.example/room',
      room: 'Room 1',
      cancelReason: null,
      version: 1,
    });
    expect(interview?.dimensions).toHaveLength(4);
    expect(interview?.seats).toMatchObject(
      ['Ines', 'Joao'].map((name) => ({
        member: { name },
        kind: 'interviewer',
        dimensions: interview?.dimensions,
        dueAt: inMinutes(60 + 75 + 24 * 60),
        card: 'not_due',
        can: { giveUp: true, score: false },
      })),
    );
    expect(response.body).toMatchObject({ version: 2, progress: { kind: 'counts', notDue: 2, in: 0 } });
    expect(response.body.openRounds.map(({ name }: { name: string }) => name)).not.toContain(
      'Pipeline design',
    );

    const cards = await world.ownerSql(
      `SELECT s.member_id, c.state, c.notes, c.signals, c.red_flags, c.version, c.changed_at
         FROM scorecards c JOIN seats s ON s.id = c.seat_id WHERE c.loop_id = $1 ORDER BY c.id`,
      [loop.id],
    );
    expect(cards).toEqual(
      [ines, joao].map(({ memberId }) => ({
        member_id: memberId,
        state: 'draft',
        notes: '',
        signals: [],
        red_flags: [],
        version: 1,
        changed_at: world.clock.now(),
      })),
    );
    expect(await actionsOf(world, loop.id)).toEqual([
      'loop.started',
      'interview.scheduled',
      'seat.added',
      'seat.added',
    ]);
  });

  it('moves the application to interviewing the first time only', async () => {
    const loop = await openLoop(team, { job });
    const first = world.clock.now().toISOString();
    await schedule(world, team, loop, [ines]);
    world.clock.advance({ hours: 2 });
    await schedule(world, team, await read(loop), [joao]);
    const { body } = await team.recruiter.call(getCandidate, { params: { candidateId: loop.candidate.id } });
    expect(body.applications).toMatchObject([{ stage: 'interviewing', stageAt: first, version: 2 }]);
    expect(await actionsOf(world, loop.applicationId)).toEqual([
      'application.created',
      'application.stage_changed',
    ]);
  });

  it('records an interview after the fact, with its card late at once where it is', async () => {
    const loop = await loopWith(world, team, [ines], { job, startsInMinutes: -3000 });
    expect(seatOf(loop, ines).card).toBe('late');
    expect(loop.progress).toMatchObject({ late: 1, due: 0 });
  });

  it('refuses seats that nobody can take, and says which and why', async () => {
    const gone = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Gone' });
    await team.admin.call(deactivateMember, { params: { memberId: gone.memberId } });
    const loop = await openLoop(team, { job, email: 'INES.candidate@test.example' });
    const candidate = await createPerson(world, team.admin.orgId, ['interviewer'], {
      email: 'ines.candidate@test.example',
    });
    const body = interviewOf(world, loop, [ines, gone, candidate, ines, joao]);
    const elsewhere = job.dimensions
      .map(({ id }) => id)
      .filter((id) => !body.seats[0]?.dimensionIds.includes(id));
    body.seats[4] = { memberId: joao.memberId, kind: 'shadow', dimensionIds: elsewhere.slice(0, 1) };
    const response = await team.recruiter.call(scheduleInterview, { params: { loopId: loop.id }, body });

    expect([response.status, response.body.code]).toEqual([422, 'rule_broken']);
    expect(response.body.errors).toMatchObject([
      { path: 'seats.1.memberId', message: 'Gone is not a member any more.' },
      { path: 'seats.2.memberId', message: expect.stringContaining('is the candidate') },
      { path: 'seats.3.memberId', message: 'Ines has another seat in this interview.' },
      { path: 'seats.4.dimensionIds' },
    ]);
    expect((await read(loop)).interviews).toEqual([]);
    expect(await actionsOf(world, loop.applicationId)).toEqual(['application.created']);
  });

  it('answers 404 for a round, person or dimension that is not there', async () => {
    const loop = await openLoop(team, { job });
    const body = interviewOf(world, loop, [ines]);
    const other = await openJob(team);
    const none = world.platform.ids.next();
    const [seat] = body.seats;
    for (const changed of [
      { ...body, roundId: none },
      { ...body, roundId: other.rounds[0]?.id },
      { ...body, seats: [{ ...seat, memberId: none }] },
      { ...body, seats: [{ ...seat, dimensionIds: [none] }] },
    ]) {
      const response = await team.recruiter.call(scheduleInterview, {
        params: { loopId: loop.id },
        body: changed,
      });
      expect(response.status).toBe(404);
    }
  });

  it.each([
    ['videoUrl', 'HTTPS://meet.example/room'],
    ['videoUrl', 'https:meet.example'],
    ['videoUrl', 'javascript:alert(1)'],
    ['startsAt', '9999-12-31T23:00:00Z'],
    ['startsAt', '1999-12-31T23:00:00Z'],
    ['startsAt', '2026-04-01T10:00:00+01:00'],
    ['timeZone', 'Mars/Olympus'],
  ])('takes no %s such as %s', async (field, value) => {
    const loop = await openLoop(team, { job });
    const body = { ...interviewOf(world, loop, [ines]), [field]: value };
    const response = await team.recruiter.call(scheduleInterview, { params: { loopId: loop.id }, body });
    expect([response.status, response.body.errors[0].path]).toEqual([400, field]);
  });
});
