import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CardContent,
  getScorecard,
  minEvidenceLength,
  saveScorecard,
  submitScorecard,
} from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  redFlagKeys,
  saveCard,
} from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let recruiter: Person;
let ines: Person;
let loop: PlacedLoop;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  recruiter = await createPerson(world, orgId, ['recruiter']);
  ines = await createPerson(world, orgId, ['interviewer']);
  loop = await placeLoop(world, recruiter);
});
afterAll(() => world.end());

interface Entry {
  readonly action: string;
  readonly data: Record<string, unknown>;
}

async function entriesOf(seatId: string): Promise<Entry[]> {
  const rows = await world.ownerSql<{ action: string; data: string }>(
    'SELECT action, data FROM audit_entries WHERE subject_id = $1 ORDER BY seq',
    [seatId],
  );
  return rows.map(({ action, data }) => ({ action, data: JSON.parse(data) }));
}

async function rowOf(seat: PlacedSeat): Promise<{ state: string; version: number; cards: number }> {
  const [row] = await world.ownerSql<{ state: string; version: number; cards: number }>(
    `SELECT max(state) AS state, max(version) AS version, count(*)::integer AS cards
       FROM scorecards WHERE seat_id = $1`,
    [seat.id],
  );
  if (row === undefined) throw new Error('no card');
  return row;
}

const submit = (seat: PlacedSeat, seen: number, key?: string) =>
  seat.holder.call(submitScorecard, {
    params: { seatId: seat.id },
    seen,
    ...(key === undefined ? {} : { key }),
  });

describe('submitting', () => {
  it('is final, and the audit tells how much was scored but nothing of what', async () => {
    const seat = await placeSeat(world, loop, ines);
    const content = completeCard(seat);
    const [first] = content.scores;
    if (first === undefined) throw new Error('the seat scores nothing');
    Object.assign(first, { rating: null, notAssessedReason: 'We ran out of time.', evidence: '' });
    const seen = await saveCard(seat, content);
    world.clock.advance({ minutes: 5 });

    const response = await submit(seat, seen);

    expect(response.status).toBe(200);
    expect(response.headers.etag).toBe('"v3"');
    expect(response.body).toMatchObject({
      state: 'submitted',
      version: 3,
      submittedAt: world.clock.now().toISOString(),
      can: { save: false, submit: false, seeColleagues: true },
    });
    expect(response.body.content).toEqual(content);
    const read = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(read.body).toEqual(response.body);
    const entries = await entriesOf(seat.id);
    expect(entries.map(({ action }) => action)).toEqual(['scorecard.saved', 'scorecard.submitted']);
    expect(entries[1]?.data).toEqual({
      loopId: loop.id,
      interviewId: seat.interviewId,
      rated: seat.dimensions.length - 1,
      notAssessed: 1,
      version: 3,
    });
    const again = await submit(seat, 3);
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
    expect((await entriesOf(seat.id)).length).toBe(2);
  });

  it('waits for the interview to start, to the second', async () => {
    const seat = await placeSeat(world, loop, ines, { startsInMinutes: 10 });
    const seen = await saveCard(seat, completeCard(seat));
    world.clock.advance({ minutes: 9, seconds: 59 });
    const early = await submit(seat, seen);
    expect([early.status, early.body.code]).toEqual([422, 'rule_broken']);
    expect(early.body.errors).toBeUndefined();
    expect(await rowOf(seat)).toMatchObject({ state: 'draft', version: seen });
    world.clock.advance({ seconds: 1 });
    expect((await submit(seat, seen)).status).toBe(200);
  });

  it('refuses a version that was not seen, and changes nothing', async () => {
    const seat = await placeSeat(world, loop, ines);
    await saveCard(seat, completeCard(seat));
    const response = await submit(seat, 1);
    expect([response.status, response.body.currentVersion]).toEqual([412, 2]);
    expect(await rowOf(seat)).toMatchObject({ state: 'draft', version: 2 });
  });

  it("answers for somebody else's seat as for none", async () => {
    const seat = await placeSeat(world, loop, ines);
    const seen = await saveCard(seat, completeCard(seat));
    const foreign = await recruiter.call(submitScorecard, { params: { seatId: seat.id }, seen });
    const save = await recruiter.call(saveScorecard, {
      params: { seatId: seat.id },
      seen,
      body: completeCard(seat),
    });
    expect([foreign.status, save.status]).toEqual([404, 404]);
    expect(await rowOf(seat)).toMatchObject({ state: 'draft', version: seen });
  });
});

describe('a card that lacks something', () => {
  type Change = (content: CardContent, seat: PlacedSeat) => void;
  const change = (part: Partial<CardContent['scores'][number]>): Change => {
    return ({ scores }) => {
      if (scores[1] !== undefined) Object.assign(scores[1], part);
    };
  };
  const flag: Change = (content) => {
    content.redFlags = [{ key: redFlagKeys[0] ?? '', evidence: ' '.repeat(40) }];
  };
  const cases: [string, Change, string][] = [
    ['without a score', change({ rating: null }), 'scores.1.rating'],
    ['without evidence', change({ evidence: '' }), 'scores.1.evidence'],
    ['with a character too little', change({ evidence: 'x'.repeat(19) }), 'scores.1.evidence'],
    [
      'with spaces for evidence',
      change({ evidence: `${'x'.repeat(19)}${' \n\t\u00a0'.repeat(9)}` }),
      'scores.1.evidence',
    ],
    [
      'not assessed without a reason',
      change({ rating: null, notAssessedReason: ' \n' }),
      'scores.1.notAssessedReason',
    ],
    [
      'without a recommendation',
      (content) => {
        content.recommendation = null;
      },
      'recommendation',
    ],
    ['with a red flag without evidence', flag, 'redFlags.0.evidence'],
  ];

  it.each(cases)('%s is refused with what is missing, and stays a draft', async (_, spoil, path) => {
    const seat = await placeSeat(world, loop, ines);
    const content = completeCard(seat);
    spoil(content, seat);
    const seen = await saveCard(seat, content);

    const response = await submit(seat, seen);

    expect([response.status, response.body.code]).toEqual([422, 'rule_broken']);
    expect(response.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    if (path.startsWith('scores'))
      expect(response.body.errors[0].message).toContain(seat.dimensions[1]?.name);
    expect(await rowOf(seat)).toMatchObject({ state: 'draft', version: seen });
    expect((await entriesOf(seat.id)).map(({ action }) => action)).toEqual(['scorecard.saved']);
  });

  it('is told everything at once, each dimension by its name, and no score', async () => {
    const seat = await placeSeat(world, loop, ines);
    const response = await submit(seat, 1);
    expect(response.status).toBe(422);
    expect(response.body.errors.length).toBe(seat.dimensions.length + 1);
    for (const [n, { name }] of seat.dimensions.entries())
      expect(response.body.errors[n].message).toContain(name);
  });

  it.each([1, 2, 3, 4, 5])('needs the same evidence for a score of %i as for any other', async (rating) => {
    const seat = await placeSeat(world, loop, ines);
    const scored = (length: number): CardContent => {
      const content = completeCard(seat);
      for (const score of content.scores) Object.assign(score, { rating, evidence: 'e'.repeat(length) });
      return content;
    };
    const first = await saveCard(seat, scored(minEvidenceLength - 1));
    const refused = await submit(seat, first);
    expect(refused.body.errors.length).toBe(seat.dimensions.length);
    expect(refused.text).not.toMatch(/score of|rating":/);
    const second = await saveCard(seat, scored(minEvidenceLength), first);
    expect((await submit(seat, second)).status).toBe(200);
  });
});

describe('at once', () => {
  it('twenty submissions with one key have one effect, one entry and one answer', async () => {
    const seat = await placeSeat(world, loop, ines);
    const seen = await saveCard(seat, completeCard(seat));
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => submit(seat, seen, `one-key-for-${seat.id}`)),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    expect(await rowOf(seat)).toEqual({ state: 'submitted', version: seen + 1, cards: 1 });
    expect((await entriesOf(seat.id)).map(({ action }) => action)).toEqual([
      'scorecard.saved',
      'scorecard.submitted',
    ]);
  });

  it('twenty submissions with a key each have one effect and one entry; the others are told it is in', async () => {
    const seat = await placeSeat(world, loop, ines);
    const seen = await saveCard(seat, completeCard(seat));
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => submit(seat, seen, `key-${n}-for-${seat.id}`)),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect(await rowOf(seat)).toEqual({ state: 'submitted', version: seen + 1, cards: 1 });
    expect((await entriesOf(seat.id)).map(({ action }) => action)).toEqual([
      'scorecard.saved',
      'scorecard.submitted',
    ]);
  });

  it('a retry after a lost reply gets the stored answer, also when the seat has ended since', async () => {
    const seat = await placeSeat(world, loop, ines);
    const seen = await saveCard(seat, completeCard(seat));
    const first = await submit(seat, seen, `lost-${seat.id}`);
    world.clock.advance({ hours: 3 });
    await world.ownerSql(
      "UPDATE seats SET ended_at = now(), end_reason = 'x', end_kind = 'cancelled' WHERE id = $1",
      [seat.id],
    );
    const retry = await submit(seat, seen, `lost-${seat.id}`);
    expect([retry.status, retry.text]).toEqual([200, first.text]);
    expect(retry.headers['idempotency-replayed']).toBe('true');
    expect((await entriesOf(seat.id)).length).toBe(2);
  });

  it('a submission and a save on the same version: one of them wins, whole', async () => {
    for (let round = 0; round < 10; round += 1) {
      const seat = await placeSeat(world, loop, ines);
      const seen = await saveCard(seat, completeCard(seat, { notes: 'as seen' }));
      const later = completeCard(seat, { notes: 'as typed meanwhile' });
      for (const score of later.scores)
        Object.assign(score, { rating: 1, evidence: 'typed in the meantime' });
      const save = () => ines.call(saveScorecard, { params: { seatId: seat.id }, seen, body: later });
      const order = round % 2 === 0 ? [submit(seat, seen), save()] : [save(), submit(seat, seen)];
      const statuses = (await Promise.all(order)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 412]);
      const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
      const isSubmitted = body.state === 'submitted';
      expect(body.version).toBe(seen + 1);
      expect(body.content.notes).toBe(isSubmitted ? 'as seen' : 'as typed meanwhile');
      const ratings = new Set(body.content.scores.map(({ rating }: { rating: number }) => rating));
      expect(ratings).toEqual(new Set([isSubmitted ? 4 : 1]));
    }
  });

  it('twenty saves on the same version: one is kept', async () => {
    const seat = await placeSeat(world, loop, ines);
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ines.call(saveScorecard, {
          params: { seatId: seat.id },
          seen: 1,
          body: completeCard(seat, { notes: `tab ${n}` }),
        }),
      ),
    );
    expect(responses.filter(({ status }) => status === 200).length).toBe(1);
    expect(responses.filter(({ status }) => status === 412).length).toBe(19);
    expect(await rowOf(seat)).toMatchObject({ version: 2, cards: 1 });
    expect((await entriesOf(seat.id)).length).toBe(1);
  });
});
