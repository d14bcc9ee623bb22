import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { type LoopEvent, listLoopEvents } from '#shared/loop-life.ts';
import { giveUpSeat, type Loop, rescheduleInterview } from '#shared/loops.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
let joao: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
});
afterAll(() => world.end());

async function events(by: Person, loop: Loop, query: object = {}): Promise<LoopEvent[]> {
  const { status, body } = await by.call(listLoopEvents, {
    params: { loopId: loop.id },
    query: { limit: 50, ...query },
  });
  expect(status).toBe(200);
  return body.items;
}
const kinds = async (by: Person, loop: Loop): Promise<string[]> =>
  (await events(by, loop)).map(({ kind }) => kind);

const nameOf = (loop: Loop, person: Person): string | undefined =>
  loop.interviews.find(({ id }) => id === seatOf(loop, person).interviewId)?.name;

/** Two interviews; Joao's card is in, and a third person's is not needed any more. */
async function lively(): Promise<Loop> {
  const gone = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Gone' });
  let loop = await loopWith(world, team, [ines]);
  world.clock.advance({ minutes: 1 });
  loop = await schedule(world, team, loop, [joao, gone]);
  world.clock.advance({ minutes: 1 });
  await team.recruiter.call(rescheduleInterview, {
    params: { interviewId: seatOf(loop, ines).interviewId },
    seen: 1,
    body: { room: 'Room 4' },
  });
  world.clock.advance({ minutes: 1 });
  await submitFor(loop, joao);
  world.clock.advance({ minutes: 1 });
  await team.recruiter.call(giveUpSeat, {
    params: { seatId: seatOf(loop, gone).id },
    body: { reason: 'One is enough.' },
  });
  return loop;
}

describe('the timeline of a loop', () => {
  it('tells whoever sees the cards everything, the newest first, with who and why', async () => {
    const loop = await lively();
    const [ended, submitted, moved] = await events(team.recruiter, loop);
    expect(ended).toMatchObject({
      kind: 'seat_ended',
      actor: { id: team.recruiter.memberId },
      person: { name: 'Gone' },
      interview: nameOf(loop, joao),
      reason: 'One is enough.',
    });
    expect(submitted).toMatchObject({ kind: 'card_submitted', person: { name: 'Joao' }, reason: null });
    expect(moved).toMatchObject({
      kind: 'interview_rescheduled',
      startsAt: loop.interviews.find(({ id }) => id === seatOf(loop, ines).interviewId)?.startsAt,
    });
    expect((await kinds(team.recruiter, loop)).at(-1)).toBe('loop_started');
  });

  it('tells who owes a card of the planning and of their own card alone', async () => {
    const loop = await lively();
    expect(new Set(await kinds(ines, loop))).toEqual(
      new Set(['loop_started', 'interview_scheduled', 'interview_rescheduled', 'seat_added']),
    );
    await submitFor(loop, ines);
    expect(await kinds(ines, loop)).toEqual(expect.arrayContaining(['card_submitted', 'seat_ended']));
  });

  it('tells of the debrief, and why it was opened early, only who reads by role', async () => {
    const loop = await lively();
    const despite = 'The last card is said to come on Monday.';
    const opened = await team.recruiter.call(openDebrief, { params: { loopId: loop.id }, body: { despite } });
    expect(opened.status).toBe(201);
    expect((await events(team.recruiter, loop))[0]).toMatchObject({
      kind: 'debrief_opened',
      reason: despite,
    });
    expect(await kinds(joao, loop)).not.toContain('debrief_opened');
  });

  it('comes by pages, each entry once, also of one moment', async () => {
    const loop = await lively();
    const all = await events(team.recruiter, loop);
    const found: LoopEvent[] = [];
    let after: string | undefined;
    do {
      const { body } = await team.recruiter.call(listLoopEvents, {
        params: { loopId: loop.id },
        query: { limit: 2, after },
      });
      found.push(...body.items);
      after = body.next ?? undefined;
    } while (after !== undefined);
    expect(found).toEqual(all);
  });

  it('is not there for who may not know of the loop', async () => {
    const loop = await lively();
    const stranger = await createPerson(world, team.admin.orgId, ['interviewer']);
    const { status } = await stranger.call(listLoopEvents, { params: { loopId: loop.id } });
    expect(status).toBe(404);
  });
});
