import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { listMyInterviews } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import { answerQuestion, askQuestion, getScorecard, listLoopScorecards } from '#shared/scorecards.ts';
import { decided, vote } from '#tests/factories/debrief.ts';
import {
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let ines: Person;
let joao: Person;
let elif: Person;
let approver: Person;

const person = (...roles: Role[]): Promise<Person> => createPerson(world, admin.orgId, roles);

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
  ines = await person('interviewer');
  joao = await person('interviewer');
  elif = await person('committee_member');
  approver = await person('approver');
});
afterAll(() => world.end());

const text = 'What did they say about late events?';

interface Scene {
  readonly loop: PlacedLoop;
  readonly seat: PlacedSeat;
  readonly other: PlacedSeat;
}

/** Ines' submitted card and Joao's that is owed, on a loop whose committee is Elif. */
async function scene(): Promise<Scene> {
  const loop = await placeLoop(world, admin, {
    committee: [elif.memberId],
    approvers: [approver.memberId],
  });
  const seat = await placeSeat(world, loop, ines);
  const other = await placeSeat(world, loop, joao, { interviewId: seat.interviewId });
  await submitCard(seat);
  return { loop, seat, other };
}

const open = async (loop: PlacedLoop) =>
  (await admin.call(openDebrief, { params: { loopId: loop.id }, body: { despite: 'Joao is on leave.' } }))
    .body;

const ask = (who: Person, seat: PlacedSeat, dimensionId = seat.dimensions[0]?.id) =>
  who.call(askQuestion, { params: { seatId: seat.id }, body: { dimensionId, text } });

const answer = (who: Person, questionId: string, words = 'They would replay them.') =>
  who.call(answerQuestion, { params: { questionId }, body: { text: words } });

const ownCard = async ({ id, holder }: PlacedSeat) =>
  (await holder.call(getScorecard, { params: { seatId: id } })).body;

const mine = async (who: Person, { id }: PlacedSeat, done = 'no') => {
  const { body } = await who.call(listMyInterviews, { query: { done, limit: 200 } });
  return body.items.find(({ seatId }: { seatId: string }) => seatId === id);
};

describe('a question', () => {
  it('reaches the author, is answered by an addendum, and leaves the score as it was', async () => {
    const { loop, seat } = await scene();
    await open(loop);
    const before = await ownCard(seat);
    expect(await mine(ines, seat)).toBeUndefined();

    const asked = await ask(elif, seat);

    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ text, askedBy: { id: elif.memberId }, answer: null });
    expect(await mine(ines, seat)).toMatchObject({ group: 'asked', openQuestions: 1 });
    expect(await ownCard(seat)).toEqual({ ...before, questions: [asked.body] });
    expect(before.can.answer).toBe(true);
    world.clock.advance({ minutes: 30 });

    const answered = await answer(ines, asked.body.id);

    expect(answered.status).toBe(201);
    const whole = {
      ...asked.body,
      answer: { text: 'They would replay them.', answeredAt: world.clock.now().toISOString() },
    };
    expect(answered.body).toEqual({ ...before, questions: [whole] });
    const { body } = await elif.call(listLoopScorecards, { params: { loopId: loop.id } });
    expect(body.cards[0]).toMatchObject({ questions: [whole], can: { ask: true } });
    expect(await mine(ines, seat)).toBeUndefined();
    expect(await mine(ines, seat, 'yes')).toMatchObject({ group: 'done', openQuestions: 0 });
    expect((await entriesOf(world, seat.id)).slice(-2)).toMatchObject([
      { action: 'question.asked', actor_id: elif.memberId, data: { questionId: asked.body.id } },
      { action: 'question.answered', actor_id: ines.memberId, data: { questionId: asked.body.id } },
    ]);
  });

  it('is answered once, when twenty answers come at once', async () => {
    const { loop, seat } = await scene();
    await open(loop);
    const { body } = await ask(elif, seat);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => answer(ines, body.id, `Answer ${n}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    const entries = (await entriesOf(world, seat.id)).filter(({ action }) => action === 'question.answered');
    expect(entries).toHaveLength(1);
  });

  it('comes from who reads by role and takes part, about a card that is in, while the debrief is open', async () => {
    const { loop, seat, other } = await scene();
    const auditor = await person('auditor');
    const stranger = await person('committee_member');
    expect((await ask(admin, seat)).body.code).toBe('wrong_state');
    const debrief = await open(loop);
    expect((await ask(auditor, seat)).status).toBe(403);
    // Reads every loop, and is on the committee of another job only.
    expect((await ask(await person('auditor', 'committee_member'), seat)).body.code).toBe('not_allowed');
    expect((await ask(stranger, seat)).status).toBe(404);
    expect((await ask(ines, seat)).status).toBe(403);
    expect((await ask(admin, other)).body.code).toBe('wrong_state');
    expect((await ask(admin, seat, world.platform.ids.next())).status).toBe(404);
    const unanswered = (await ask(admin, seat)).body;

    const { version } = await vote(elif, debrief, 'hire');
    await decided(admin, { ...debrief, version });
    expect((await ask(admin, seat)).body.code).toBe('wrong_state');
    expect((await answer(ines, unanswered.id)).body.code).toBe('wrong_state');
    expect(await mine(ines, seat)).toBeUndefined();
    expect((await ownCard(seat)).can.answer).toBe(false);
  });

  it('is never asked of oneself', async () => {
    const loop = await placeLoop(world, admin);
    const seat = await placeSeat(world, loop, admin);
    await submitCard(seat);
    await open(loop);
    expect((await ask(admin, seat)).body.code).toBe('not_allowed');
  });

  it('is nobody else’s to answer', async () => {
    const { loop, seat } = await scene();
    await open(loop);
    const { body } = await ask(elif, seat);
    for (const who of [admin, elif, joao]) expect((await answer(who, body.id)).status).toBe(404);
  });

  it('shows nothing of itself to the author while they owe another card on the loop', async () => {
    const { loop, seat } = await scene();
    await open(loop);
    const { body } = await ask(elif, seat);
    const second = await placeSeat(world, loop, ines, { exercise: 1 });
    expect(await ownCard(seat)).toMatchObject({ questions: [], can: { answer: false } });
    expect(await mine(ines, seat)).toBeUndefined();
    expect(await mine(ines, seat, 'yes')).toMatchObject({ group: 'done', openQuestions: 0 });
    expect((await answer(ines, body.id)).status).toBe(404);
    await submitCard(second);
    expect((await ownCard(seat)).questions).toHaveLength(1);
    expect(await mine(ines, seat)).toMatchObject({ group: 'asked' });
  });
});

it('the database keeps questions and answers, and takes neither outside an open debrief', async () => {
  const { loop, seat } = await scene();
  const insert = () =>
    world.ownerSql(
      `INSERT INTO questions (org_id, id, scorecard_id, dimension_id, author_id, text, asked_by, asked_at)
       SELECT org_id, gen_random_uuid(), id, $2, member_id, 'why', $3, now() FROM scorecards WHERE seat_id = $1
       RETURNING id`,
      [seat.id, seat.dimensions[0]?.id, admin.memberId],
    );
  await expect(insert()).rejects.toThrow(/nobody is asked/);
  await open(loop);
  await insert();
  const { body } = await ask(elif, seat);
  await answer(ines, body.id);
  for (const table of ['questions', 'addenda']) {
    await expect(world.ownerSql(`UPDATE ${table} SET text = 'other'`)).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql(`DELETE FROM ${table}`)).rejects.toThrow(/not allowed/);
  }
});
