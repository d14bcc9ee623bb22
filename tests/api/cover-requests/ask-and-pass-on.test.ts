import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askForCover,
  type CoverRequest,
  declineRequest,
  getSeatRequests,
  listCoverRequests,
  passOnRequest,
} from '#shared/cover-requests.ts';
import { listLoops } from '#shared/loop-list.ts';
import { cancelInterview, getLoop, giveUpSeat } from '#shared/loops.ts';
import { type PlacedSeat, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { requestFrom, waitingRequest } from '#tests/support/cover-samples.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
let recruiter: Person;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Test Org');
  recruiter = stage.people.recruiter;
});
afterAll(() => world.end());

const newInterviewer = (): Promise<Person> => createPerson(world, stage.orgId, ['interviewer']);

/** A seat of a new person in an interview that began two hours ago. */
async function placedSeat(options: Parameters<typeof placeSeat>[3] = {}): Promise<PlacedSeat> {
  const loop = await placeLoop(world, stage.people.admin);
  return placeSeat(world, loop, await newInterviewer(), options);
}

const ask = (seat: PlacedSeat, dimensionIds: readonly (string | undefined)[], by = seat.holder) =>
  by.call(askForCover, { params: { seatId: seat.id }, body: { dimensionIds, reason: 'ran_out_of_time' } });

const ofSeat = async ({ id, holder }: PlacedSeat) =>
  (await holder.call(getSeatRequests, { params: { seatId: id } })).body;

async function ofLoop(loop: { id: string }, by: Person = recruiter): Promise<CoverRequest[]> {
  return (await by.call(listCoverRequests, { params: { loopId: loop.id } })).body.requests;
}

const passOn = (requestId: string, interviewId: string, by: Person = recruiter) =>
  by.call(passOnRequest, { params: { requestId }, body: { interviewId } });
const decline = (requestId: string, by: Person = recruiter) =>
  by.call(declineRequest, { params: { requestId } });

describe('asking', () => {
  it('makes a request for each dimension, with its entry, and offers those not asked for yet', async () => {
    const seat = await placedSeat();
    const [first, second, ...rest] = seat.dimensions;

    const asked = await ask(seat, [first?.id, second?.id]);

    expect(asked.status).toBe(201);
    expect(asked.body.asked).toMatchObject([
      { dimension: { id: first?.id, name: first?.name }, reason: 'ran_out_of_time' },
      { dimension: { id: second?.id } },
    ]);
    expect(asked.body.askable.map(({ id }: { id: string }) => id).sort()).toEqual(
      rest.map(({ id }) => id).sort(),
    );
    expect(asked.body.toCover).toEqual([]);
    const entries = (await entriesOf(world, seat.loopId)).filter(({ action }) => action === 'cover.asked');
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      actor_id: seat.holder.memberId,
      data: { seatId: seat.id, dimensionId: first?.id, reason: 'ran_out_of_time' },
    });
  });

  it('takes no text, and no reason that is not on the list', async () => {
    const seat = await placedSeat();
    const dimensionIds = [seat.dimensions[0]?.id];
    for (const body of [
      { dimensionIds, reason: 'seemed_weak' },
      { dimensionIds, reason: 'ran_out_of_time', note: 'They seemed weak.' },
      { dimensionIds: [], reason: 'ran_out_of_time' },
    ]) {
      const refused = await seat.holder.call(askForCover, { params: { seatId: seat.id }, body });
      expect(refused.status).toBe(400);
    }
  });

  it('asks for dimensions of the seat alone, and for each once', async () => {
    const seat = await placedSeat();
    const [first, second] = seat.dimensions;
    const elsewhere = await placedSeat();
    const foreign = await ask(seat, [first?.id, elsewhere.dimensions[0]?.id]);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
    expect(foreign.body.errors).toEqual([
      { path: 'dimensionIds.1', message: 'is no dimension of this seat' },
    ]);
    expect((await ask(seat, [first?.id, first?.id])).status).toBe(422);
    expect((await ofSeat(seat)).asked).toEqual([]);

    expect((await ask(seat, [first?.id])).status).toBe(201);

    const again = await ask(seat, [second?.id, first?.id]);
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
    expect((await ofSeat(seat)).asked).toHaveLength(1);
  });

  it('is one of ten requests for the same at once', async () => {
    const seat = await placedSeat();
    const tries = await Promise.all(Array.from({ length: 10 }, () => ask(seat, [seat.dimensions[0]?.id])));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it('is for who scores: from the start of the interview until their card is in', async () => {
    const coming = await placedSeat({ startsInMinutes: 60 });
    const early = await ask(coming, [coming.dimensions[0]?.id]);
    expect([early.status, early.body.code]).toEqual([422, 'rule_broken']);
    expect((await ofSeat(coming)).askable).toEqual([]);
    for (const kind of ['trainee', 'shadow'] as const) {
      const learning = await placedSeat({ kind });
      expect((await ask(learning, [learning.dimensions[0]?.id])).status).toBe(422);
    }
    const seat = await placedSeat();
    const byOther = await ask(seat, [seat.dimensions[0]?.id], await newInterviewer());
    expect(byOther.status).toBe(404);
    await submitCard(seat);
    const late = await ask(seat, [seat.dimensions[0]?.id]);
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    const gone = await placedSeat();
    await gone.holder.call(giveUpSeat, { params: { seatId: gone.id }, body: { reason: 'ill' } });
    expect((await ask(gone, [gone.dimensions[0]?.id])).status).toBe(409);
  });
});

describe('passing on', () => {
  it('tells the interview what to cover, not who asks or why, and who asks nothing of it', async () => {
    const { loop, seat, target, requestId } = await waitingRequest(stage);
    const [waiting] = await ofLoop(loop);
    expect(waiting).toMatchObject({
      id: requestId,
      dimension: { name: seat.dimensions[0]?.name },
      askedBy: { id: seat.holder.memberId },
      askedIn: { id: seat.interviewId },
      answer: null,
      targets: [{ id: target.interviewId, interviewers: [target.holder.name] }],
      can: { answer: true },
    });
    expect((await ofSeat(target)).toCover).toEqual([]);
    const before = await ofSeat(seat);

    const passed = await passOn(requestId, target.interviewId);

    expect(passed.status).toBe(200);
    expect(passed.body.requests[0]).toMatchObject({
      answer: { interview: { id: target.interviewId }, by: { id: recruiter.memberId } },
      targets: [],
      can: { answer: false },
    });
    const told = await target.holder.call(getSeatRequests, { params: { seatId: target.id } });
    const [dimension] = seat.dimensions;
    expect(told.body.toCover).toEqual([{ id: dimension?.id, name: dimension?.name }]);
    expect(told.text).not.toContain(seat.holder.name);
    expect(told.text).not.toContain('ran_out_of_time');
    expect(await ofSeat(seat)).toEqual(before);
    const [entry] = await entriesOf(world, requestId).then((entries) => entries.slice(-1));
    expect(entry).toMatchObject({
      action: 'cover.passed_on',
      actor_id: recruiter.memberId,
      data: { interviewId: target.interviewId, dimensionId: dimension?.id },
    });
  });

  it('goes to interviews to come in which somebody else scores the dimension, and says which can', async () => {
    const { loop, seat, target, requestId } = await waitingRequest(stage);
    const held = await placeSeat(world, loop, await newInterviewer(), { startsInMinutes: -30 });
    const own = await placeSeat(world, loop, seat.holder, { startsInMinutes: 300 });
    const shadow = await placeSeat(world, loop, await newInterviewer(), {
      startsInMinutes: 400,
      kind: 'shadow',
    });
    const elsewhere = await placedSeat({ startsInMinutes: 500 });
    expect((await passOn(requestId, elsewhere.interviewId)).status).toBe(404);
    for (const { interviewId } of [held, own, shadow]) {
      const refused = await passOn(requestId, interviewId);
      expect([refused.status, refused.body.code]).toEqual([422, 'rule_broken']);
      expect(refused.body.detail).toContain('These can:');
    }
    expect((await ofLoop(loop))[0]?.targets.map(({ id }) => id)).toEqual([target.interviewId]);
    await recruiter.call(cancelInterview, {
      params: { interviewId: target.interviewId },
      body: { reason: 'The candidate is ill' },
    });
    const none = await passOn(requestId, target.interviewId);
    expect(none.status).toBe(422);
    expect(none.body.detail).toContain('No interview to come scores');
  });

  it('is done once, declining too, also by two at once', async () => {
    const { target, requestId } = await waitingRequest(stage);
    const answers = await Promise.all([
      passOn(requestId, target.interviewId),
      decline(requestId, stage.people.admin),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('moves no version of the loop: it would tell that something is asked', async () => {
    const { loop, target, requestId } = await waitingRequest(stage);
    const version = async (): Promise<number> =>
      (await recruiter.call(getLoop, { params: { loopId: loop.id } })).body.version;
    expect(await version()).toBe(1);
    await passOn(requestId, target.interviewId);
    expect(await version()).toBe(1);
  });
});

describe('declining', () => {
  it('is noted, and changes nothing that interviewers see', async () => {
    const { loop, seat, target, requestId } = await waitingRequest(stage);
    const before = [await ofSeat(seat), await ofSeat(target)];
    const declined = await decline(requestId);
    expect(declined.status).toBe(200);
    expect((await ofLoop(loop))[0]).toMatchObject({ answer: { interview: null }, can: { answer: false } });
    expect([await ofSeat(seat), await ofSeat(target)]).toEqual(before);
    expect((await entriesOf(world, requestId)).at(-1)?.action).toBe('cover.declined');
  });
});

describe('the list of a loop', () => {
  it('is for planners, shows what waits first, and the board counts it', async () => {
    const { loop, seat, requestId } = await waitingRequest(stage);
    const [later = ''] = await requestFrom(
      stage,
      seat,
      seat.dimensions.slice(1, 2).map(({ id }) => id),
    );
    await decline(requestId);
    expect((await ofLoop(loop)).map(({ id }) => id)).toEqual([later, requestId]);
    const counted = async (by: Person): Promise<number> =>
      (await by.call(listLoops, { query: { limit: 200 } })).body.items.find(
        ({ id }: { id: string }) => id === loop.id,
      ).waitingRequests;
    expect(await counted(recruiter)).toBe(1);
    expect(await counted(stage.people.auditor)).toBe(0);
    const asInterviewer = await seat.holder.call(listCoverRequests, { params: { loopId: loop.id } });
    expect(asInterviewer.status).toBe(403);
  });

  it('is sealed for a planner who owes a card on the loop, and so are its requests', async () => {
    const planner = await createPerson(world, stage.orgId, ['recruiter', 'interviewer']);
    const { loop, target, requestId } = await waitingRequest(stage, planner);
    const list = await planner.call(listCoverRequests, { params: { loopId: loop.id } });
    expect(list.body).toEqual({ state: 'sealed' });
    const passed = await passOn(requestId, target.interviewId, planner);
    expect([passed.status, (await decline(requestId, planner)).status]).toEqual([404, 404]);
    const board = await planner.call(listLoops, { query: { limit: 200 } });
    expect(board.body.items.find(({ id }: { id: string }) => id === loop.id).waitingRequests).toBe(0);
  });
});

it('the database itself refuses what no interviewer could have asked, and any change of it', async () => {
  const { loop, seat, target, requestId } = await waitingRequest(stage);
  const insert = (seatId: string, dimensionId: string | undefined) =>
    world.ownerSql(
      `INSERT INTO cover_requests (org_id, id, loop_id, seat_id, dimension_id, reason, asked_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 'ran_out_of_time', now())`,
      [stage.orgId, loop.id, seatId, dimensionId],
    );
  const shadow = await placeSeat(world, loop, await newInterviewer(), { kind: 'shadow' });
  await expect(insert(shadow.id, shadow.dimensions[0]?.id)).rejects.toThrow('asks for nothing');
  await submitCard(seat);
  await expect(insert(seat.id, seat.dimensions[1]?.id)).rejects.toThrow('asks for nothing');
  await expect(
    world.ownerSql(
      `INSERT INTO cover_answers (org_id, request_id, interview_id, answered_by, answered_at)
       VALUES ($1, $2, $3, $4, now())`,
      [stage.orgId, requestId, seat.interviewId, recruiter.memberId],
    ),
  ).rejects.toThrow('nobody can cover it there');
  await passOn(requestId, target.interviewId);
  await expect(
    world.ownerSql('DELETE FROM cover_answers WHERE request_id = $1', [requestId]),
  ).rejects.toThrow();
  await expect(
    world.ownerSql(`UPDATE cover_requests SET reason = 'question_did_not_fit' WHERE id = $1`, [requestId]),
  ).rejects.toThrow();
});
