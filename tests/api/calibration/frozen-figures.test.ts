import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptFigures, type Debrief, getDebrief } from '#shared/debriefs.ts';
import { ratedCard } from '#tests/factories/debrief.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { openOn, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import { placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
});
afterAll(() => world.end());

const read = async ({ id }: Debrief): Promise<Debrief> =>
  (await admin.call(getDebrief, { params: { debriefId: id } })).body;

const keyOf = (loop: { blueprintId: string }) => ({ orgId: admin.orgId, blueprintId: loop.blueprintId });

interface PinnedFit {
  readonly family_fit_id: string | null;
  readonly options: { readonly method: string };
}

const pinned = async ({ figures }: Debrief): Promise<PinnedFit | undefined> =>
  (await world.ownerSql<PinnedFit>('SELECT * FROM fits WHERE id = $1', [figures.fitId]))[0];

describe('a debrief', () => {
  it('before the family’s first fit stands on a fit of its own: provisional, and no other fit is named', async () => {
    const { loop } = await placeFamilyLoop(world, admin);
    const debrief = await openOn(admin, loop);
    expect(debrief.figures).toMatchObject({
      state: 'provisional',
      hyperFit: null,
      composite: { calibrated: { kind: 'figure' } },
    });
    expect(await pinned(debrief)).toMatchObject({ family_fit_id: null });
  });

  it('is frozen at the family’s newest good fit, names it and says its date', async () => {
    const { loop } = await placeFamilyLoop(world, admin);
    await runRefit(world, keyOf(loop));
    const madeAt = world.clock.now().toISOString();
    world.clock.advance({ hours: 2 });
    const debrief = await openOn(admin, loop);
    expect(debrief.figures).toMatchObject({
      state: 'calibrated',
      hyperFit: { madeAt },
      pinnedAt: world.clock.now().toISOString(),
      composite: { calibrated: { kind: 'figure' } },
    });
    const fit = await pinned(debrief);
    expect(fit?.family_fit_id).toBe(debrief.figures.hyperFit?.id);
    expect(fit?.options.method).toBe('given_hyper_parameters');
    for (const { calibrated, againstBar } of debrief.figures.dimensions)
      expect([calibrated.kind, againstBar.kind]).toEqual(['figure', 'word']);
  });

  it('stays as it was pinned when the family is fitted anew; a later card brings newer figures, from the newer fit', async () => {
    const { loop, family } = await placeFamilyLoop(world, admin);
    await runRefit(world, keyOf(loop));
    const opened = await openOn(admin, loop);
    await placeFamily(world, admin, loop, {
      candidates: 20,
      raters: family.raters,
      dimensionIds: loop.dimensions.map(({ id }) => id),
    });
    world.clock.advance({ hours: 1 });
    expect(await runRefit(world, keyOf(loop))).toBe('kept');
    const later = await read(opened);
    expect(later.figures).toEqual(opened.figures);
    expect(later).toMatchObject({ newer: null, can: { adopt: false } });

    const [, , , , fifth] = family.raters;
    if (fifth === undefined) throw new Error('no fifth interviewer');
    const seat = await placeSeat(world, loop, fifth, { exercise: 0 });
    await submitCard(seat, ratedCard(seat, 1));
    expect(await read(opened)).toMatchObject({
      figures: opened.figures,
      newer: { cards: 1 },
      can: { adopt: true },
    });
    const adopted = await admin.call(adoptFigures, {
      params: { debriefId: opened.id },
      seen: opened.version,
    });
    expect(adopted.status).toBe(200);
    const { figures } = adopted.body as Debrief;
    expect(figures.hyperFit?.id).not.toBe(opened.figures.hyperFit?.id);
    expect(figures.cards).toBe(5);
    expect(figures.composite).not.toEqual(opened.figures.composite);
  });

  it('on a dimension that the family’s fit does not know stands on a fit of its own', async () => {
    const { loop } = await placeFamilyLoop(world, admin, { dimensions: 5 });
    await runRefit(world, keyOf(loop));
    expect((await openOn(admin, loop)).figures).toMatchObject({ state: 'provisional', hyperFit: null });
  });
});

describe('two versions of a blueprint', () => {
  /** A second version of the loop's blueprint with a job of its own; `kept` says how many dimensions it keeps. */
  async function secondVersion(
    loop: Awaited<ReturnType<typeof placeFamilyLoop>>['loop'],
    kept: number,
  ): Promise<{ jobId: string; dimensionIds: string[] }> {
    const next = (): string => world.platform.ids.next();
    const [versionId, jobId] = [next(), next()];
    await world.ownerSql(
      `INSERT INTO blueprint_versions (org_id, id, blueprint_id, number, state, kit, proposals, kit_hash, changed_at,
                                       published_by, published_at)
       SELECT org_id, $2, blueprint_id, 2, state, kit, proposals, kit_hash, changed_at, published_by, published_at
         FROM blueprint_versions WHERE id = $1`,
      [loop.versionId, versionId],
    );
    const dimensionIds = loop.dimensions.map(({ id }, n) => (n < kept ? id : next()));
    await world.ownerSql(
      `INSERT INTO dimensions (org_id, id, blueprint_id, created_at)
       SELECT $1, unnest($2::uuid[]), $3, $4 ON CONFLICT DO NOTHING`,
      [admin.orgId, dimensionIds, loop.blueprintId, world.clock.now()],
    );
    await world.ownerSql(
      `INSERT INTO version_dimensions (org_id, version_id, dimension_id, key, position, name, weight, bar, is_must_have,
                                       continuity)
       SELECT org_id, $2, ($3::uuid[])[position + 1], key, position, name, weight, bar, is_must_have,
              CASE WHEN position < $4 THEN 'unchanged' ELSE 'new' END
         FROM version_dimensions WHERE version_id = $1`,
      [loop.versionId, versionId, dimensionIds, kept],
    );
    await world.ownerSql(
      `INSERT INTO jobs SELECT (json_populate_record(j, json_build_object('id', $2::uuid, 'version_id', $3::uuid))).*
         FROM jobs j WHERE id = $1`,
      [loop.jobId, jobId, versionId],
    );
    return { jobId, dimensionIds };
  }

  const versionsOf = async (
    blueprintId: string,
  ): Promise<{ versions: object[]; left: object[] } | undefined> =>
    (
      await world.ownerSql<{ versions: { versions: object[]; left: object[] } }>(
        'SELECT versions FROM family_fits WHERE blueprint_id = $1 ORDER BY made_at DESC, id DESC',
        [blueprintId],
      )
    )[0]?.versions;

  it('are one family where enough dimensions and interviewers are in both', async () => {
    const { loop, family } = await placeFamilyLoop(world, admin);
    const second = await secondVersion(loop, 6);
    await placeFamily(world, admin, loop, { ...second, candidates: 20, raters: family.raters });
    await runRefit(world, keyOf(loop));
    expect(await versionsOf(loop.blueprintId)).toMatchObject({
      versions: [
        { number: 1, isIn: true },
        { number: 2, isIn: true },
      ],
    });
    const { figures } = await openOn(admin, loop);
    expect(figures.hyperFit).not.toBeNull();
    expect(figures.composite.calibrated.kind).toBe('figure');
    for (const { calibrated, againstBar } of figures.dimensions)
      expect([calibrated.kind, againstBar.kind]).toEqual(['figure', 'word']);
  });

  it('are two where they share too little: the smaller one stays out, and its loops stand on their own', async () => {
    const { loop, family } = await placeFamilyLoop(world, admin);
    const second = await secondVersion(loop, 2);
    await placeFamily(world, admin, loop, { ...second, candidates: 60, raters: family.raters });
    await runRefit(world, keyOf(loop));
    expect(await versionsOf(loop.blueprintId)).toMatchObject({
      versions: [
        { number: 1, isIn: false },
        { number: 2, isIn: true },
      ],
    });
    expect((await openOn(admin, loop)).figures).toMatchObject({ state: 'provisional', hyperFit: null });
  });

  it('find a dimension that has become harder, which leaves the link', async () => {
    const { loop, family } = await placeFamilyLoop(world, admin);
    const second = await secondVersion(loop, 8);
    await placeFamily(world, admin, loop, {
      ...second,
      candidates: 40,
      raters: family.raters,
      ratingOf: (candidate, rater, dimension) =>
        dimension === 7 ? 1 : Math.min(5, 1 + ((candidate * 3 + rater * 2 + dimension) % 5)),
    });
    await runRefit(world, keyOf(loop));
    const found = await versionsOf(loop.blueprintId);
    expect(found?.left).toContainEqual(
      expect.objectContaining({ dimensionId: second.dimensionIds[7], from: 1, to: 2 }),
    );
  });
});
