import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#shared/jobs.ts';
import {
  addSeat,
  cancelInterview,
  cancelLoop,
  rescheduleInterview,
  scheduleInterview,
} from '#shared/loops.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { interviewOf, loopWith, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
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
const reason = 'The candidate is ill';

describe('moving an interview', () => {
  it('makes open cards due anew, and no other', async () => {
    let loop = await loopWith(world, team, [ines, joao], { job });
    await submitFor(loop, joao);
    const before = seatOf(loop, joao).dueAt;
    const { interviewId } = seatOf(loop, ines);
    const response = await team.recruiter.call(rescheduleInterview, {
      params: { interviewId },
      seen: 1,
      body: { startsAt: inMinutes(600), timeZone: 'Asia/Tokyo', room: 'Room 9' },
    });
    expect(response.status).toBe(200);
    loop = response.body;
    expect(loop.interviews).toMatchObject([
      { startsAt: inMinutes(600), minutes: 45, timeZone: 'Asia/Tokyo', room: 'Room 9', version: 2 },
    ]);
    expect(seatOf(loop, ines)).toMatchObject({ dueAt: inMinutes(600 + 45 + 24 * 60), card: 'not_due' });
    expect(seatOf(loop, joao)).toMatchObject({ dueAt: before, card: 'submitted' });
    expect((await entriesOf(world, interviewId)).at(-1)).toMatchObject({
      action: 'interview.rescheduled',
      data: { loopId: loop.id, fields: ['room', 'startsAt', 'timeZone'], version: 2, timeZone: 'Asia/Tokyo' },
    });
    const stale = await team.recruiter.call(rescheduleInterview, {
      params: { interviewId },
      seen: 1,
      body: { room: null },
    });
    expect([stale.status, stale.body.currentVersion]).toEqual([412, 2]);
  });
});

describe('cancelling', () => {
  it('an interview ends its open seats, keeps what is submitted and opens its round again', async () => {
    const loop = await loopWith(world, team, [ines, joao], { job });
    await submitFor(loop, joao);
    const { interviewId } = seatOf(loop, ines);
    const cancel = () => team.recruiter.call(cancelInterview, { params: { interviewId }, body: { reason } });
    const { body, status } = await cancel();

    expect(status).toBe(200);
    expect(seatOf(body, ines)).toMatchObject({
      card: 'not_needed',
      endReason: reason,
      can: { giveUp: false },
    });
    expect(seatOf(body, joao)).toMatchObject({ card: 'submitted', endReason: null });
    expect(body.interviews[0].cancelReason).toBe(reason);
    expect(body.openRounds).toHaveLength(6);
    expect(body.progress).toEqual({ kind: 'counts', in: 1, due: 0, late: 0, notDue: 0 });
    const entries = (await entriesOf(world, loop.id)).slice(-2);
    expect(entries).toMatchObject([
      { action: 'interview.cancelled', data: { reasonDigest: expect.any(String) } },
      { action: 'seat.ended', subject_id: seatOf(loop, ines).id, data: { kind: 'cancelled' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(reason);
    expect((await cancel()).body.code).toBe('wrong_state');

    const again = await schedule(world, team, body, [ines]);
    expect(again.interviews).toHaveLength(2);
  });

  it('a loop cancels what is to come and ends every open seat, for good', async () => {
    let loop = await loopWith(world, team, [ines], { job });
    loop = await schedule(world, team, loop, [joao], { startsInMinutes: 600 });
    const cancel = () =>
      team.recruiter.call(cancelLoop, {
        params: { loopId: loop.id },
        body: { cause: 'job_on_hold', reason },
      });
    const { body } = await cancel();

    expect(body).toMatchObject({ state: 'cancelled', can: { plan: false, cancel: false } });
    expect(body.interviews.map(({ cancelReason }: { cancelReason: unknown }) => cancelReason)).toEqual([
      null,
      reason,
    ]);
    for (const person of [ines, joao]) expect(seatOf(body, person).card).toBe('not_needed');
    expect((await cancel()).body.code).toBe('wrong_state');
    const late = await team.recruiter.call(scheduleInterview, {
      params: { loopId: loop.id },
      body: interviewOf(world, body, [ines]),
    });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('adding a seat', () => {
  it('puts in a shadow with a card, once, on dimensions that the interview has whatever became of the plan', async () => {
    const own = await openJob(team);
    const loop = await loopWith(world, team, [ines], { job: own });
    const { interviewId, dimensions } = seatOf(loop, ines);
    await world.ownerSql('DELETE FROM job_rounds WHERE job_id = $1', [own.id]);
    const add = () =>
      team.recruiter.call(addSeat, {
        params: { interviewId },
        body: {
          memberId: joao.memberId,
          kind: 'shadow',
          dimensionIds: dimensions.slice(0, 1).map(({ id }) => id),
        },
      });
    const { body, status } = await add();
    expect(status).toBe(201);
    expect(seatOf(body, joao)).toMatchObject({
      kind: 'shadow',
      card: 'due',
      dimensions: dimensions.slice(0, 1),
    });
    expect(body.progress).toMatchObject({ due: 1, notDue: 0 });
    expect((await entriesOf(world, seatOf(body, joao).id)).map(({ action }) => action)).toEqual([
      'seat.added',
    ]);
    expect((await add()).body.code).toBe('already_exists');
  });
});
