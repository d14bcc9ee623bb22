import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescheduleInterview } from '#shared/loops.ts';
import type { Role } from '#shared/roles.ts';
import { submitScorecard } from '#shared/scorecards.ts';
import type { Scene } from '#tests/support/seal-scene.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';

const load = async () => ({
  scenes: await import('#tests/support/seal-scene.ts'),
  live: await import('#tests/support/live.ts'),
});
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
beforeAll(async () => {
  sides = await createSides(load);
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

/** What everybody who knows of the loop hears: an interview is in another room. */
async function moveRoom(scene: Scene, seen: number): Promise<void> {
  scene.begin();
  const moved = await scene.stage.people.admin.call(rescheduleInterview, {
    params: { interviewId: scene.seat.interviewId },
    seen,
    body: { room: `Room ${seen}` },
  });
  if (moved.status !== 200) throw new Error(`not moved: ${moved.status} ${moved.text}`);
}

/**
 * What comes over the stream of somebody who owes a card and of somebody who does not, while colleagues write, and in the
 * first world submit; before and after something that both hear.
 */
async function listenTo(side: Side, roles: readonly Role[]): Promise<{ sealed: string; unsealed: string }> {
  const scene = await side.scenes.createScene(side, roles);
  const { app } = side.world;
  const sealed = await side.live.listen(app, scene.walker);
  const unsealed = await side.live.listen(app, scene.stage.people.auditor);
  const heard = (times: number) => (events: readonly { topic: string }[]) =>
    events.filter(({ topic }) => topic === 'loop').length >= times;
  await moveRoom(scene, 1);
  await Promise.all([sealed.until(heard(1)), unsealed.until(heard(1))]);
  const draft = scene.colleagues[2];
  if (draft === undefined) throw new Error('nobody has a draft');
  if (side.variant === 'one') {
    const submitted = await draft.holder.call(submitScorecard, { params: { seatId: draft.id }, seen: 2 });
    if (submitted.status !== 200) throw new Error(`not submitted: ${submitted.text}`);
    await unsealed.until(heard(2));
  }
  await moveRoom(scene, 2);
  await sealed.until(heard(2));
  await unsealed.until(heard(side.variant === 'one' ? 3 : 2));
  const texts = { sealed: sealed.text(), unsealed: unsealed.text() };
  for (const listening of [sealed, unsealed]) listening.close();
  return texts;
}

const walkers: readonly (readonly Role[])[] = [
  ['interviewer'],
  ['admin', 'interviewer'],
  [
    'recruiter',
    'hiring_manager',
    'committee_member',
    'approver',
    'auditor',
    'interviewer',
    'calibration_lead',
  ],
];

describe.each(walkers.map((roles) => ({ roles, name: roles.join(' + ') })))(
  'the live updates of somebody who owes a card, as $name,',
  ({ roles }) => {
    it('are the same to the byte, whether colleagues submit or not', async () => {
      const [one, other] = await Promise.all(sides.map((side) => listenTo(side, roles)));
      expect(one?.sealed).toBe(other?.sealed);
      // Whoever sees the cards hears of it: so this would show.
      expect(one?.unsealed).not.toBe(other?.unsealed);
    });
  },
);
