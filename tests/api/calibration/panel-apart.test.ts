import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoptFigures, type Debrief, getDebrief } from '#shared/debriefs.ts';
import { ratedCard } from '#tests/factories/debrief.ts';
import { type PlacedFamily, placeFamily } from '#tests/factories/family.ts';
import { openOn } from '#tests/factories/family-loop.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
});
afterAll(() => world.end());

interface Scene {
  readonly loop: PlacedLoop;
  readonly family: PlacedFamily;
  readonly panel: readonly Person[];
  readonly debrief: Debrief;
}

/** A debrief in a calibrated family, by two people who have met nobody whom the others have met. */
async function scene(): Promise<Scene> {
  const loop = await placeLoop(world, admin, { hiringManager: admin.memberId });
  const family = await placeFamily(world, admin, loop, { dimensionIds: loop.dimensions.map(({ id }) => id) });
  await runRefit(world, { orgId: admin.orgId, blueprintId: loop.blueprintId });
  const panel: Person[] = [];
  for (const [n, name] of ['Mei', 'Farid'].entries()) {
    const person = await createPerson(world, admin.orgId, ['interviewer'], { name });
    const seat = await placeSeat(world, loop, person, { exercise: 0 });
    await submitCard(seat, ratedCard(seat, 3 + n));
    panel.push(person);
  }
  return { loop, family, panel, debrief: await openOn(admin, loop) };
}

const read = async ({ id }: Debrief): Promise<Debrief> =>
  (await admin.call(getDebrief, { params: { debriefId: id } })).body;
const refusal = { kind: 'no_figure', reason: 'not_comparable' };

describe('a panel that no shared interviewer joins to the others', () => {
  it('is not comparable: raw figures alone, and who would join it', async () => {
    const { debrief, family, panel } = await scene();
    const { figures } = debrief;
    expect(figures.state).toBe('calibrated');
    const rated = figures.dimensions.filter(({ raw }) => raw !== null);
    expect(rated.length).toBeGreaterThan(0);
    for (const { raw, calibrated, againstBar } of rated)
      expect([raw, calibrated, againstBar]).toEqual([3.5, refusal, refusal]);
    for (const { calibrated } of figures.dimensions.filter(({ raw }) => raw === null))
      expect(calibrated).toEqual({ kind: 'no_figure', reason: 'not_assessed' });
    expect(figures.composite.calibrated.kind).toBe('no_figure');
    const ids = (people: readonly Person[]): string[] => people.map(({ memberId }) => memberId);
    expect(ids(family.raters)).toContain(figures.apart?.elsewhere?.id);
    expect(ids(panel)).toContain(figures.apart?.here?.id);
  });

  it('is joined by one interview of theirs', async () => {
    const { debrief, family, loop } = await scene();
    const joiner = family.raters.find(({ memberId }) => memberId === debrief.figures.apart?.elsewhere?.id);
    if (joiner === undefined) throw new Error('nobody would join them');
    const seat = await placeSeat(world, loop, joiner, { exercise: 0 });
    await submitCard(seat, ratedCard(seat, 4));
    const { body, status } = await admin.call(adoptFigures, {
      params: { debriefId: debrief.id },
      seen: debrief.version,
    });
    expect(status).toBe(200);
    expect(body.figures.apart).toBeNull();
    for (const { raw, calibrated } of body.figures.dimensions)
      expect(calibrated.kind).toBe(raw === null ? 'no_figure' : 'figure');
  });

  it('names nobody who can interview no more', async () => {
    const { debrief } = await scene();
    const { elsewhere, here } = debrief.figures.apart ?? {};
    await world.ownerSql('UPDATE members SET deactivated_at = $2 WHERE id = $1', [
      elsewhere?.id,
      world.clock.now(),
    ]);
    expect((await read(debrief)).figures.apart).toEqual({ elsewhere: null, here });
  });
});
