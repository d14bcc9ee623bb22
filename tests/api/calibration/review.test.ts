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

  it('says nothing below the minimum', async () => {
    const orgId = await createOrg(world);
    const owner = await createPerson(world, orgId, ['admin']);
    const loop = await placeLoop(world, owner);
    const thin = await placeFamily(world, owner, loop, { candidates: 32, cardsEach: 2 });
    await runRefit(world, { orgId, blueprintId: loop.blueprintId });
    const [rater] = thin.raters;
    const { body } = (await rater?.call(getMyScoring)) ?? { body: { families: [] } };
    const [found] = body.families;
    expect(found?.scoring).toMatchObject({
      level: { kind: 'withheld', reason: 'too_few_cards' },
      infit: null,
      use: null,
      timeliness: null,
    });
  });
});
