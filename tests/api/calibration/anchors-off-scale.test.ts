import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { getFamily } from '#shared/calibration.ts';
import type { Debrief } from '#shared/debriefs.ts';
import { openOn, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import type { PlacedLoop } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
});
afterAll(() => world.end());

const mustHaves = new Set(
  leadDataEngineer.dimensions.filter(({ mustHave }) => mustHave !== null).map(({ key }) => key),
);
const others = ({ dimensions }: PlacedLoop): string[] =>
  dimensions.filter(({ key }) => !mustHaves.has(key)).map(({ id }) => id);

/** A debrief frozen at a fit in whose review the anchors of these dimensions don't fit the shared scale. */
async function debriefWith(
  choose: (loop: PlacedLoop) => readonly string[],
): Promise<{ debrief: Debrief; offScale: readonly string[]; loop: PlacedLoop }> {
  const { loop } = await placeFamilyLoop(world, admin);
  const offScale = choose(loop);
  await runRefit(
    world,
    { orgId: admin.orgId, blueprintId: loop.blueprintId },
    {
      fit: async (ratings, onProgress) => {
        const made = makeFamilyFit(ratings, onProgress);
        if (made.kind !== 'converged' || made.review === null) throw new Error('no calibrated fit');
        const isOff = (name: string): boolean =>
          offScale.includes(made.dimensions.find((one) => one.name === name)?.dimensionId ?? '');
        const dimensions = made.review.dimensions.dimensions.map((one) => ({
          ...one,
          fitsScale: !isOff(one.dimension),
        }));
        return {
          ...made,
          review: { ...made.review, dimensions: { ...made.review.dimensions, dimensions } },
        };
      },
    },
  );
  return { debrief: await openOn(admin, loop), offScale, loop };
}

const withheld = { kind: 'no_figure', reason: 'anchors_off_scale' };

describe('a dimension whose anchors do not fit the scale that the dimensions share', () => {
  it('shows its raw mean, and neither a calibrated score nor a word against the bar', async () => {
    const { debrief, offScale } = await debriefWith((loop) => others(loop).slice(0, 1));
    expect(debrief.figures.state).toBe('calibrated');
    for (const { dimensionId, raw, calibrated, againstBar } of debrief.figures.dimensions) {
      expect(raw).not.toBeNull();
      if (offScale.includes(dimensionId)) expect([calibrated, againstBar]).toEqual([withheld, withheld]);
      else expect([calibrated.kind, againstBar.kind]).toEqual(['figure', 'word']);
    }
  });

  it('is named on the model card', async () => {
    const { loop, offScale } = await debriefWith((found) => others(found).slice(0, 1));
    const { body } = await admin.call(getFamily, { params: { blueprintId: loop.blueprintId } });
    const named = body.fit.dimensions.flatMap((one: { name: string; fitsScale: boolean }) =>
      one.fitsScale ? [] : [one.name],
    );
    expect(named).toEqual(loop.dimensions.flatMap(({ id, name }) => (offScale.includes(id) ? [name] : [])));
  });

  it('is left out of both composites, which go on covering the same', async () => {
    const { debrief, offScale } = await debriefWith((loop) => others(loop).slice(0, 1));
    const { dimensions, composite } = debrief.figures;
    const covered = dimensions.filter(({ dimensionId }) => !offScale.includes(dimensionId));
    const weight = covered.reduce((sum, one) => sum + one.weight, 0);
    const mean = covered.reduce((sum, one) => sum + one.weight * (one.raw ?? 0), 0) / weight;
    const share = weight / dimensions.reduce((sum, one) => sum + one.weight, 0);
    expect(share).toBeLessThan(1);
    expect(composite.coverage).toBeCloseTo(share, 9);
    expect(composite.raw).toEqual({ kind: 'figure', value: Math.round(mean * 10) / 10 });
    expect(composite.calibrated.kind).toBe('figure');
    if (composite.parts.kind !== 'parts' || composite.raw.kind !== 'figure') throw new Error('no parts');
    expect(composite.parts.raw).toBe(composite.raw.value);
  });

  it.each([
    [
      'a must-have is one',
      (loop: PlacedLoop) =>
        loop.dimensions
          .filter(({ key }) => mustHaves.has(key))
          .slice(0, 1)
          .map(({ id }) => id),
    ],
    ['they carry over a quarter of the weight', (loop: PlacedLoop) => others(loop).slice(0, 3)],
    ['all are', (loop: PlacedLoop) => loop.dimensions.map(({ id }) => id)],
  ])('leaves the raw composite alone, over everything assessed, where %s', async (_, choose) => {
    const { debrief } = await debriefWith(choose);
    const { dimensions, composite } = debrief.figures;
    const weight = dimensions.reduce((sum, one) => sum + one.weight, 0);
    const mean = dimensions.reduce((sum, one) => sum + one.weight * (one.raw ?? 0), 0) / weight;
    expect(composite).toEqual({
      coverage: 1,
      raw: { kind: 'figure', value: Math.round(mean * 10) / 10 },
      calibrated: withheld,
      parts: withheld,
    });
  });
});
