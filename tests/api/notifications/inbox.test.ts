import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { cancelInterview, giveUpSeat, handOverSeat, rescheduleInterview } from '#shared/loops.ts';
import {
  getNotificationSettings,
  listNotifications,
  type Notification,
  readNotifications,
  saveNotificationSettings,
} from '#shared/notifications.ts';
import { answerQuestion, askQuestion } from '#shared/scorecards.ts';
import { decided, placeDebrief, vote } from '#tests/factories/debrief.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf, submitFor } from '#tests/factories/loop.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const member = (...roles: Parameters<typeof createPerson>[2]): Promise<Person> =>
  createPerson(world, team.admin.orgId, roles);

async function inbox(
  of: Person,
  query: object = {},
): Promise<{ items: Notification[]; unread: number; next: string | null }> {
  const { status, body } = await of.call(listNotifications, { query: { limit: 50, ...query } });
  expect(status).toBe(200);
  return body;
}
const kinds = async (of: Person): Promise<string[]> => (await inbox(of)).items.map(({ kind }) => kind);

describe('an interviewer', () => {
  it('is invited, told of a move, and reminded of the card at the end of the interview', async () => {
    const ana = await member('interviewer');
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 60, minutes: 30 });
    const { id: seatId, interviewId } = seatOf(loop, ana);
    const [invited] = (await inbox(ana)).items;
    expect(invited).toMatchObject({
      kind: 'interview_invited',
      isRead: false,
      candidateName: loop.candidate.name,
      jobTitle: loop.job.title,
      interview: { name: loop.interviews[0]?.name, startsAt: loop.interviews[0]?.startsAt },
      target: { kind: 'scorecard', seatId },
    });
    const startsAt = new Date(world.clock.now().getTime() + 90 * 60_000).toISOString();
    await team.recruiter.call(rescheduleInterview, { params: { interviewId }, seen: 1, body: { startsAt } });
    expect(await kinds(ana)).toEqual(['interview_moved', 'interview_invited']);
    await letTimePass(world, { minutes: 95 });
    expect(await kinds(ana)).toEqual(['interview_moved', 'interview_invited']);
    await letTimePass(world, { minutes: 25 });
    // Invited to what is over: that is settled, and so is the reminder with the card.
    expect(await kinds(ana)).toEqual(['scorecard_due']);
    await submitFor(loop, ana);
    expect(await kinds(ana)).toEqual([]);
  });

  it('is not invited to what is over, and only reminded', async () => {
    const ana = await member('interviewer');
    await loopWith(world, team, [ana], { startsInMinutes: -60, minutes: 30 });
    expect(await kinds(ana)).toEqual(['scorecard_due']);
  });

  it('is told of a cancellation, and not of what they gave up themselves', async () => {
    const [ana, bo] = [await member('interviewer'), await member('interviewer')];
    const loop = await loopWith(world, team, [ana, bo], { startsInMinutes: 60 });
    const given = await bo.call(giveUpSeat, {
      params: { seatId: seatOf(loop, bo).id },
      body: { reason: 'I know them.' },
    });
    expect(given.status).toBe(200);
    expect(await kinds(bo)).toEqual([]);
    await team.recruiter.call(cancelInterview, {
      params: { interviewId: seatOf(loop, ana).interviewId },
      body: { reason: 'The candidate is ill' },
    });
    expect(await kinds(ana)).toEqual(['interview_cancelled']);
  });

  it('takes over a seat: the one is invited, the other told that they are not needed', async () => {
    const [ana, bo] = [await member('interviewer'), await member('interviewer')];
    const loop = await loopWith(world, team, [ana], { startsInMinutes: 60 });
    const handed = await team.recruiter.call(handOverSeat, {
      params: { seatId: seatOf(loop, ana).id },
      body: { memberId: bo.memberId, reason: 'Ana travels that day.' },
    });
    expect(handed.status).toBe(201);
    expect([await kinds(ana), await kinds(bo)]).toEqual([['interview_cancelled'], ['interview_invited']]);
  });

  it('is asked a question, and no more once it is answered or the debrief is over', async () => {
    const ana = await member('interviewer');
    const loop = await loopWith(world, team, [ana], { startsInMinutes: -60 });
    await submitFor(loop, ana);
    const opened = await team.admin.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: null },
    });
    expect(opened.status).toBe(201);
    const { id, dimensions } = seatOf(loop, ana);
    const text = 'What did they say?';
    const question = await team.admin.call(askQuestion, {
      params: { seatId: id },
      body: { dimensionId: dimensions[0]?.id, text },
    });
    expect(question.status).toBe(201);
    const [asked] = (await inbox(ana)).items;
    expect(asked).toMatchObject({ kind: 'question_asked', target: { kind: 'scorecard', seatId: id } });
    expect(JSON.stringify(asked)).not.toContain(text);
    const answered = await ana.call(answerQuestion, {
      params: { questionId: question.body.id },
      body: { text: 'They named two.' },
    });
    expect([answered.status, await kinds(ana)]).toEqual([201, []]);
  });
});

describe('the committee', () => {
  it('is asked for votes until they are in, and the approvers one after the other', async () => {
    const chair = await member('hiring_manager');
    const voter = await member('committee_member');
    const [first, second] = [await member('approver'), await member('approver')];
    const debrief = await placeDebrief(world, chair, { committee: [voter], approvers: [first, second] });
    expect([await kinds(chair), await kinds(voter), await kinds(first)]).toEqual([
      ['vote_wanted'],
      ['vote_wanted'],
      [],
    ]);
    await vote(voter, debrief, 'hire');
    expect([await kinds(chair), await kinds(voter)]).toEqual([['vote_wanted'], []]);
    const open = await vote(chair, debrief, 'hire');
    expect(await kinds(chair)).toEqual([]);
    await decided(chair, open);
    expect([await kinds(first), await kinds(second)]).toEqual([['approval_wanted'], []]);
    expect((await inbox(first)).items[0]?.target).toEqual({ kind: 'debrief', debriefId: debrief.id });
  });

  it('does not hear of a debrief while they owe a card on the loop', async () => {
    const ana = await member('interviewer', 'committee_member');
    const chair = await member('hiring_manager');
    const debrief = await placeDebrief(world, chair, { committee: [ana] });
    expect(await kinds(ana)).toEqual(['vote_wanted']);
    const [loop] = await world.ownerSql<{ id: string; interview: string }>(
      `SELECT d.loop_id AS id, i.id AS interview FROM debriefs d
         JOIN interviews i ON i.org_id = d.org_id AND i.loop_id = d.loop_id WHERE d.id = $1 LIMIT 1`,
      [debrief.id],
    );
    await world.ownerSql(
      `WITH seat AS (
         INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
         SELECT s.org_id, gen_random_uuid(), s.loop_id, s.interview_id, $2, 'interviewer', s.dimension_ids, s.due_at
           FROM seats s WHERE s.interview_id = $1 LIMIT 1 RETURNING *)
       INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, signals, red_flags, changed_at)
       SELECT org_id, gen_random_uuid(), id, loop_id, member_id, 'draft', '', '{}', '[]', due_at FROM seat`,
      [loop?.interview, ana.memberId],
    );
    expect(await kinds(ana)).toEqual([]);
  });
});

describe('reading', () => {
  it('marks what is named, or all, and only what is theirs', async () => {
    const [ana, bo] = [await member('interviewer'), await member('interviewer')];
    for (const minutes of [60, 120, 180]) await loopWith(world, team, [ana], { startsInMinutes: minutes });
    await loopWith(world, team, [bo], { startsInMinutes: 60 });
    const { items, unread } = await inbox(ana);
    expect([items.length, unread]).toEqual([3, 3]);
    const [foreign] = (await inbox(bo)).items;
    const mixed = await ana.call(readNotifications, { body: { which: [items[0]?.id, foreign?.id] } });
    expect([mixed.status, mixed.body.code]).toEqual([404, 'not_found']);
    const one = await ana.call(readNotifications, { body: { which: [items[1]?.id] } });
    expect([one.status, one.body]).toEqual([200, { unread: 2 }]);
    expect((await inbox(ana, { state: 'unread' })).items.map(({ id }) => id)).toEqual([
      items[0]?.id,
      items[2]?.id,
    ]);
    const all = await ana.call(readNotifications, { body: { which: 'all' } });
    expect(all.body).toEqual({ unread: 0 });
    expect((await inbox(bo)).unread).toBe(1);
  });

  it('comes by pages, each once', async () => {
    const ana = await member('interviewer');
    for (const minutes of [60, 120, 180]) await loopWith(world, team, [ana], { startsInMinutes: minutes });
    const first = await inbox(ana, { limit: 2 });
    const second = await inbox(ana, { limit: 2, after: first.next });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect([first.items.length, second.next]).toEqual([2, null]);
  });
});

describe('the settings', () => {
  it('begin with every mail, and keep what is chosen', async () => {
    const ana = await member('interviewer');
    expect((await ana.call(getNotificationSettings)).body).toEqual({ muted: [], quiet: null, version: 1 });
    const body = { muted: ['vote_wanted'], quiet: { from: 1200, until: 480 } };
    const saved = await ana.call(saveNotificationSettings, { seen: 1, body });
    expect([saved.status, saved.body]).toEqual([200, { ...body, version: 2 }]);
    expect((await ana.call(getNotificationSettings)).body).toEqual({ ...body, version: 2 });
    const odd = await ana.call(saveNotificationSettings, {
      seen: 2,
      body: { ...body, quiet: { from: 60, until: 60 } },
    });
    expect(odd.status).toBe(400);
  });
});
