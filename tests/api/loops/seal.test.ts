import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { updateMember } from '#shared/identity.ts';
import { listLoops } from '#shared/loop-list.ts';
import {
  addSeat,
  cancelInterview,
  getLoop,
  giveUpSeat,
  type Loop,
  listMyInterviews,
  rescheduleInterview,
} from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import { listLoopScorecards } from '#shared/scorecards.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
let joao: Person;
let maria: Person;

const person = (...roles: Role[]): Promise<Person> => createPerson(world, team.admin.orgId, roles);
const read = (who: Person, loop: Loop) => who.call(getLoop, { params: { loopId: loop.id } });

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  [ines, joao, maria] = [
    await person('interviewer'),
    await person('interviewer'),
    await person('interviewer'),
  ];
});
afterAll(() => world.end());

describe('a loop', () => {
  it('is there for who reads by role and who holds or held a seat, and for nobody else', async () => {
    let loop = await loopWith(world, team, [ines, joao]);
    await joao.call(giveUpSeat, { params: { seatId: seatOf(loop, joao).id }, body: { reason: 'I am away' } });
    loop = (await read(team.recruiter, loop)).body;
    const auditor = await person('auditor');
    for (const who of [...Object.values(team), auditor, ines, joao]) {
      expect((await read(who, loop)).status, who.name).toBe(200);
    }
    const outsiders = [
      maria,
      await person('hiring_manager', 'committee_member', 'approver', 'calibration_lead'),
    ];
    for (const who of outsiders) expect((await read(who, loop)).status).toBe(404);
  });

  it('shows candidates by name only, whoever reads', async () => {
    const loop = await loopWith(world, team, [ines], { email: 'secret.address@elsewhere.example' });
    for (const who of [ines, team.recruiter]) {
      const { body, text } = await read(who, loop);
      expect(Object.keys(body.candidate).sort()).toEqual(['id', 'isAnonymous', 'name']);
      expect(text).not.toContain('secret.address');
    }
  });

  it('is never there for its candidate who became a member, admin or not', async () => {
    const admin = await person('admin', 'recruiter');
    const loop = await loopWith(world, team, [ines], { email: admin.email });
    expect((await read(admin, loop)).status).toBe(404);
    const { body } = await admin.call(listLoops, { query: { limit: 200 } });
    expect(body.items.map(({ id }: Loop) => id)).not.toContain(loop.id);
  });

  it('is gone at the next request for a hiring manager who lost the role', async () => {
    const manager = await person('hiring_manager');
    const job = await openJob(team, { hiringManagerId: manager.memberId });
    const loop = await openLoop(team, { job });
    expect((await read(manager, loop)).status).toBe(200);
    const params = { memberId: manager.memberId };
    await team.admin.call(updateMember, { params, seen: 1, body: { roles: ['interviewer'] } });
    expect((await read(manager, loop)).status).toBe(404);
  });
});

/** Everything somebody can read about loops, with the ETags. */
async function everythingFor(who: Person, loop: Loop): Promise<string[]> {
  const replies = [
    await read(who, loop),
    await who.call(listLoops, { query: { limit: 1 } }),
    await who.call(listLoops, { query: { late: 'yes' } }),
    await who.call(listMyInterviews),
    await who.call(listMyInterviews, { query: { done: 'yes' } }),
    await who.call(listLoopScorecards, { params: { loopId: loop.id } }),
  ];
  return replies.map(({ status, headers, text }) =>
    [status, headers.etag ?? '', text.replace(/"requestId":"[^"]*"/, '')].join(' '),
  );
}

describe('whoever owes a card', () => {
  it.each<[string, Role[], 'interviewer' | 'trainee' | 'shadow']>([
    ['an interviewer', ['interviewer'], 'interviewer'],
    ['a trainee', ['interviewer'], 'trainee'],
    ['a shadow', ['interviewer'], 'shadow'],
    ['a recruiter', ['recruiter'], 'interviewer'],
    ['an admin', ['admin', 'recruiter', 'auditor'], 'interviewer'],
    ['an auditor', ['auditor'], 'shadow'],
  ])("as %s gets byte for byte the same whether colleagues' cards are in or not", async (_, roles, kind) => {
    const reader = await person(...roles);
    let loop = await loopWith(world, team, [joao, maria], { startsInMinutes: -2000 });
    loop = await schedule(world, team, loop, [reader], { kind });
    const before = await everythingFor(reader, loop);
    expect(before[0]).toContain('"progress":{"kind":"sealed"}');
    await submitFor(loop, joao);
    expect(await everythingFor(reader, loop)).toEqual(before);
    await submitFor(loop, maria);
    expect(await everythingFor(reader, loop)).toEqual(before);
  });

  it("tells nothing apart between a colleague's card that is in and one that is not", async () => {
    const reader = await person('admin', 'recruiter');
    let loop = await loopWith(world, team, [joao, maria]);
    loop = await schedule(world, team, loop, [reader]);
    await submitFor(loop, joao);
    const pair = async () => {
      const { body } = await read(reader, loop);
      return [joao, maria].map((colleague) => {
        const { id: _id, member: _member, ...facts } = seatOf(body, colleague);
        return facts;
      });
    };
    const expectAlike = async () => {
      const [first, second] = await pair();
      expect(first).toEqual(second);
      expect(first).toMatchObject({ card: 'sealed', endReason: null, can: { giveUp: false, score: false } });
    };
    await expectAlike();
    const { interviewId } = seatOf(loop, joao);
    const startsAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    await team.recruiter.call(rescheduleInterview, { params: { interviewId }, seen: 1, body: { startsAt } });
    await expectAlike();
    await team.recruiter.call(cancelInterview, { params: { interviewId }, body: { reason: 'Not needed' } });
    await expectAlike();
  });

  it("as a planner is refused a colleague's seat alike, whatever became of its card", async () => {
    const reader = await person('recruiter');
    const loop = await loopWith(world, team, [joao, maria, reader]);
    await submitFor(loop, joao);
    const end = (who: Person, holder: Person) =>
      who.call(giveUpSeat, { params: { seatId: seatOf(loop, holder).id }, body: { reason: 'Swapped' } });
    const replies = [await end(reader, joao), await end(reader, maria)];
    for (const { status, body } of replies) expect([status, body.code]).toEqual([403, 'not_allowed']);
    expect(replies[0]?.body.detail).toBe(replies[1]?.body.detail);
    expect((await end(team.recruiter, joao)).body.code).toBe('wrong_state');
    expect((await end(team.recruiter, maria)).status).toBe(200);
  });

  it('sees their own card truthfully', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    const { body } = await read(ines, loop);
    expect(seatOf(body, ines)).toMatchObject({ card: 'due', can: { giveUp: true, score: true } });
    expect(Object.entries(body.can).filter(([, may]) => may)).toEqual([]);
    expect(body.can).toHaveProperty('readCards', false);
  });
});

describe('the reveal', () => {
  it('comes with the own card under own_submitted', async () => {
    const loop = await loopWith(world, team, [ines, joao, maria]);
    await submitFor(loop, joao);
    await submitFor(loop, ines);
    const { body } = await read(ines, loop);
    expect(body.can.readCards).toBe(true);
    expect(body.progress).toEqual({ kind: 'counts', in: 2, due: 1, late: 0, notDue: 0 });
    expect(seatOf(body, joao).card).toBe('submitted');
  });

  it('waits for the last counting card under all_submitted, and shows no states until then', async () => {
    const job = await openJob(team, { reveal: 'all_submitted' });
    let loop = await loopWith(world, team, [ines, joao], { job });
    loop = await schedule(world, team, loop, [maria], { kind: 'trainee' });
    await submitFor(loop, ines);
    const waiting = (await read(ines, loop)).body;
    expect([waiting.progress.kind, seatOf(waiting, joao).card]).toEqual(['sealed', 'sealed']);
    expect(seatOf(waiting, ines).card).toBe('submitted');
    await submitFor(loop, joao);
    expect((await read(ines, loop)).body.can.readCards).toBe(true);
    expect((await read(maria, loop)).body.can.readCards).toBe(false);
  });

  it('binds again whoever takes another seat', async () => {
    let loop = await loopWith(world, team, [ines, joao]);
    await submitFor(loop, ines);
    loop = await schedule(world, team, loop, [ines]);
    expect((await read(ines, loop)).body.can.readCards).toBe(false);
  });
});

describe('whoever has read colleagues’ cards of a loop', () => {
  const give = (who: Person, loop: Loop, kind = 'interviewer') => {
    const [interview] = loop.interviews;
    if (interview === undefined) throw new Error('no interview');
    const dimensionIds = interview.dimensions.map(({ id }) => id);
    return team.recruiter.call(addSeat, {
      params: { interviewId: interview.id },
      body: { memberId: who.memberId, kind, dimensionIds },
    });
  };
  const readings = async (loop: Loop) => {
    const { body } = await team.admin.call(listAuditEntries, {
      query: { action: 'cards.read', subjectId: loop.id },
    });
    return body.items;
  };

  it('is noted once, and takes no counting seat on it any more', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    await submitFor(loop, ines);
    const cards = () => team.hiring_manager.call(listLoopScorecards, { params: { loopId: loop.id } });
    expect((await cards()).body.state).toBe('open');
    expect((await cards()).body.state).toBe('open');
    expect(await readings(loop)).toMatchObject([
      { actor: { id: team.hiring_manager.memberId }, data: { cards: 1 } },
    ]);

    const refused = await give(team.hiring_manager, loop);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].message).toContain('has read colleagues’ cards of this loop');
    expect((await give(team.hiring_manager, loop, 'shadow')).status).toBe(201);
  });

  it('is whoever read a colleague’s: neither one’s own card nor a sealed reply counts', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    await submitFor(loop, ines);
    expect((await ines.call(listLoopScorecards, { params: { loopId: loop.id } })).body.state).toBe('open');
    expect((await joao.call(listLoopScorecards, { params: { loopId: loop.id } })).body.state).toBe('sealed');
    expect(await readings(loop)).toEqual([]);
    expect((await give(team.hiring_manager, loop)).status).toBe(201);
  });
});
