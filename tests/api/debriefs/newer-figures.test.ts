import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptFigures, type Debrief } from '#shared/debriefs.ts';
import { getNewerFigures, type NewerFigures } from '#shared/newer-figures.ts';
import { decided, placeDebrief, type RatedLoopOptions, ratedCard, vote } from '#tests/factories/debrief.ts';
import { openOn, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import { placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let chair: Person;
let elif: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  chair = await createPerson(world, orgId, ['hiring_manager']);
  elif = await createPerson(world, orgId, ['committee_member']);
});
afterAll(() => world.end());

const place = (given: RatedLoopOptions = {}): Promise<Debrief> =>
  placeDebrief(world, chair, { committee: [elif], lateCard: true, ...given });

const look = async ({ id }: Debrief, who = chair): Promise<NewerFigures | null> => {
  const { status, body, text } = await who.call(getNewerFigures, { params: { debriefId: id } });
  expect(status, text).toBe(200);
  return body.newer;
};

const tenths = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);
const shownValue = (figure: { kind: string; value?: number }): number | null => tenths(figure.value ?? null);

const adopt = async (debrief: Debrief, who = chair): Promise<Debrief> => {
  const { status, body } = await who.call(adoptFigures, {
    params: { debriefId: debrief.id },
    seen: debrief.version,
  });
  expect(status).toBe(200);
  return body;
};

describe('newer figures', () => {
  it('say what adopting then changes, to the tenth, dimension by dimension', async () => {
    const admin = await createPerson(world, await createOrg(world), ['admin']);
    const { loop, family } = await placeFamilyLoop(world, admin);
    const opened = await openOn(admin, loop);
    const [, , , , fifth] = family.raters;
    if (fifth === undefined) throw new Error('no fifth interviewer');
    const seat = await placeSeat(world, loop, fifth, { exercise: 0 });
    await submitCard(seat, ratedCard(seat, 1));

    const newer = await look(opened, admin);
    const { figures } = await adopt(opened, admin);
    expect(newer?.cards).toBe(1);
    expect(newer?.dimensions).toEqual(
      figures.dimensions.map(({ dimensionId, name, raw, calibrated }, n) => ({
        dimensionId,
        name,
        raw: { from: tenths(opened.figures.dimensions[n]?.raw ?? null), to: tenths(raw) },
        calibrated: {
          from: shownValue(opened.figures.dimensions[n]?.calibrated ?? { kind: 'none' }),
          to: shownValue(calibrated),
        },
      })),
    );
    const { composite } = opened.figures;
    expect(newer?.composite).toEqual({
      raw: { from: shownValue(composite.raw), to: shownValue(figures.composite.raw) },
      calibrated: { from: shownValue(composite.calibrated), to: shownValue(figures.composite.calibrated) },
    });
    expect(newer?.composite.calibrated.to).toBeLessThan(newer?.composite.calibrated.from ?? 0);
  });

  it('pin nothing and keep no fit, but note that the cards were read', async () => {
    const debrief = await place();
    const fits = async (): Promise<number> => (await world.ownerSql('SELECT FROM fits')).length;
    const before = await fits();
    await look(debrief, elif);
    expect(await fits()).toBe(before);
    const read = (await entriesOf(world, debrief.loopId)).filter(({ action }) => action === 'cards.read');
    expect(read.map(({ actor_id }) => actor_id)).toContain(elif.memberId);
  });

  it('hold the composite back as long as the job does', async () => {
    const both = await createPerson(world, chair.orgId, ['admin', 'hiring_manager']);
    const { loop, family } = await placeFamilyLoop(world, both, {
      before: async ({ jobId }) => {
        await world.ownerSql(
          `UPDATE jobs SET composite_policy = 'after_votes', committee_ids = ARRAY[$2::uuid] WHERE id = $1`,
          [jobId, elif.memberId],
        );
      },
    });
    const debrief = await openOn(both, loop);
    const [, , , , fifth] = family.raters;
    if (fifth === undefined) throw new Error('no fifth interviewer');
    const seat = await placeSeat(world, loop, fifth, { exercise: 0 });
    await submitCard(seat, ratedCard(seat, 1));

    const none = { from: null, to: null };
    expect((await look(debrief, elif))?.composite).toEqual({ raw: none, calibrated: none });
    await vote(elif, debrief, 'hire');
    await vote(both, debrief, 'hire');
    const { raw, calibrated } = (await look(debrief, elif))?.composite ?? {};
    for (const step of [raw, calibrated]) expect(step?.to).toBeLessThan(step?.from ?? 0);
  });

  it('are for who may adopt them, as long as there are any', async () => {
    const debrief = await place();
    const auditor = await createPerson(world, chair.orgId, ['auditor']);
    expect(await look(debrief, auditor)).toBeNull();
    const stranger = await createPerson(world, chair.orgId, ['hiring_manager']);
    const params = { debriefId: debrief.id };
    expect((await stranger.call(getNewerFigures, { params })).status).toBe(404);
    expect(await look(debrief)).not.toBeNull();
    expect(await look(await adopt(debrief))).toBeNull();
    const other = await place({ committee: [] });
    await decided(chair, other);
    expect(await look(other)).toBeNull();
  });
});
