import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { selectEnteringRatings } from '#server/calibration/entering-ratings.sql.ts';
import { type CardScore, type Debrief, getDebrief, openDebrief } from '#shared/debriefs.ts';
import { amendScore, answerQuestion, askQuestion, listLoopScorecards } from '#shared/scorecards.ts';
import { ratedCard } from '#tests/factories/debrief.ts';
import {
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let elif: Person;
let ines: Person;
let joao: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  elif = await createPerson(world, orgId, ['committee_member']);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  joao = await createPerson(world, orgId, ['interviewer'], { name: 'Joao' });
});
afterAll(() => world.end());

interface Scene {
  readonly loop: PlacedLoop;
  /** Ines and Joao in one interview, on the same dimensions. */
  readonly seats: readonly [PlacedSeat, PlacedSeat];
}

async function scene(ratings: readonly [number, number]): Promise<Scene> {
  const loop = await placeLoop(world, admin, { committee: [elif.memberId] });
  const first = await placeSeat(world, loop, ines);
  const second = await placeSeat(world, loop, joao, { interviewId: first.interviewId });
  await submitCard(first, ratedCard(first, ratings[0]));
  await submitCard(second, ratedCard(second, ratings[1]));
  return { loop, seats: [first, second] };
}

const evidence = 'Reread my notes: the second half was weaker.';
const reason = 'I had mixed up two answers.';

async function amend(seat: PlacedSeat, rating: number | null, n = 0): Promise<void> {
  const { status, text } = await seat.holder.call(amendScore, {
    params: { seatId: seat.id },
    body: {
      dimensionId: seat.dimensions[n]?.id,
      rating,
      notAssessedReason: rating === null ? 'It was another exercise.' : null,
      evidence,
      reason,
    },
  });
  expect(status, text).toBe(201);
}

const open = async (loop: PlacedLoop): Promise<Debrief> => {
  const { status, body, text } = await admin.call(openDebrief, {
    params: { loopId: loop.id },
    body: { despite: null },
  });
  expect(status, text).toBe(201);
  return body;
};

const read = async ({ id }: Debrief, who = elif): Promise<Debrief> =>
  (await who.call(getDebrief, { params: { debriefId: id } })).body;

const cellOf = (debrief: Debrief, seat: PlacedSeat, n = 0): CardScore => {
  const found = debrief.matrix.rows
    .find(({ seatId }) => seatId === seat.id)
    ?.cells.find(({ dimensionId }) => dimensionId === seat.dimensions[n]?.id);
  if (found === undefined) throw new Error('no such cell');
  return found;
};

const figureOn = ({ figures }: Debrief, id: string | undefined) =>
  figures.dimensions.find(({ dimensionId }) => dimensionId === id);

const issueOn = ({ issues }: Debrief, id: string | undefined) =>
  issues.find(({ dimensionId }) => dimensionId === id);

/** What a fit of the family would take of this loop, as means by dimension. */
async function enteringMeans({ loop }: Scene): Promise<Record<string, number>> {
  const entering = await selectEnteringRatings({ sql: world.ownerSql }, loop.orgId, {
    blueprintId: loop.blueprintId,
    windowStart: new Date(0),
    loopIds: [loop.id],
  });
  const ids = new Set(entering.map(({ dimensionId }) => dimensionId));
  return Object.fromEntries(
    [...ids].map((id) => {
      const given = entering.flatMap(({ dimensionId, rating }) => (dimensionId === id ? [rating] : []));
      return [id, given.reduce((sum, rating) => sum + rating, 0) / given.length];
    }),
  );
}

const rawMeans = ({ figures }: Debrief): Record<string, number> =>
  Object.fromEntries(
    figures.dimensions.flatMap(({ dimensionId, raw }) => (raw === null ? [] : [[dimensionId, raw]])),
  );

describe('a score amended before the reveal', () => {
  it('counts in place of the one submitted, which stays beside it with the reason', async () => {
    const { loop, seats } = await scene([4, 4]);
    await amend(seats[0], 2);
    const debrief = await open(loop);

    const cell = cellOf(debrief, seats[0]);
    expect(cell).toMatchObject({ rating: 2, evidence, counts: true, submitted: { rating: 4 } });
    expect(cell.anchor).not.toBe(cell.submitted?.anchor);
    expect(cell.amendments).toMatchObject([{ rating: 2, reason, isBeforeReveal: true, anchor: cell.anchor }]);
    expect(cellOf(debrief, seats[0], 1)).toMatchObject({ rating: 4, submitted: null, amendments: [] });

    const dimensionId = seats[0].dimensions[0]?.id;
    expect(figureOn(debrief, dimensionId)).toMatchObject({ raw: 3 });
    expect(
      figureOn(debrief, dimensionId)
        ?.scores.map(({ rating }) => rating)
        .sort(),
    ).toEqual([2, 4]);
    expect(
      issueOn(debrief, dimensionId)
        ?.scores.map(({ rating }) => rating)
        .sort(),
    ).toEqual([2, 4]);
    expect(issueOn(debrief, seats[0].dimensions[1]?.id)).toBeUndefined();
  });

  it('moves the state of a must-have, and takes away what it settled itself', async () => {
    const mustHaves = new Set(
      leadDataEngineer.dimensions.filter(({ mustHave }) => mustHave !== null).map(({ key }) => key),
    );
    const mustHave = async (
      given: readonly [number, number],
      amended: number | null,
    ): Promise<(string | undefined)[]> => {
      const { loop, seats } = await scene(given);
      const n = seats[0].dimensions.findIndex(({ key }) => mustHaves.has(key));
      await amend(seats[0], amended, n);
      const debrief = await open(loop);
      const id = seats[0].dimensions[n]?.id;
      return [
        debrief.mustHaves.find(({ dimensionId }) => dimensionId === id)?.state,
        issueOn(debrief, id)?.kind,
      ];
    };
    expect(await mustHave([1, 5], 5)).toEqual(['met', undefined]);
    expect(await mustHave([5, 5], 1)).toEqual(['disputed', 'must_have_disputed']);
    expect(await mustHave([5, 5], null)).toEqual(['thin', 'one_rater']);
  });
});

describe('a score amended after the reveal', () => {
  it('stands beside the score and changes nothing that is drawn from it', async () => {
    const { loop, seats } = await scene([4, 4]);
    expect((await ines.call(listLoopScorecards, { params: { loopId: loop.id } })).body.cards).toHaveLength(2);
    await amend(seats[0], 1);
    const debrief = await open(loop);
    await amend(seats[1], 1);

    for (const seat of seats)
      expect(cellOf(await read(debrief), seat)).toMatchObject({
        rating: 4,
        counts: true,
        submitted: null,
        amendments: [{ rating: 1, reason, isBeforeReveal: false }],
      });
    expect(figureOn(await read(debrief), seats[0].dimensions[0]?.id)).toMatchObject({ raw: 4 });
    expect(issueOn(await read(debrief), seats[0].dimensions[0]?.id)).toBeUndefined();
  });
});

describe('the raw mean', () => {
  it('stands on the very ratings that a fit takes', async () => {
    const placed = await scene([4, 2]);
    const { loop, seats } = placed;
    await amend(seats[0], 3);
    await amend(seats[1], null, 1);
    // A second card of the same person: calibration takes their last rating on a dimension once.
    const again = await placeSeat(world, loop, ines, { exercise: 3 });
    world.clock.advance({ minutes: 1 });
    await submitCard(again, ratedCard(again, 5));
    const shared = again.dimensions.filter(({ id }) => seats[0].dimensions.some((one) => one.id === id));
    expect(shared.length).toBeGreaterThan(0);
    await ines.call(listLoopScorecards, { params: { loopId: loop.id } });
    await amend(seats[0], 1, 1);

    const debrief = await open(loop);
    expect(rawMeans(debrief)).toEqual(await enteringMeans(placed));
    for (const { id } of shared) {
      const n = seats[0].dimensions.findIndex((one) => one.id === id);
      expect(cellOf(debrief, seats[0], n).counts).toBe(false);
      expect(figureOn(debrief, id)?.scores.filter(({ interviewer }) => interviewer.name === 'Ines')).toEqual([
        { interviewer: { id: ines.memberId, name: 'Ines' }, rating: 5 },
      ]);
    }
  });
});

describe('questions', () => {
  it('are asked from the debrief and stand beside the score with the answer; the score stays', async () => {
    const { loop, seats } = await scene([4, 2]);
    const debrief = await open(loop);
    const before = await read(debrief);
    expect([...before.can.ask].sort()).toEqual(seats.map(({ id }) => id).sort());

    const text = 'What did they say about late events?';
    const asked = await elif.call(askQuestion, {
      params: { seatId: seats[0].id },
      body: { dimensionId: seats[0].dimensions[0]?.id, text },
    });
    expect(asked.status, asked.text).toBe(201);
    expect(cellOf(await read(debrief), seats[0]).questions).toMatchObject([{ text, answer: null }]);
    await ines.call(answerQuestion, {
      params: { questionId: asked.body.id },
      body: { text: 'They would replay them from the log.' },
    });

    const after = await read(debrief);
    expect(cellOf(after, seats[0])).toMatchObject({
      rating: 4,
      questions: [
        { askedBy: { id: elif.memberId }, answer: { text: 'They would replay them from the log.' } },
      ],
    });
    expect(cellOf(after, seats[0], 1).questions).toEqual([]);
    expect(issueOn(after, seats[0].dimensions[0]?.id)?.scores[0]?.questions).toHaveLength(1);
    expect(after.figures).toEqual(before.figures);
  });

  it('are for who takes part, and not about one’s own card', async () => {
    const loop = await placeLoop(world, admin, { committee: [elif.memberId] });
    const both = await createPerson(world, admin.orgId, ['interviewer', 'recruiter']);
    const [own, other] = [await placeSeat(world, loop, both), await placeSeat(world, loop, joao)];
    await submitCard(own);
    await submitCard(other);
    const debrief = await open(loop);
    expect((await read(debrief, both)).can.ask).toEqual([other.id]);
    const auditor = await createPerson(world, admin.orgId, ['auditor']);
    expect((await read(debrief, auditor)).can.ask).toEqual([]);
  });
});
