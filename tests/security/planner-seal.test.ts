import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getJob } from '#shared/jobs.ts';
import { applyPlan, getPlanChanges } from '#shared/plan-changes.ts';
import type { Scene } from '#tests/support/seal-scene.ts';
import { differences, type Heard } from '#tests/support/seal-walk.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';
import { stops } from '#tests/support/walk.ts';

const load = async () => ({
  scenes: await import('#tests/support/seal-scene.ts'),
  cards: await import('#tests/factories/scorecard.ts'),
  planner: await import('#tests/support/planner-samples.ts'),
});
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
const made = new Map<Side, Scene>();

/** A loop whose job has a newer plan; in the first world a colleague has begun the card of an interview to come. */
async function createPlanned(side: Side): Promise<Scene> {
  const scene = await side.scenes.createScene(side, ['admin', 'recruiter', 'interviewer']);
  const { stage, loop, colleagues } = scene;
  side.begin();
  const [, , cy] = colleagues;
  if (cy === undefined) throw new Error('nobody');
  const coming = await side.cards.placeSeat(side.world, loop, cy.holder, {
    exercise: 3,
    startsInMinutes: 1440,
  });
  if (side.variant === 'one')
    await side.world.ownerSql('UPDATE scorecards SET version = 2 WHERE seat_id = $1', [coming.id]);
  side.begin();
  const { body: job } = await stage.people.admin.call(getJob, { params: { jobId: loop.jobId } });
  const round = job.rounds.findIndex(
    ({ exerciseKey }: { exerciseKey: string }) => exerciseKey === job.exercises[3]?.key,
  );
  const dimensionIds = job.rounds[round]?.dimensions.slice(0, 1).map(({ id }: { id: string }) => id);
  await side.planner.changePlan(stage.people.admin, job, { [round]: { dimensionIds } });
  made.set(side, scene);
  return scene;
}

const inBoth = async <Result>(
  act: (side: Side, scene: Scene) => Promise<Result>,
): Promise<[Result, Result]> => {
  const scenes = sides.map((side) => [side, made.get(side)] as const);
  const [one, other] = await Promise.all(
    scenes.map(([side, scene]) => {
      if (scene === undefined) throw new Error('no scene');
      return act(side, scene);
    }),
  );
  return [one as Result, other as Result];
};

beforeAll(async () => {
  sides = await createSides(load);
  await Promise.all(sides.map(createPlanned));
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

describe('a planner who owes a card', () => {
  it('reads the same of a changed plan, of warnings and of suggestions, whose card ever is begun', async () => {
    const names = ['getPlanChanges', 'getLoopWarnings', 'suggestPeople', 'checkPlan', 'listConflicts'];
    const heard: [Heard[], Heard[]] = await inBoth((side, scene) => side.walks.hearReads(scene, names));
    expect(heard[0].filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(names.length);
    expect(heard[0].find(({ what }) => what.startsWith('getPlanChanges'))?.text).toContain('sealed');
    expect(differences(...heard)).toEqual([]);
  });

  it('is refused the same way where they apply it', async () => {
    const stop = stops.find(({ endpoint }) => endpoint === applyPlan);
    if (stop === undefined) throw new Error('no contract');
    const heard: [Heard[], Heard[]] = await inBoth((side, scene) => side.walks.hearWrite(scene, stop));
    expect(heard[0].map(({ status }) => status)).toContain(422);
    expect(differences(...heard)).toEqual([]);
  });

  it('is the only one kept from it: a colleague who owes none is told what stays, and why', async () => {
    const [one, other] = await inBoth(async (_, { stage, loop }) => {
      const { body } = await stage.people.recruiter.call(getPlanChanges, { params: { jobId: loop.jobId } });
      return body.loops[0].changes;
    });
    expect([one.kept.map(({ why }: { why: string }) => why), other.kept]).toEqual([['card_begun'], []]);
  });
});
