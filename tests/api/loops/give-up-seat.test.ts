import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addSeat, cancelInterview, getLoop, giveUpSeat, type Loop } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
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

describe('giving up a seat', () => {
  it('opens what a role opens, and is for good', async () => {
    const reader = await person('recruiter');
    const loop = await loopWith(world, team, [reader, joao]);
    await submitFor(loop, joao);
    const { interviewId, dimensions, id: seatId } = seatOf(loop, reader);
    const end = await reader.call(giveUpSeat, {
      params: { seatId },
      body: { reason: 'I know the candidate' },
    });
    expect([end.status, end.body]).toEqual([200, { seatId, endedAt: world.clock.now().toISOString() }]);
    expect((await read(reader, loop)).body.can.readCards).toBe(true);
    expect((await entriesOf(world, seatId)).at(-1)).toMatchObject({
      action: 'seat.ended',
      actor_id: reader.memberId,
      data: { loopId: loop.id, kind: 'given_up', isByHolder: true, reasonDigest: expect.any(String) },
    });

    const taken = await team.admin.call(addSeat, {
      params: { interviewId },
      body: { memberId: reader.memberId, kind: 'shadow', dimensionIds: dimensions.map(({ id }) => id) },
    });
    expect([taken.status, taken.body.code, taken.body.errors[0].path]).toEqual([
      422,
      'rule_broken',
      'memberId',
    ]);
    await expect(schedule(world, team, loop, [reader])).rejects.toThrow(/gave up a seat/);
  });

  it('opens nothing to an interviewer', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    await submitFor(loop, joao);
    await ines.call(giveUpSeat, { params: { seatId: seatOf(loop, ines).id }, body: { reason: 'I am away' } });
    const { body } = await read(ines, loop);
    expect([body.can.readCards, body.progress.kind, seatOf(body, joao).card]).toEqual([
      false,
      'sealed',
      'sealed',
    ]);
    expect(seatOf(body, ines)).toMatchObject({ card: 'not_needed', endReason: 'I am away' });
  });

  it('is not replaced by cancelling one’s own interview', async () => {
    const reader = await person('recruiter');
    const loop = await loopWith(world, team, [reader, joao]);
    await submitFor(loop, joao);
    const { interviewId } = seatOf(loop, reader);
    await reader.call(cancelInterview, { params: { interviewId }, body: { reason: 'Not needed' } });
    await expect(schedule(world, team, loop, [reader])).rejects.toThrow(/gave up a seat/);
  });

  it('is not possible once the card is in, nor for a seat that somebody else holds', async () => {
    const loop = await loopWith(world, team, [ines, joao]);
    const end = (who: Person, holder: Person) =>
      who.call(giveUpSeat, { params: { seatId: seatOf(loop, holder).id }, body: { reason: 'I am away' } });
    expect((await end(joao, ines)).status).toBe(403);
    expect((await end(maria, ines)).status).toBe(404);
    expect((await end(team.hiring_manager, ines)).status).toBe(403);
    await submitFor(loop, ines);
    expect((await end(ines, ines)).body.code).toBe('wrong_state');
  });

  it('waits for a submission under way, and is then refused', async () => {
    const loop = await loopWith(world, team, [ines]);
    const seat = placedSeat(loop, ines);
    await saveCard(seat, completeCard(seat));
    const isWaiting = async () =>
      (await world.ownerSql('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0;
    const end = await world.platform.database.transaction(
      { orgId: ines.orgId, readOnly: false },
      async (tx) => {
        await tx.sql('SELECT FROM seats WHERE id = $1 FOR UPDATE', [seat.id]);
        const call = ines.call(giveUpSeat, { params: { seatId: seat.id }, body: { reason: 'I am away' } });
        await vi.waitUntil(isWaiting, { timeout: 5_000 });
        await tx.sql(
          `UPDATE scorecards SET state = 'submitted', submitted_at = $2, version = version + 1 WHERE seat_id = $1`,
          [seat.id, world.clock.now()],
        );
        return { call };
      },
    );
    const response = await end.call;
    expect([response.status, response.body.code]).toEqual([409, 'wrong_state']);
  });

  it('or submitting comes first, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const loop = await loopWith(world, team, [ines]);
      const { id: seatId } = seatOf(loop, ines);
      const [submitted, ...ended] = await Promise.all([
        submitFor(loop, ines).then(
          () => true,
          () => false,
        ),
        ...Array.from({ length: 5 }, () =>
          ines.call(giveUpSeat, { params: { seatId }, body: { reason: 'I am away' } }),
        ),
      ]);
      const ends = ended.filter(({ status }) => status === 200).length;
      expect((submitted ? 1 : 0) + ends).toBe(1);
      const [row] = await world.ownerSql<{ state: string; ended: boolean }>(
        `SELECT c.state, s.ended_at IS NOT NULL AS ended FROM seats s JOIN scorecards c ON c.seat_id = s.id
          WHERE s.id = $1`,
        [seatId],
      );
      expect(row).toEqual({ state: submitted ? 'submitted' : 'draft', ended: !submitted });
    }
  });
});
