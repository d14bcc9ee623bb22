import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deactivateMember } from '#shared/identity.ts';
import {
  cancelLoop,
  getLoop,
  handOverSeat,
  type Loop,
  listMyInterviews,
  reportAbsence,
} from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import { getScorecard, listLoopScorecards, submitScorecard } from '#shared/scorecards.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, placedSeat, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { completeCard, saveCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
let joao: Person;
let maria: Person;

const person = (...roles: Role[]): Promise<Person> => createPerson(world, team.admin.orgId, roles);
const read = async (who: Person, loop: Loop): Promise<Loop> =>
  (await who.call(getLoop, { params: { loopId: loop.id } })).body;

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

const handOver = (who: Person, seatId: string, to: Person) =>
  who.call(handOverSeat, { params: { seatId }, body: { memberId: to.memberId, reason: 'I am away' } });

const absent = (who: Person, seatId: string) => who.call(reportAbsence, { params: { seatId } });

describe('handing a seat over', () => {
  it('gives the colleague the same seat with an empty card, and ends one’s own', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    const seat = placedSeat(loop, ines);
    await saveCard(seat, completeCard(seat, { notes: 'zq-mine' }));

    const response = await handOver(ines, seat.id, maria);

    expect([response.status, response.body]).toEqual([
      201,
      {
        seatId: seat.id,
        member: { id: maria.memberId, name: maria.name },
        endedAt: world.clock.now().toISOString(),
      },
    ]);
    const seen = await read(team.recruiter, loop);
    const before = seatOf(loop, ines);
    const taken = seatOf(seen, maria);
    expect(taken).toMatchObject({
      interviewId: before.interviewId,
      kind: before.kind,
      dimensions: before.dimensions,
      dueAt: before.dueAt,
      handedTo: null,
    });
    expect(seatOf(seen, ines)).toMatchObject({
      card: 'not_needed',
      endReason: 'I am away',
      handedTo: { id: maria.memberId },
    });
    expect(seen.progress).toMatchObject({ kind: 'counts', in: 0 });
    const theirs = await maria.call(getScorecard, { params: { seatId: taken.id } });
    expect([theirs.body.state, theirs.body.version, theirs.text.includes('zq-mine')]).toEqual([
      'draft',
      1,
      false,
    ]);
    const kept = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect([kept.body.state, kept.body.content.notes]).toEqual(['ended', 'zq-mine']);
    const entries = (await entriesOf(world, loop.id)).slice(-2);
    expect(entries).toMatchObject([
      {
        action: 'seat.ended',
        actor_id: ines.memberId,
        data: { kind: 'handed_over', handedTo: maria.memberId, isByHolder: true },
      },
      { action: 'seat.added', data: { memberId: maria.memberId } },
    ]);
  });

  it('shows the sealed nothing of who took over from whom', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    await handOver(ines, seatOf(loop, ines).id, maria);
    expect(seatOf(await read(joao, loop), ines)).toMatchObject({
      card: 'sealed',
      endReason: null,
      handedTo: null,
    });
    expect(seatOf(await read(ines, loop), ines)).toMatchObject({ handedTo: { id: maria.memberId } });
  });

  it('is for good: nobody takes the loop up again whom a seat was handed over for', async () => {
    const loop = await loopWith(world, team, [ines]);
    await handOver(ines, seatOf(loop, ines).id, maria);
    await expect(schedule(world, team, loop, [ines])).rejects.toThrow(/gave up a seat/);
  });

  it('is the holder’s, and a planner’s who owes no card', async () => {
    const sealed = await person('recruiter');
    const loop = await loopWith(world, team, [ines, joao, sealed]);
    const seatId = seatOf(loop, ines).id;
    for (const who of [joao, sealed, team.hiring_manager])
      expect((await handOver(who, seatId, maria)).status).toBe(403);
    expect((await handOver(maria, seatId, maria)).status).toBe(404);
    expect((await handOver(team.recruiter, seatId, maria)).status).toBe(201);
  });

  it('goes by the rules of who can take a seat', async () => {
    const candidate = await createPerson(world, team.admin.orgId, ['interviewer'], {
      email: 'hopeful@test.example',
    });
    const loop = await loopWith(world, team, [ines, joao], { email: 'hopeful@test.example' });
    const seatId = seatOf(loop, ines).id;
    const gone = await person('interviewer');
    await team.admin.call(deactivateMember, { params: { memberId: gone.memberId } });
    await submitFor(loop, joao);
    const reader = await person('recruiter');
    await reader.call(listLoopScorecards, { params: { loopId: loop.id } });

    expect((await handOver(ines, seatId, joao)).body.code).toBe('already_exists');
    expect((await handOver(ines, seatId, ines)).body.code).toBe('already_exists');
    for (const who of [candidate, gone, reader]) {
      const { status, body } = await handOver(ines, seatId, who);
      expect([status, body.errors[0].path]).toEqual([422, 'memberId']);
    }
    // To one who owes a card nothing says that there is one to read.
    const told = await handOver(ines, seatId, reader);
    expect(told.body.errors[0].message).not.toMatch(/read/);
    expect(seatOf(await read(ines, loop), ines).card).not.toBe('not_needed');
  });

  it('is not possible once the card is in, the seat has ended or the loop is over', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    await submitFor(loop, ines);
    expect((await handOver(ines, seatOf(loop, ines).id, maria)).body.code).toBe('wrong_state');
    await absent(joao, seatOf(loop, joao).id);
    expect((await handOver(joao, seatOf(loop, joao).id, maria)).body.code).toBe('wrong_state');
    const other = await loopWith(world, team, [ines]);
    await team.recruiter.call(cancelLoop, {
      params: { loopId: other.id },
      body: { cause: 'job_filled', reason: 'No opening' },
    });
    expect((await handOver(ines, seatOf(other, ines).id, maria)).body.code).toBe('wrong_state');
  });

  it('happens once, when twenty come at once and the card is submitted meanwhile', async () => {
    for (let round = 0; round < 3; round += 1) {
      const loop = await loopWith(world, team, [ines]);
      const seat = placedSeat(loop, ines);
      const seen = await saveCard(seat, completeCard(seat));
      const [submitted, ...handed] = await Promise.all([
        ines.call(submitScorecard, { params: { seatId: seat.id }, seen }),
        ...Array.from({ length: 20 }, (_, n) => handOver(ines, seat.id, n % 2 === 0 ? maria : joao)),
      ]);
      const done = handed.filter(({ status }) => status === 201).length;
      expect((submitted?.status === 200 ? 1 : 0) + done).toBe(1);
      const [row] = await world.ownerSql<{ seats: number }>(
        'SELECT count(*)::integer AS seats FROM seats WHERE loop_id = $1',
        [loop.id],
      );
      expect(row?.seats).toBe(1 + done);
    }
  });

  it('is refused by the database where the seats differ, or twice', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    const [from, to] = [seatOf(loop, ines).id, seatOf(loop, joao).id];
    const link = () => world.ownerSql('UPDATE seats SET replaces_id = $2 WHERE id = $1', [to, from]);
    await expect(link()).rejects.toThrow(/was not handed over/);
    await handOver(ines, from, maria);
    await expect(link()).rejects.toThrow(/seats_org_id_replaces_id_key/);
  });
});

describe('not having taken part', () => {
  it('ends the seat as not needed, and the loop waits for the card no more', async () => {
    const loop = await loopWith(world, team, [ines, joao], { startsInMinutes: -60 });
    const { id: seatId } = seatOf(loop, ines);
    expect(seatOf(await read(ines, loop), ines).can.reportAbsence).toBe(true);
    const before = (await read(team.recruiter, loop)).progress;

    const response = await absent(ines, seatId);

    expect(response.body).toEqual({ seatId, endedAt: world.clock.now().toISOString() });
    const seen = await read(team.recruiter, loop);
    expect(seatOf(seen, ines)).toMatchObject({ card: 'not_needed', endReason: 'Did not take part' });
    const owed = (progress: Loop['progress']): number =>
      progress.kind === 'counts' ? progress.due + progress.late + progress.notDue : Number.NaN;
    expect([owed(before), owed(seen.progress)]).toEqual([2, 1]);
    const { body } = await ines.call(listMyInterviews, { query: { done: 'yes', limit: 200 } });
    expect(body.items.find((item: { seatId: string }) => item.seatId === seatId).group).toBe('ended');
    expect((await entriesOf(world, seatId)).at(-1)).toMatchObject({
      action: 'seat.ended',
      actor_id: ines.memberId,
      data: { kind: 'not_taken_part', isByHolder: true },
    });
    await expect(schedule(world, team, loop, [ines])).rejects.toThrow(/gave up a seat/);
  });

  it('is said by the holder alone, once the interview has started, and once', async () => {
    const loop = await loopWith(world, team, [ines, joao], { startsInMinutes: 30 });
    const { id: seatId } = seatOf(loop, ines);
    expect(seatOf(await read(ines, loop), ines).can.reportAbsence).toBe(false);
    expect((await absent(ines, seatId)).body.code).toBe('rule_broken');
    world.clock.advance({ minutes: 30 });
    for (const who of [joao, team.recruiter]) expect((await absent(who, seatId)).status).toBe(403);
    expect((await absent(maria, seatId)).status).toBe(404);
    const said = await Promise.all(Array.from({ length: 20 }, () => absent(ines, seatId)));
    expect(said.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
  });

  it('is not said of a card that is in', async () => {
    const loop = await loopWith(world, team, [ines]);
    await submitFor(loop, ines);
    expect((await absent(ines, seatOf(loop, ines).id)).body.code).toBe('wrong_state');
  });
});
