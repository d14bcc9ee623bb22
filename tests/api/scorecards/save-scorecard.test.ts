import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getScorecard, saveScorecard, submitScorecard } from '#shared/scorecards.ts';
import {
  completeCard,
  type PlacedLoop,
  placeLoop,
  placeSeat,
  redFlagKeys,
  saveCard,
  signalsOf,
  submitCard,
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

async function lastEntry(seatId: string): Promise<{ action: string; data: unknown } | undefined> {
  const [row] = await world.ownerSql<{ action: string; data: string }>(
    'SELECT action, data FROM audit_entries WHERE subject_id = $1 ORDER BY seq DESC LIMIT 1',
    [seatId],
  );
  return row === undefined ? undefined : { action: row.action, data: JSON.parse(row.data) };
}

describe("reading one's own card", () => {
  it("shows the seat's part of the kit: its exercise, its dimensions with five anchors in full, and no other", async () => {
    const seat = await placeSeat(world, loop, ines);
    const { status, body } = await ines.call(getScorecard, { params: { seatId: seat.id } });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      seatId: seat.id,
      loopId: loop.id,
      state: 'draft',
      candidateName: 'Carla Candidate',
      jobTitle: 'Lead Data Engineer, Lisbon',
      startsAt: '2026-03-02T07:00:00.000Z',
      endsAt: '2026-03-02T08:00:00.000Z',
      submittedAt: null,
      version: 1,
      can: { save: true, submit: true, seeColleagues: false },
    });
    expect(body.kit.exercise.brief.length).toBeGreaterThan(100);
    expect(body.kit.dimensions.map(({ id }: { id: string }) => id)).toEqual(
      seat.dimensions.map(({ id }) => id),
    );
    expect(seat.dimensions.length).toBeLessThan(loop.dimensions.length);
    for (const dimension of body.kit.dimensions) {
      expect(dimension.anchors.length).toBe(5);
      for (const anchor of dimension.anchors) expect(anchor.length).toBeGreaterThan(10);
    }
    const prompts = body.kit.dimensions.flatMap(({ prompts: asked }: { prompts: unknown[] }) => asked);
    expect(prompts.length).toBeGreaterThan(0);
    expect(body.kit.redFlags.map(({ key }: { key: string }) => key)).toEqual(redFlagKeys);
    expect(
      body.kit.dimensions.flatMap(({ signals }: { signals: { key: string }[] }) =>
        signals.map(({ key }) => key),
      ).length,
    ).toBe(signalsOf(seat).length);
    expect(body.content).toEqual({
      notes: '',
      recommendation: null,
      scores: seat.dimensions.map(({ id }) => ({
        dimensionId: id,
        rating: null,
        notAssessedReason: null,
        evidence: '',
      })),
      signals: [],
      redFlags: [],
    });
  });

  it("answers for somebody else's seat as for one that never was, whatever role asks", async () => {
    const seat = await placeSeat(world, loop, ines);
    const admin = await createPerson(world, loop.orgId, ['admin', 'recruiter', 'auditor']);
    for (const asking of [admin, recruiter]) {
      const theirs = await asking.call(getScorecard, { params: { seatId: seat.id } });
      const random = await asking.call(getScorecard, { params: { seatId: crypto.randomUUID() } });
      expect([theirs.status, { ...theirs.body, requestId: '' }]).toEqual([
        404,
        { ...random.body, requestId: '' },
      ]);
    }
  });
});

describe('saving', () => {
  it('keeps the whole draft, before the interview too, and notes the version alone in the audit', async () => {
    const seat = await placeSeat(world, loop, ines, { startsInMinutes: 600 });
    const [first, second] = seat.dimensions;
    const content = completeCard(seat, {
      notes: 'Questions to ask.\n\tTabs, “quotes”, 日本 and 🦊.',
      recommendation: null,
      scores: [
        { ...scoreOn(first?.id), rating: 2, evidence: 'short' },
        { ...scoreOn(second?.id), notAssessedReason: '' },
      ],
      signals: signalsOf(seat).slice(0, 2),
      redFlags: [{ key: redFlagKeys[0] ?? '', evidence: '' }],
    });

    const saved = await ines.call(saveScorecard, { params: { seatId: seat.id }, seen: 1, body: content });

    expect([saved.status, saved.body]).toEqual([
      200,
      { version: 2, changedAt: world.clock.now().toISOString() },
    ]);
    expect(saved.headers.etag).toBe('"v2"');
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(body.content).toEqual({
      ...content,
      scores: seat.dimensions.map(
        ({ id }) => content.scores.find(({ dimensionId }) => dimensionId === id) ?? scoreOn(id),
      ),
    });
    expect(body).toMatchObject({ version: 2, can: { save: true, submit: false } });
    expect(await lastEntry(seat.id)).toEqual({ action: 'scorecard.saved', data: { version: 2 } });
  });

  it('leaves nothing of the draft before', async () => {
    const seat = await placeSeat(world, loop, ines);
    await saveCard(seat, completeCard(seat, { signals: signalsOf(seat).slice(0, 1) }));
    const empty = { notes: '', recommendation: null, scores: [], signals: [], redFlags: [] };
    await saveCard(seat, empty, 2);
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(body.content).toEqual({ ...empty, scores: seat.dimensions.map(({ id }) => scoreOn(id)) });
  });

  it('takes a long card in letters of three bytes', async () => {
    const seat = await placeSeat(world, loop, ines);
    const long = completeCard(seat, { notes: '評'.repeat(40_000) });
    for (const score of long.scores) score.evidence = '証'.repeat(8000);
    expect(await saveCard(seat, long)).toBe(2);
  });

  it('refuses a stale save, says the present version, and overwrites nothing', async () => {
    const seat = await placeSeat(world, loop, ines);
    await saveCard(seat, completeCard(seat, { notes: 'from the first tab' }));
    const stale = await ines.call(saveScorecard, {
      params: { seatId: seat.id },
      seen: 1,
      body: completeCard(seat, { notes: 'from the second tab' }),
    });
    expect([stale.status, stale.body.code, stale.body.currentVersion]).toEqual([412, 'stale_version', 2]);
    expect(stale.text).not.toContain('tab"');
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(body.content.notes).toBe('from the first tab');
  });

  it('answers a score on a dimension of another seat like one on a dimension that never was', async () => {
    const seat = await placeSeat(world, loop, ines);
    const notHere = loop.dimensions.find(({ id }) => !seat.dimensions.some((own) => own.id === id));
    for (const dimensionId of [notHere?.id, crypto.randomUUID()]) {
      const response = await ines.call(saveScorecard, {
        params: { seatId: seat.id },
        seen: 1,
        body: { ...completeCard(seat), scores: [scoreOn(dimensionId)] },
      });
      expect([response.status, response.body.code, response.body.errors]).toEqual([
        404,
        'not_found',
        [{ path: 'scores.0.dimensionId', message: 'is no dimension of this seat' }],
      ]);
    }
  });

  it('refuses signals and red flags that the kit does not have for this seat, and anything twice', async () => {
    const seat = await placeSeat(world, loop, ines);
    const other = await placeSeat(world, loop, ines, { exercise: 1 });
    const foreignSignal = signalsOf(other).find((key) => !signalsOf(seat).includes(key)) ?? 'none';
    const flag = { key: redFlagKeys[0] ?? '', evidence: '' };
    const [signal = ''] = signalsOf(seat);
    const response = await ines.call(saveScorecard, {
      params: { seatId: seat.id },
      seen: 1,
      body: {
        ...completeCard(seat),
        scores: [scoreOn(seat.dimensions[0]?.id), scoreOn(seat.dimensions[0]?.id)],
        signals: [signal, foreignSignal, 'no-such-signal', signal],
        redFlags: [flag, { key: 'no-such-flag', evidence: '' }, flag],
      },
    });
    expect([response.status, response.body.code]).toEqual([422, 'rule_broken']);
    expect(response.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'scores.1.dimensionId',
      'signals.1',
      'signals.2',
      'signals.3',
      'redFlags.1.key',
      'redFlags.2.key',
    ]);
    const { body } = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(body.version).toBe(1);
  });

  it('refuses a score outside 1 to 5, and one that is rated and not assessed at once', async () => {
    const seat = await placeSeat(world, loop, ines);
    const score = scoreOn(seat.dimensions[0]?.id);
    for (const bad of [
      { ...score, rating: 0 },
      { ...score, rating: 6 },
      { ...score, rating: 3.5 },
      { ...score, rating: '3' },
      { ...score, rating: 3, notAssessedReason: 'no time' },
    ]) {
      const response = await ines.call(saveScorecard, {
        params: { seatId: seat.id },
        seen: 1,
        body: { ...completeCard(seat), scores: [bad] },
      });
      expect([response.status, response.body.code]).toEqual([400, 'invalid_request']);
    }
  });

  it.each([
    [
      'given up',
      "UPDATE seats SET ended_at = now(), end_reason = 'ill', end_kind = 'given_up' WHERE id = $1",
    ],
    [
      'in a cancelled interview',
      `UPDATE interviews SET cancelled_at = now(), cancel_reason = 'moved'
        WHERE id = (SELECT interview_id FROM seats WHERE id = $1)`,
    ],
    [
      'on a closed loop',
      "UPDATE loops SET state = 'closed' WHERE id = (SELECT loop_id FROM seats WHERE id = $1)",
    ],
  ])('refuses a card whose seat is %s, and keeps it as it was', async (_, sql) => {
    const ownLoop = await placeLoop(world, recruiter);
    const seat = await placeSeat(world, ownLoop, ines);
    const version = await saveCard(seat, completeCard(seat));
    await world.ownerSql(sql, [seat.id]);

    const read = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(read.body).toMatchObject({ state: 'ended', can: { save: false, submit: false } });
    const params = { seatId: seat.id };
    const saved = await ines.call(saveScorecard, { params, seen: version, body: completeCard(seat) });
    const submitted = await ines.call(submitScorecard, { params, seen: version });
    expect([saved.status, saved.body.code]).toEqual([409, 'wrong_state']);
    expect([submitted.status, submitted.body.code]).toEqual([409, 'wrong_state']);
    const after = await ines.call(getScorecard, { params });
    expect(after.body).toEqual(read.body);
  });

  it('refuses a submitted card', async () => {
    const seat = await placeSeat(world, loop, ines);
    const { body } = await submitCard(seat);
    const response = await ines.call(saveScorecard, {
      params: { seatId: seat.id },
      seen: body.version,
      body: completeCard(seat, { notes: 'second thoughts' }),
    });
    expect([response.status, response.body.code]).toEqual([409, 'wrong_state']);
    const after = await ines.call(getScorecard, { params: { seatId: seat.id } });
    expect(after.body).toEqual(body);
  });
});

function scoreOn(id: string | undefined) {
  const dimensionId = id as ReturnType<typeof completeCard>['scores'][number]['dimensionId'];
  return { dimensionId, rating: null, notAssessedReason: null, evidence: '' };
}
