import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '#server/notifications/send-mails.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { getLoop, handOverSeat, type Loop, scheduleInterview } from '#shared/loops.ts';
import { listNotifications } from '#shared/notifications.ts';
import type { Role } from '#shared/roles.ts';
import { confirmInterview, declineSeat, exchangeSeats } from '#shared/scheduling.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { interviewOf, loopWith, openLoop, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let jobs: Database;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world, 'Scheduling Org'));
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

const tomorrow = { startsInMinutes: 24 * 60 };
const person = (...roles: Role[]): Promise<Person> =>
  createPerson(world, team.admin.orgId, roles.length === 0 ? ['interviewer'] : roles);
const read = async (who: Person, loop: Loop): Promise<Loop> =>
  (await who.call(getLoop, { params: { loopId: loop.id } })).body;
const decline = (who: Person, seatId: string) =>
  who.call(declineSeat, { params: { seatId }, body: { reason: 'I am away that day' } });
const kindsOf = async (who: Person): Promise<string[]> =>
  (await who.call(listNotifications, { query: { limit: 200 } })).body.items.map(
    ({ kind }: { kind: string }) => kind,
  );

/** The calendar files mailed to somebody, the first one first, as the lines that matter. */
async function calendarsOf({ email }: Person): Promise<string[][]> {
  const rows = await world.ownerSql<{ calendar: string }>(
    'SELECT calendar FROM mails WHERE to_address = $1 AND calendar IS NOT NULL ORDER BY ended_at, id',
    [email],
  );
  return rows.map(({ calendar }) =>
    calendar.split('\r\n').filter((line) => /^(METHOD|SEQUENCE|STATUS):/.test(line)),
  );
}
const mail = (): Promise<number> =>
  sendMails({
    ...refitDeps(world),
    jobs,
    mailer: null,
    publicUrl: 'https://evenhand.example',
    from: 'no-reply@evenhand.example',
  });

describe('a hold', () => {
  it('asks for the time as not certain, and is confirmed under the same id later', async () => {
    const ana = await person();
    const open = await openLoop(team);
    const held = await team.recruiter.call(scheduleInterview, {
      params: { loopId: open.id },
      body: { ...interviewOf(world, open, [ana], tomorrow), isHold: true },
    });
    expect(held.body.interviews[0]).toMatchObject({ isHold: true });
    await mail();
    const { interviewId } = seatOf(held.body, ana);
    world.clock.advance({ minutes: 1 });

    const confirmed = await team.recruiter.call(confirmInterview, { params: { interviewId } });

    expect([confirmed.status, confirmed.body.interviews[0].isHold]).toEqual([200, false]);
    expect((await entriesOf(world, interviewId)).at(-1)).toMatchObject({
      action: 'interview.confirmed',
      actor_id: team.recruiter.memberId,
    });
    await mail();
    expect(await calendarsOf(ana)).toEqual([
      ['METHOD:REQUEST', 'SEQUENCE:1', 'STATUS:TENTATIVE'],
      ['METHOD:REQUEST', 'SEQUENCE:2', 'STATUS:CONFIRMED'],
    ]);
    const [first] = await world.ownerSql<{ subject: string }>(
      'SELECT subject FROM mails WHERE to_address = $1 ORDER BY ended_at LIMIT 1',
      [ana.email],
    );
    expect(first?.subject).toMatch(/^Hold: /);
    const again = await team.recruiter.call(confirmInterview, { params: { interviewId } });
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('declining', () => {
  it('ends the seat, takes it out of the calendar and tells the owner of the loop', async () => {
    const [ana, bo] = [await person(), await person()];
    const loop = await loopWith(world, team, [ana, bo], tomorrow);
    const seatId = seatOf(loop, ana).id;
    expect(seatOf(await read(ana, loop), ana).can.decline).toBe('for_now');
    await mail();

    const declined = await decline(ana, seatId);

    expect([declined.status, declined.body]).toEqual([
      200,
      { seatId, endedAt: world.clock.now().toISOString(), isForGood: false },
    ]);
    expect(seatOf(await read(team.recruiter, loop), ana)).toMatchObject({
      card: 'not_needed',
      endReason: 'I am away that day',
    });
    expect((await entriesOf(world, seatId)).at(-1)).toMatchObject({
      action: 'seat.ended',
      data: { kind: 'declined', isByHolder: true, isDeclined: true },
    });
    expect(await kindsOf(team.recruiter)).toContain('seat_declined');
    world.clock.advance({ minutes: 1 });
    await mail();
    expect((await calendarsOf(ana)).at(-1)).toEqual(['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED']);
    // Nothing that was typed leaves by mail.
    const mails = await world.ownerSql<{ text: string }>('SELECT text FROM mails WHERE text IS NOT NULL');
    expect(JSON.stringify(mails)).not.toContain('I am away that day');
  });

  it('leaves who can read no cards free for another seat on the loop', async () => {
    const ana = await person();
    const loop = await loopWith(world, team, [ana], tomorrow);
    await decline(ana, seatOf(loop, ana).id);
    const again = await schedule(world, team, loop, [ana], { startsInMinutes: 48 * 60 });
    expect(seatOf(again, ana).can).toBeDefined();
  });

  it('is for good for who reads cards by role, or has one in', async () => {
    const planner = await person('recruiter', 'interviewer');
    const ana = await person();
    const held = await loopWith(world, team, [ana]);
    const loop = await schedule(world, team, held, [ana, planner], tomorrow);
    await submitFor(held, ana);
    for (const who of [ana, planner]) {
      expect(seatOf(await read(who, loop), who).can.decline).toBe('for_good');
      const declined = await decline(who, seatOf(loop, who).id);
      expect([declined.status, declined.body.isForGood]).toEqual([200, true]);
      await expect(schedule(world, team, loop, [who], { startsInMinutes: 48 * 60 })).rejects.toThrow(
        /gave up a seat/,
      );
    }
  });

  it('is the holder’s alone, before the interview, and once', async () => {
    const [ana, bo] = [await person(), await person()];
    const loop = await loopWith(world, team, [ana, bo], { startsInMinutes: 30 });
    const { id: seatId } = seatOf(loop, ana);
    for (const who of [bo, team.recruiter]) expect((await decline(who, seatId)).status).toBe(403);
    expect((await decline(await person(), seatId)).status).toBe(404);
    const tries = await Promise.all(Array.from({ length: 10 }, () => decline(ana, seatId)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    await letTimePass(world, { minutes: 30 });
    expect(seatOf(await read(bo, loop), bo).can.decline).toBe('no');
    expect((await decline(bo, seatOf(loop, bo).id)).body.code).toBe('rule_broken');
  });

  it('shows colleagues who owe a card nothing of it', async () => {
    const [ana, bo] = [await person(), await person()];
    const loop = await loopWith(world, team, [ana, bo], tomorrow);
    await decline(ana, seatOf(loop, ana).id);
    expect(seatOf(await read(bo, loop), ana)).toMatchObject({ card: 'sealed', endReason: null });
  });
});

describe('replacing', () => {
  it('by who plans leaves the one replaced free for another seat, and tells both', async () => {
    const [ana, bo] = [await person(), await person()];
    const loop = await loopWith(world, team, [ana], tomorrow);
    const { id: seatId } = seatOf(loop, ana);
    const replaced = await team.recruiter.call(handOverSeat, {
      params: { seatId },
      body: { memberId: bo.memberId, reason: 'Bo knows the exercise' },
    });
    expect(replaced.status).toBe(201);
    expect((await entriesOf(world, seatId)).at(-1)).toMatchObject({
      action: 'seat.ended',
      data: { kind: 'replaced', handedTo: bo.memberId, isByHolder: false },
    });
    expect(await kindsOf(ana)).toEqual(expect.arrayContaining(['interview_cancelled']));
    expect(await kindsOf(bo)).toEqual(['interview_invited']);
    const again = await schedule(world, team, loop, [ana], { startsInMinutes: 48 * 60 });
    expect(seatOf(again, ana).interviewId).not.toBe(seatOf(loop, ana).interviewId);
  });
});

describe('exchanging', () => {
  async function twoInterviews(): Promise<{ loop: Loop; ana: Person; bo: Person }> {
    const [ana, bo] = [await person(), await person()];
    const first = await loopWith(world, team, [ana], tomorrow);
    return { ana, bo, loop: await schedule(world, team, first, [bo], { startsInMinutes: 26 * 60 }) };
  }
  const exchange = (who: Person, seatId: string, withSeatId: string) =>
    who.call(exchangeSeats, { params: { seatId }, body: { withSeatId, reason: 'Their days suit better' } });

  it('gives each the interview of the other as it is, with an empty card, and tells both', async () => {
    const { loop, ana, bo } = await twoInterviews();
    const [one, other] = [seatOf(loop, ana), seatOf(loop, bo)];

    const exchanged = await exchange(team.recruiter, one.id, other.id);

    expect(exchanged.status).toBe(200);
    expect(seatOf(exchanged.body, ana)).toMatchObject({
      interviewId: other.interviewId,
      dimensions: other.dimensions,
      dueAt: other.dueAt,
      endReason: null,
    });
    const [first] = exchanged.body.interviews as Loop['interviews'];
    expect(first?.seats.find(({ member }) => member.id === bo.memberId)).toMatchObject({
      dimensions: one.dimensions,
      dueAt: one.dueAt,
      endReason: null,
    });
    for (const who of [ana, bo]) {
      const kinds = await kindsOf(who);
      expect(kinds.filter((kind) => kind === 'interview_cancelled')).toHaveLength(1);
      expect(kinds).toContain('interview_invited');
    }
    const ended = (await entriesOf(world, loop.id)).filter(({ action }) => action === 'seat.ended');
    expect(ended.map(({ data }) => data.kind)).toEqual(['replaced', 'replaced']);
  });

  it('is a planner’s who owes no card, between interviews of one loop that are to come', async () => {
    const { loop, ana, bo } = await twoInterviews();
    const [one, other] = [seatOf(loop, ana).id, seatOf(loop, bo).id];
    expect((await exchange(ana, one, other)).status).toBe(403);
    const elsewhere = await twoInterviews();
    const foreign = await exchange(team.recruiter, one, seatOf(elsewhere.loop, elsewhere.ana).id);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
    const sealed = await person('recruiter', 'interviewer');
    await schedule(world, team, loop, [sealed], { startsInMinutes: 72 * 60 });
    expect((await exchange(sealed, one, other)).status).toBe(403);
    await letTimePass(world, { hours: 25 });
    expect((await exchange(team.recruiter, one, other)).body.code).toBe('rule_broken');
  });

  it('changes nothing where one of them cannot go', async () => {
    const { loop, ana, bo } = await twoInterviews();
    const exchanged = await exchange(team.recruiter, seatOf(loop, ana).id, seatOf(loop, bo).id);
    const seats: Loop['interviews'][number]['seats'] = exchanged.body.interviews.flatMap(
      (interview: Loop['interviews'][number]) => interview.seats.filter(({ can }) => can.exchange),
    );
    const before = await read(team.recruiter, loop);
    // Each sat before in what the other has now.
    const back = await exchange(team.recruiter, seats[0]?.id ?? '', seats[1]?.id ?? '');
    expect([seats.length, back.status, back.body.code]).toEqual([2, 409, 'already_exists']);
    expect(await read(team.recruiter, loop)).toEqual(before);
  });
});
