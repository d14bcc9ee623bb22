import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { getCalibrationSettings, saveCalibrationSettings } from '#shared/calibration.ts';
import {
  type DimensionsReview,
  getDimensionReview,
  getDrift,
  getLevels,
  getMyScoring,
  getNetwork,
  type Levels,
  type Network,
} from '#shared/calibration-review.ts';
import { type PlacedFamily, placeFamily } from '#tests/factories/family.ts';
import { placeLoop } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let lead: Person;
let family: PlacedFamily;
let params: { blueprintId: string };

async function letLeadsSee(showsLevels: boolean): Promise<void> {
  const { version } = (await lead.call(getCalibrationSettings)).body;
  const saved = await lead.call(saveCalibrationSettings, {
    seen: version,
    body: { isOn: true, windowMonths: 12, showsLevels },
  });
  expect(saved.status).toBe(200);
}

const looks = async (): Promise<unknown[]> =>
  (await admin.call(listAuditEntries, { query: { action: 'calibration.viewed', limit: 200 } })).body.items;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  lead = await createPerson(world, orgId, ['calibration_lead']);
  const loop = await placeLoop(world, admin);
  family = await placeFamily(world, admin, loop, { candidates: 90, cardsEach: 4 });
  params = { blueprintId: loop.blueprintId };
  expect(await runRefit(world, { orgId, ...params })).toBe('kept');
});
afterAll(() => world.end());

describe('levels by name', () => {
  it('are for calibration leads alone, and only where the organisation lets them', async () => {
    expect((await admin.call(getLevels, { params })).status).toBe(403);
    expect((await lead.call(getLevels, { params })).body).toEqual({ kind: 'no_review', reason: 'policy' });
    expect((await lead.call(getDrift, { params })).body).toEqual({ kind: 'no_review', reason: 'policy' });
  });

  it('come alphabetically with their basis and fit, and each look is noted', async () => {
    await letLeadsSee(true);
    const before = (await looks()).length;
    const body: Levels = (await lead.call(getLevels, { params })).body;
    if (body.kind !== 'levels') throw new Error(body.reason);
    expect(body.people).toHaveLength(family.raters.length);
    const names = body.people.map(({ person }) => person.name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    const levels = body.people.flatMap(({ level }) => (level.kind === 'level' ? [level] : []));
    expect(levels.length).toBeGreaterThan(5);
    for (const { value, likely90 } of levels) {
      expect(value).toBeGreaterThan(likely90.low);
      expect(value).toBeLessThan(likely90.high);
    }
    await lead.call(getDrift, { params });
    await lead.call(getDimensionReview, { params });
    await lead.call(getNetwork, { params });
    expect((await looks()).length).toBe(before + 4);
    await letLeadsSee(false);
  });

  it('have the sign that a person can read: whoever gives less is below 0', async () => {
    await letLeadsSee(true);
    const body: Levels = (await lead.call(getLevels, { params })).body;
    if (body.kind !== 'levels') throw new Error(body.reason);
    const given = await world.ownerSql<{ id: string; mean: number }>(
      `SELECT card.member_id AS id, avg(score.rating)::double precision AS mean
         FROM scores score JOIN scorecards card ON card.org_id = score.org_id AND card.id = score.scorecard_id
        WHERE card.state = 'submitted' AND card.member_id = ANY ($1) GROUP BY 1`,
      [family.raters.map(({ memberId }) => memberId)],
    );
    const values = body.people.flatMap(({ person, level }) =>
      level.kind === 'level'
        ? [{ value: level.value, mean: given.find(({ id }) => id === person.id)?.mean ?? Number.NaN }]
        : [],
    );
    const centre = values.reduce((sum, { mean }) => sum + mean, 0) / values.length;
    const agreeing = values.filter(({ value, mean }) => Math.sign(value) === Math.sign(mean - centre));
    expect(agreeing.length).toBeGreaterThan(values.length / 2);
    await letLeadsSee(false);
  });
});

describe('dimensions and network', () => {
  it('show how the scale is used, and what agreement there is', async () => {
    const body: DimensionsReview = (await lead.call(getDimensionReview, { params })).body;
    if (body.kind !== 'dimensions') throw new Error(body.reason);
    expect(body.dimensions).toHaveLength(5);
    for (const { use, ratings, name, agreement, difficulty } of body.dimensions) {
      expect(name).not.toBe('');
      expect(use.observed.reduce((sum, count) => sum + count, 0)).toBe(ratings);
      expect(use.expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(ratings, 0);
      expect(agreement.icc?.form).toContain('ICC(2,1)');
      expect(difficulty.likely90.low).toBeLessThan(difficulty.likely90.high);
    }
  });

  it('show who shares candidates with whom', async () => {
    const body: Network = (await admin.call(getNetwork, { params })).body;
    if (body.kind !== 'network') throw new Error(body.reason);
    expect(body.people).toHaveLength(9);
    expect(body.parts).toEqual([{ people: 9, candidates: 90 }]);
    expect(body.links.length).toBeGreaterThan(8);
    for (const { a, b, candidates } of body.links) {
      expect(a).toBeLessThan(b);
      expect(candidates).toBeGreaterThan(0);
    }
  });
});

describe('my scoring', () => {
  it('is one’s own and nobody else’s', async () => {
    const [rater, other] = family.raters;
    if (rater === undefined || other === undefined) throw new Error('nobody rated');
    const { body, text } = await rater.call(getMyScoring);
    expect(body.families).toHaveLength(1);
    const [own] = await world.ownerSql<{ cards: number }>(
      `SELECT count(*)::integer AS cards FROM scorecards WHERE member_id = $1 AND state = 'submitted'`,
      [rater.memberId],
    );
    expect(body.families[0]?.scoring.basis.cards).toBe(own?.cards);
    expect(text).not.toContain(other.memberId);
    expect(text).not.toContain(other.name);
    expect((await lead.call(getMyScoring)).body).toEqual({ families: [] });
  });

  it('has the own scores beside those of others on the same candidate and dimension, as coarse as they may be', async () => {
    const [rater] = family.raters;
    const own = (await rater?.call(getMyScoring))?.body.families[0];
    const pairs = await world.ownerSql<{ own: number; other: number }>(
      `SELECT mine.rating AS own, theirs.rating AS other
         FROM scorecards card
         JOIN scores mine ON mine.org_id = card.org_id AND mine.scorecard_id = card.id
         JOIN scorecards other ON other.org_id = card.org_id AND other.loop_id = card.loop_id
                              AND other.member_id <> card.member_id AND other.state = 'submitted'
         JOIN scores theirs ON theirs.org_id = other.org_id AND theirs.scorecard_id = other.id
                           AND theirs.dimension_id = mine.dimension_id
        WHERE card.member_id = $1 AND card.state = 'submitted'`,
      [rater?.memberId],
    );
    const share = (within: number): number =>
      pairs.filter((pair) => Math.abs(pair.own - pair.other) <= within).length / pairs.length;
    const { beside } = own ?? {};
    expect(pairs.length - (beside?.comparisons ?? 0)).toBeLessThan(10);
    expect(beside?.comparisons % 10).toBe(0);
    expect(Math.abs((beside?.exact ?? 0) - share(0))).toBeLessThanOrEqual(0.025);
    expect(Math.abs((beside?.withinOne ?? 0) - share(1))).toBeLessThanOrEqual(0.025);
    for (const shown of [beside?.exact, beside?.withinOne, ...beside.own, ...beside.others])
      expect(Math.abs(shown * 20 - Math.round(shown * 20))).toBeLessThan(1e-9);
  });

  it('names where a level lies to the person, and to nobody else', async () => {
    const told = await Promise.all(family.raters.map((one) => one.call(getMyScoring)));
    const parts = told.flatMap(({ body }) => body.families[0]?.mostIn ?? []);
    expect(parts.length).toBeGreaterThan(0);
    for (const { between } of parts) {
      expect(between.upper).toBe(between.lower + 1);
      expect(between.upper).toBeLessThanOrEqual(5);
    }
    await letLeadsSee(true);
    const { text } = await lead.call(getLevels, { params });
    expect(text).not.toMatch(/between|beside|mostIn|comparisons/);
    await letLeadsSee(false);
  });

  it('says nothing below the minimum', async () => {
    const orgId = await createOrg(world);
    const owner = await createPerson(world, orgId, ['admin']);
    const loop = await placeLoop(world, owner);
    // Nine cards for some: candidates, co-raters and comparisons enough, and yet too few cards.
    const raters: Person[] = [];
    for (let n = 0; n < 13; n += 1) raters.push(await createPerson(world, orgId, ['interviewer']));
    const thin = await placeFamily(world, owner, loop, { candidates: 44, raters });
    await runRefit(world, { orgId, blueprintId: loop.blueprintId });
    let [looked, told] = [0, 0];
    for (const rater of thin.raters) {
      const [found] = (await rater.call(getMyScoring)).body.families;
      if (found.scoring.basis.cards >= 10) {
        told += found.beside === null ? 0 : 1;
        continue;
      }
      if (found.scoring.basis.candidates >= 8) looked += 1;
      expect(found).toMatchObject({ beside: null, mostIn: [] });
      expect(found.scoring).toMatchObject({
        level: { kind: 'withheld', reason: 'too_few_cards' },
        infit: null,
        use: null,
        timeliness: null,
      });
    }
    expect(Math.min(looked, told)).toBeGreaterThan(0);
  });
});
