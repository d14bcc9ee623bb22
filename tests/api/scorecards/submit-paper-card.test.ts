import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelInterview, getLoop, type Loop, listMyInterviews } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import {
  getPaperCard,
  getScorecard,
  listLoopScorecards,
  submitPaperCard,
  submitScorecard,
} from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  saveCard,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let recruiter: Person;
let ines: Person;
let loop: PlacedLoop;

const person = (...roles: Role[]): Promise<Person> => createPerson(world, recruiter.orgId, roles);

beforeAll(async () => {
  world = await createWorld();
  recruiter = await createPerson(world, await createOrg(world), ['recruiter'], { name: 'Rita' });
  ines = await person('interviewer');
  loop = await placeLoop(world, recruiter);
});
afterAll(() => world.end());

function onPaper(seat: PlacedSeat, given: object = {}): object {
  const { notes: _, ...content } = completeCard(seat, { recommendation: 'no' });
  return { ...content, ...given };
}

const typeIn = (who: Person, seat: PlacedSeat, body = onPaper(seat)) =>
  who.call(submitPaperCard, { params: { seatId: seat.id }, body });

const form = (who: Person, seat: PlacedSeat) => who.call(getPaperCard, { params: { seatId: seat.id } });

async function rowOf(seat: PlacedSeat): Promise<{ state: string; member: string; typed: string | null }> {
  const [row] = await world.ownerSql<{ state: string; member: string; typed: string | null }>(
    'SELECT state, member_id AS member, typed_by AS typed FROM scorecards WHERE seat_id = $1',
    [seat.id],
  );
  if (row === undefined) throw new Error('no card');
  return row;
}

describe('a paper card', () => {
  it('is the holder’s, with the name of who typed it in, for them and for whoever reads it', async () => {
    const seat = await placeSeat(world, loop, ines);
    const asked = await form(recruiter, seat);
    expect(asked.body).toMatchObject({ holder: { id: ines.memberId }, candidateName: 'Carla Candidate' });
    expect(asked.body.kit.dimensions.map(({ id }: { id: string }) => id)).toEqual(
      seat.dimensions.map(({ id }) => id),
    );

    const response = await typeIn(recruiter, seat);

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      seatId: seat.id,
      interviewer: { id: ines.memberId, name: ines.name },
      submittedAt: world.clock.now().toISOString(),
    });
    const entries = (await entriesOf(world, loop.id)).slice(-2);
    expect(entries).toMatchObject([
      {
        action: 'scorecard.typed_in',
        actor_id: recruiter.memberId,
        data: { authorId: ines.memberId, rated: seat.dimensions.length, notAssessed: 0 },
      },
      { action: 'cards.read', actor_id: recruiter.memberId },
    ]);
    const typedBy = { id: recruiter.memberId, name: 'Rita' };
    const own = (await ines.call(getScorecard, { params: { seatId: seat.id } })).body;
    expect(own).toMatchObject({
      state: 'submitted',
      typedBy,
      keptDraft: null,
      content: { recommendation: 'no', notes: '' },
      can: { save: false, amend: true },
    });
    const { body } = await ines.call(listMyInterviews, { query: { done: 'yes', limit: 200 } });
    expect(body.items.find(({ seatId }: { seatId: string }) => seatId === seat.id)).toMatchObject({
      group: 'done',
      typedBy,
    });
    const { cards } = (await recruiter.call(listLoopScorecards, { params: { loopId: loop.id } })).body;
    expect(cards.find(({ seatId }: { seatId: string }) => seatId === seat.id)).toMatchObject({
      interviewer: { id: ines.memberId },
      typedBy,
    });
  });

  it('takes the place of a draft, which is kept for its author alone, notes and all', async () => {
    const seat = await placeSeat(world, loop, ines);
    const draft = completeCard(seat, { notes: 'zq-mine', recommendation: 'strong_yes' });
    await saveCard(seat, draft);
    expect((await form(recruiter, seat)).text).not.toContain('zq-mine');

    const response = await typeIn(recruiter, seat);

    expect([response.status, response.text.includes('zq-mine')]).toEqual([201, false]);
    const own = (await ines.call(getScorecard, { params: { seatId: seat.id } })).body;
    expect(own.keptDraft).toEqual(draft);
    expect(own.content).toMatchObject({ notes: 'zq-mine', recommendation: 'no' });
    const { text } = await recruiter.call(listLoopScorecards, { params: { loopId: loop.id } });
    expect(text).not.toMatch(/zq-mine|strong_yes/);
  });

  it('is as complete as any other', async () => {
    const seat = await placeSeat(world, loop, ines);
    const empty = await typeIn(recruiter, seat, onPaper(seat, { recommendation: null, scores: [] }));
    expect([empty.status, empty.body.errors.length]).toEqual([422, seat.dimensions.length + 1]);
    const flagged = await typeIn(
      recruiter,
      seat,
      onPaper(seat, { redFlags: [{ key: 'no-such-flag', evidence: 'x'.repeat(30) }] }),
    );
    expect(flagged.status).toBe(422);
    expect(await rowOf(seat)).toEqual({ state: 'draft', member: ines.memberId, typed: null });
  });

  it('waits for the interview to start', async () => {
    const seat = await placeSeat(world, loop, ines, { startsInMinutes: 10 });
    expect((await form(recruiter, seat)).body.code).toBe('rule_broken');
    expect((await typeIn(recruiter, seat)).body.code).toBe('rule_broken');
    world.clock.advance({ minutes: 10 });
    expect((await typeIn(recruiter, seat)).status).toBe(201);
  });

  it('is typed in by a planner who owes no card on the loop, and by nobody for themselves', async () => {
    const there = await placeLoop(world, recruiter);
    const seat = await placeSeat(world, there, ines);
    const second = await person('recruiter');
    const own = await placeSeat(world, there, second, { exercise: 1 });
    for (const target of [seat, own]) {
      const refused = [await typeIn(second, target), await form(second, target)];
      expect(refused.map(({ status }) => status)).toEqual([403, 403]);
    }
    for (const role of ['interviewer', 'hiring_manager', 'auditor'] as const)
      expect((await typeIn(await person(role), seat)).status).toBe(403);
    await submitCard(own);
    expect((await typeIn(second, own)).status).toBe(403);
    expect((await typeIn(second, seat)).status).toBe(201);
  });

  it('is offered where it can be typed in, and to nobody else', async () => {
    const there = await placeLoop(world, recruiter);
    const now = await placeSeat(world, there, ines);
    const later = await placeSeat(world, there, ines, { startsInMinutes: 60 });
    const sealed = await person('admin');
    await placeSeat(world, there, sealed, { exercise: 1 });
    const offered = async (who: Person): Promise<string[]> => {
      const { body } = await who.call(getLoop, { params: { loopId: there.id } });
      return (body as Loop).interviews.flatMap(({ seats }) =>
        seats.flatMap(({ id, can }) => (can.typeIn ? [id] : [])),
      );
    };
    expect((await offered(recruiter)).includes(now.id)).toBe(true);
    expect((await offered(recruiter)).includes(later.id)).toBe(false);
    for (const who of [sealed, ines]) expect(await offered(who)).toEqual([]);
  });

  it('is not typed in once the card is in, or not needed any more', async () => {
    const there = await placeLoop(world, recruiter);
    const done = await placeSeat(world, there, ines);
    await submitCard(done);
    const off = await placeSeat(world, there, ines, { exercise: 1 });
    await recruiter.call(cancelInterview, {
      params: { interviewId: off.interviewId },
      body: { reason: 'Not needed' },
    });
    for (const seat of [done, off])
      for (const response of [await typeIn(recruiter, seat), await form(recruiter, seat)])
        expect(response.body.code).toBe('wrong_state');
  });

  it('has one effect when twenty come at once, and when its author submits meanwhile', async () => {
    const alone = await placeSeat(world, loop, ines);
    const typed = await Promise.all(Array.from({ length: 20 }, () => typeIn(recruiter, alone)));
    expect(typed.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    expect((await entriesOf(world, alone.id)).map(({ action }) => action)).toEqual(['scorecard.typed_in']);

    for (let round = 0; round < 4; round += 1) {
      const seat = await placeSeat(world, loop, ines);
      const seen = await saveCard(seat, completeCard(seat));
      const both = await Promise.all([
        ines.call(submitScorecard, { params: { seatId: seat.id }, seen }),
        typeIn(recruiter, seat),
      ]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
      const { typed: by } = await rowOf(seat);
      expect(by).toBe((both[1]?.status ?? 0) < 300 ? recruiter.memberId : null);
    }
  });

  it('is refused by the database as one’s own, as a draft, and with a draft of nobody’s typing', async () => {
    const seat = await placeSeat(world, loop, ines);
    await saveCard(seat, completeCard(seat));
    const set = (change: string) =>
      world.ownerSql(`UPDATE scorecards SET ${change} WHERE seat_id = $1`, [seat.id]);
    const submitted = "state = 'submitted', submitted_at = now()";
    await expect(set(`typed_by = member_id, ${submitted}`)).rejects.toThrow(/typed_by_check/);
    await expect(set(`typed_by = '${recruiter.memberId}'`)).rejects.toThrow(/typed_check/);
    await expect(set(`kept_draft = '{}', ${submitted}`)).rejects.toThrow(/typed_check/);
  });
});
