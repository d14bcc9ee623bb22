import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { amendScore, getScorecard, listLoopScorecards } from '#shared/scorecards.ts';
import { reopenDebrief } from '#shared/votes.ts';
import { decided } from '#tests/factories/debrief.ts';
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
let admin: Person;
let ines: Person;
let joao: Person;
let approver: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
  approver = await createPerson(world, orgId, ['approver']);
});
afterAll(() => world.end());

const reason = 'I mixed up two answers.';
const evidence = 'Reread my notes: the second half was weaker.';

/** Ines' submitted card on a new loop, with Joao's seat beside it. */
async function submittedCard(): Promise<{ loop: PlacedLoop; seat: PlacedSeat; other: PlacedSeat }> {
  const loop = await placeLoop(world, admin, { approvers: [approver.memberId] });
  const seat = await placeSeat(world, loop, ines);
  const other = await placeSeat(world, loop, joao, { interviewId: seat.interviewId });
  await submitCard(seat);
  return { loop, seat, other };
}

const amend = (seat: PlacedSeat, given: object = {}, who = seat.holder) =>
  who.call(amendScore, {
    params: { seatId: seat.id },
    body: {
      dimensionId: seat.dimensions[0]?.id,
      rating: 3,
      notAssessedReason: null,
      evidence,
      reason,
      ...given,
    },
  });

const read = (who: Person, loop: PlacedLoop) => who.call(listLoopScorecards, { params: { loopId: loop.id } });

const isBeforeReveal = async (seat: PlacedSeat, rating: number): Promise<boolean> => {
  const { status, body, text } = await amend(seat, { rating });
  expect(status, text).toBe(201);
  return body.amendments.at(-1).isBeforeReveal;
};

/** What enters calibration of the seat's first score. */
async function entering(seat: PlacedSeat): Promise<number | null> {
  const [row] = await world.ownerSql<{ rating: number | null }>(
    `SELECT v.rating FROM scores_before_reveal v JOIN scorecards c ON c.org_id = v.org_id AND c.id = v.scorecard_id
      WHERE c.seat_id = $1 AND v.dimension_id = $2`,
    [seat.id, seat.dimensions[0]?.id],
  );
  if (row === undefined) throw new Error('no score');
  return row.rating;
}

describe('an amendment', () => {
  it('stands beside the original, with its reason, for the author and whoever reads the card', async () => {
    const { loop, seat, other } = await submittedCard();
    await submitCard(other);
    const before = (await ines.call(getScorecard, { params: { seatId: seat.id } })).body;
    expect(before).toMatchObject({ amendments: [], can: { amend: true } });

    const response = await amend(seat);

    expect(response.status).toBe(201);
    const amendment = {
      dimensionId: seat.dimensions[0]?.id,
      rating: 3,
      notAssessedReason: null,
      evidence,
      reason,
      isBeforeReveal: true,
      amendedAt: world.clock.now().toISOString(),
    };
    expect(response.body).toEqual({ ...before, amendments: [amendment] });
    for (const reader of [admin, joao]) {
      const card = (await read(reader, loop)).body.cards.find(
        ({ seatId }: { seatId: string }) => seatId === seat.id,
      );
      expect(card.amendments).toEqual([amendment]);
      expect(card.scores[0]).toMatchObject({ rating: 4 });
    }
    expect((await entriesOf(world, seat.id)).at(-1)).toMatchObject({
      action: 'score.amended',
      actor_id: ines.memberId,
      data: {
        loopId: loop.id,
        dimensionId: seat.dimensions[0]?.id,
        number: 1,
        isBeforeReveal: true,
        reasonDigest: expect.any(String),
      },
    });
  });

  it('may take a score back as not assessed, and give one where there was none', async () => {
    const { seat } = await submittedCard();
    const back = await amend(seat, {
      rating: null,
      notAssessedReason: 'It was another exercise',
      evidence: '',
    });
    expect(back.body.amendments.at(-1)).toMatchObject({
      rating: null,
      notAssessedReason: 'It was another exercise',
    });
    expect(await entering(seat)).toBeNull();
    const again = await amend(seat, { rating: 5 });
    expect(again.body.amendments.map(({ rating }: { rating: number | null }) => rating)).toEqual([null, 5]);
    expect(await entering(seat)).toBe(5);
  });

  it.each([
    ['without a reason worth the name', { reason: '          not' }, 'reason'],
    ['with too little evidence', { evidence: ' '.repeat(30) }, 'evidence'],
    ['neither rated nor not assessed', { rating: null }, 'rating'],
    ['both rated and not assessed', { notAssessedReason: 'No time' }, 'notAssessedReason'],
    ['with an empty reason for no score', { rating: null, notAssessedReason: ' ' }, 'notAssessedReason'],
  ])('is refused %s', async (_, given, path) => {
    const { seat } = await submittedCard();
    const refused = await amend(seat, given);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, path]);
  });

  it('has one effect when twenty come at once, and none where it changes nothing', async () => {
    const { seat } = await submittedCard();
    const responses = await Promise.all(Array.from({ length: 20 }, () => amend(seat)));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(422)]);
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(body.amendments).toHaveLength(1);
    const entries = (await entriesOf(world, seat.id)).filter(({ action }) => action === 'score.amended');
    expect(entries).toHaveLength(1);
  });

  it('is the author’s alone, of a submitted card', async () => {
    const { seat, other } = await submittedCard();
    for (const who of [admin, joao]) expect((await amend(seat, {}, who)).status).toBe(404);
    await saveCard(other, completeCard(other));
    const draft = await amend(other);
    expect([draft.status, draft.body.code]).toEqual([409, 'wrong_state']);
    const unknown = await amend(seat, { dimensionId: world.platform.ids.next() });
    expect(unknown.status).toBe(404);
  });

  it('is refused once the debrief is decided, and possible while it is open again', async () => {
    const { loop, seat } = await submittedCard();
    const { body: debrief } = await admin.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: 'Joao is on leave.' },
    });
    expect(await isBeforeReveal(seat, 2)).toBe(false);
    const { version } = await decided(admin, debrief);
    const late = await amend(seat, { rating: 1 });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect([body.can.amend, body.amendments.length]).toEqual([false, 1]);

    const reopened = await admin.call(reopenDebrief, {
      params: { debriefId: debrief.id },
      seen: version,
      body: { reason: 'A reference came in late.' },
    });
    expect(reopened.status, reopened.text).toBe(200);
    expect(await isBeforeReveal(seat, 1)).toBe(false);
  });
});

describe('before the reveal', () => {
  it('is as long as there was no colleague’s card to read, although one’s own was open', async () => {
    const { loop, seat } = await submittedCard();
    expect((await read(ines, loop)).body.state).toBe('open');
    expect(await isBeforeReveal(seat, 3)).toBe(true);
    expect(await entering(seat)).toBe(3);
  });

  it('ends with the first reading of a colleague’s card, and not with its coming in', async () => {
    const { loop, seat, other } = await submittedCard();
    await submitCard(other);
    expect(await isBeforeReveal(seat, 3)).toBe(true);
    expect((await read(ines, loop)).body.cards).toHaveLength(2);
    expect(await isBeforeReveal(seat, 1)).toBe(false);
    expect(await entering(seat)).toBe(3);
    // What somebody else has read is not what this author has.
    expect(await isBeforeReveal(other, 2)).toBe(true);
  });

  it('ends with the debrief, whoever has read what', async () => {
    const { loop, seat } = await submittedCard();
    await admin.call(openDebrief, { params: { loopId: loop.id }, body: { despite: 'Joao is on leave.' } });
    expect(await isBeforeReveal(seat, 1)).toBe(false);
    expect(await entering(seat)).toBe(4);
  });

  it('is still on while the author owes another card on the loop', async () => {
    const { loop, seat, other } = await submittedCard();
    await placeSeat(world, loop, ines, { exercise: 1 });
    await submitCard(other);
    expect((await read(ines, loop)).body.state).toBe('sealed');
    expect(await isBeforeReveal(seat, 2)).toBe(true);
  });

  it('is never said of what came with a first reading or after it', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { loop, seat, other } = await submittedCard();
      await submitCard(other);
      const [amended] = await Promise.all([amend(seat), read(ines, loop)]);
      const [row] = await world.ownerSql<{ read_at: string; amended_at: string }>(
        `SELECT max(seq) FILTER (WHERE action = 'cards.read') AS read_at,
                max(seq) FILTER (WHERE action = 'score.amended') AS amended_at
           FROM audit_entries WHERE subject_id IN ($1, $2)`,
        [loop.id, seat.id],
      );
      const cameFirst = BigInt(row?.amended_at ?? 0) < BigInt(row?.read_at ?? 0);
      expect(amended.body.amendments[0].isBeforeReveal).toBe(cameFirst);
    }
  });
});

describe('the database', () => {
  const insert = (
    seat: PlacedSeat,
    given: { number?: number; before?: boolean; rating?: number | null } = {},
  ) =>
    world.ownerSql(
      `INSERT INTO amendments (org_id, id, scorecard_id, dimension_id, number, rating, evidence, reason,
                               is_before_reveal, amended_at)
       SELECT org_id, gen_random_uuid(), id, $2, $3, $4, 'seen', 'a reason long enough', $5, now()
         FROM scorecards WHERE seat_id = $1`,
      [
        seat.id,
        seat.dimensions[0]?.id,
        given.number ?? 1,
        given.rating === undefined ? 2 : given.rating,
        given.before ?? false,
      ],
    );

  it('keeps amendments as they were written, whoever asks', async () => {
    const { seat } = await submittedCard();
    await amend(seat);
    await expect(world.ownerSql('UPDATE amendments SET rating = 5')).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql('DELETE FROM amendments')).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql('TRUNCATE amendments')).rejects.toThrow(/not allowed/);
  });

  it('refuses one of a draft, out of turn, or incomplete', async () => {
    const { seat, other } = await submittedCard();
    await saveCard(other, completeCard(other));
    await expect(insert(other)).rejects.toThrow(/can not be amended/);
    await expect(insert(seat, { number: 2 })).rejects.toThrow(/can not be amended/);
    await expect(insert(seat, { rating: null })).rejects.toThrow(/amendments_complete_check/);
    await insert(seat);
  });

  it('refuses to call one from before the reveal once its author has read, or could have', async () => {
    const { loop, seat, other } = await submittedCard();
    await insert(seat, { before: true });
    await submitCard(other);
    await read(ines, loop);
    await expect(insert(seat, { number: 2, before: true })).rejects.toThrow(/could have seen/);
    await insert(seat, { number: 2 });
    const { loop: second, seat: mine } = await submittedCard();
    await admin.call(openDebrief, { params: { loopId: second.id }, body: { despite: 'Joao is on leave.' } });
    await expect(insert(mine, { before: true })).rejects.toThrow(/could have seen/);
  });
});
