import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFamily, saveCalibrationSettings } from '#shared/calibration.ts';
import { getMyScoring, type MyScoring } from '#shared/calibration-review.ts';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import type { Role } from '#shared/roles.ts';
import type { Scene } from '#tests/support/seal-scene.ts';
import { differences, type Heard } from '#tests/support/seal-walk.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';
import type { Person } from '#tests/support/world.ts';

const load = async () => ({
  scenes: await import('#tests/support/seal-scene.ts'),
  families: await import('#tests/factories/family.ts'),
  loops: await import('#tests/factories/family-loop.ts'),
  cards: await import('#tests/factories/scorecard.ts'),
  refits: await import('#tests/support/refits.ts'),
  worlds: await import('#tests/support/world.ts'),
});
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
beforeAll(async () => {
  sides = await createSides(load);
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

interface Told {
  readonly scene: Scene;
  readonly heard: readonly Heard[];
  readonly debrief: Debrief;
  readonly family: object;
  readonly kept: object | undefined;
  readonly own: MyScoring;
}

/**
 * A family with enough behind it; a loop still open and a closed one, on both of which the walker owes a card and
 * colleagues' cards differ between the worlds; a fit over it all, and then a debrief that the walker may read.
 */
async function tell(side: Side, roles: readonly Role[], options: { owes: boolean }): Promise<Told> {
  const scene = await side.scenes.createScene(side, roles, { hasDebrief: true, hasPacket: true });
  const { world, stage, loop, walker } = scene;
  const { admin } = stage.people;
  const dimensionIds = loop.dimensions.map(({ id }) => id);
  side.begin();
  const raters: Person[] = [];
  for (let n = 0; n < 8; n += 1)
    raters.push(await side.worlds.createPerson(world, loop.orgId, ['interviewer']));
  side.begin();
  // Leads see levels by name, and the walker scores in the family: then there is most to tell.
  await admin.call(saveCalibrationSettings, {
    seen: 1,
    body: { isOn: true, windowMonths: 12, showsLevels: true },
  });
  side.begin();
  await side.families.placeFamily(world, admin, loop, {
    dimensionIds,
    candidates: 60,
    cardsEach: 4,
    raters: [walker, ...raters],
  });
  side.begin();
  const closed = await side.families.placeFamily(world, admin, loop, {
    dimensionIds,
    candidates: 1,
    raters,
    ratingOf: () => (side.variant === 'one' ? 1 : 5),
  });
  const placed = { ...loop, id: closed.loopIds[0] as typeof loop.id };
  side.begin();
  const seat = await side.cards.placeSeat(world, placed, walker, { exercise: 1 });
  if (!options.owes)
    await world.ownerSql(
      `UPDATE seats SET ended_at = $2, end_kind = 'given_up', end_reason = 'Ill' WHERE id = $1`,
      [seat.id, world.clock.now()],
    );
  side.begin();
  const kept = await side.refits.runRefit(world, { orgId: loop.orgId, blueprintId: loop.blueprintId });
  expect(kept).toBe('kept');

  side.begin();
  const [open] = (
    await side.families.placeFamily(world, admin, loop, {
      dimensionIds,
      candidates: 1,
      raters,
    })
  ).loopIds;
  await world.ownerSql(`UPDATE loops SET state = 'open' WHERE id = $1`, [open]);
  await world.ownerSql(
    `UPDATE applications SET stage = 'interviewing' WHERE id = (SELECT application_id FROM loops WHERE id = $1)`,
    [open],
  );
  side.begin();
  const debrief = await side.loops.openOn(admin, { ...loop, id: open as typeof loop.id });
  side.begin();
  const heard = options.owes ? await side.walks.hearReads(scene) : [];
  side.begin();
  const read = await walker.call(getDebrief, { params: { debriefId: debrief.id } });
  const seen = await walker.call(getFamily, { params: { blueprintId: loop.blueprintId } });
  const own = await walker.call(getMyScoring);
  const [row] = await world.ownerSql(
    'SELECT hyper, raters, candidates, dimensions, encode(inputs_hash, $2) AS hash FROM family_fits WHERE blueprint_id = $1',
    [loop.blueprintId, 'hex'],
  );
  return { scene, heard, debrief: read.body, family: seen.body, kept: row, own: own.body };
}

const inBoth = async (roles: readonly Role[], options: { owes: boolean }): Promise<readonly [Told, Told]> => {
  const [one, other] = sides;
  return Promise.all([tell(one, roles, options), tell(other, roles, options)]);
};

describe.each([
  { roles: ['interviewer'] as const, shown: [] },
  { roles: ['admin', 'interviewer'] as const, shown: ['getDimensionReview', 'getNetwork'] },
  {
    roles: ['auditor', 'interviewer', 'calibration_lead'] as const,
    shown: ['getDimensionReview', 'getDrift', 'getLevels', 'getNetwork'],
  },
])('somebody who owes a card on an open and on a closed loop, as $roles,', ({ roles, shown }) => {
  const readsDebriefs = roles.length > 1;
  let told: readonly [Told, Told];
  beforeAll(async () => {
    told = await inBoth(roles, { owes: true });
  }, 120_000);

  it('is shown most of what there is: own scoring, and what the roles open', () => {
    const [{ heard, own }] = told;
    const kinds = heard.flatMap(({ what, text }) => {
      const kind = /^(getLevels|getDrift|getDimensionReview|getNetwork) /.exec(what)?.[1];
      return kind !== undefined && text.startsWith('{"kind":"') && !text.startsWith('{"kind":"no_')
        ? [kind]
        : [];
    });
    expect(kinds.sort()).toEqual(shown);
    expect(own.families).toMatchObject([
      {
        scoring: { level: { kind: 'level' }, use: { observed: expect.any(Array) } },
        beside: { comparisons: expect.any(Number) },
      },
    ]);
    expect(heard.filter(({ what }) => what.startsWith('getMyScoring ')).map(({ text }) => text)).toEqual([
      JSON.stringify(own),
    ]);
  });

  it('sees the same of calibration to the byte, whatever colleagues gave there', () => {
    const [one, other] = told;
    expect(one.heard.length).toBeGreaterThan(30);
    expect(differences(one.heard, other.heard)).toEqual([]);
    const plans = one.heard.filter(({ what }) => what.startsWith('predictPlan '));
    expect(plans.map(({ text }) => text.startsWith('{"kind":"plan_prediction"'))).toEqual([
      roles.some((role) => role === 'admin'),
    ]);
    expect(one.kept).toEqual(other.kept);
    expect(one.own).toEqual(other.own);
    expect(one.family).toEqual(other.family);
    expect(one.debrief).toEqual(other.debrief);
    if (!readsDebriefs) return;
    expect(one.debrief.figures).toMatchObject({
      state: 'calibrated',
      hyperFit: { id: expect.any(String) },
      composite: { calibrated: { kind: 'figure' } },
    });
  });

  it('would see a difference if such a loop entered: it does once nobody owes a card there', async () => {
    const [one, other] = await inBoth(roles, { owes: false });
    expect(one.kept).not.toEqual(other.kept);
    expect(one.own).not.toEqual(other.own);
    if (!readsDebriefs) return;
    expect(one.family).not.toEqual(other.family);
    expect(one.debrief.figures.dimensions).not.toEqual(other.debrief.figures.dimensions);
  }, 120_000);
});
