import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#shared/roles.ts';
import { submitScorecard } from '#shared/scorecards.ts';
import type { Scene } from '#tests/support/seal-scene.ts';
import { differences, type Heard } from '#tests/support/seal-walk.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';
import { writes } from '#tests/support/walk.ts';

const load = async () => ({ scenes: await import('#tests/support/anonymous-scene.ts') });
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
beforeAll(async () => {
  sides = await createSides(load);
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

async function inBoth<Result>(act: (side: Side) => Promise<Result>): Promise<readonly [Result, Result]> {
  const [one, other] = sides;
  return Promise.all([act(one), act(other)]);
}

/** What told who the candidate is: never what it said. */
function tellers(heard: readonly Heard[]): string[] {
  const [{ scenes }] = sides;
  return heard
    .filter(({ isSealed }) => isSealed)
    .filter(({ text, headers }) => scenes.personCanary.test(text + JSON.stringify(headers)))
    .map(({ what }) => what);
}

const namesOf = (heard: readonly Heard[]): string[] => [
  ...new Set(tellers(heard).map((what) => what.split(' ')[0] ?? '')),
];

const everything: readonly Role[] = [
  'admin',
  'recruiter',
  'hiring_manager',
  'interviewer',
  'committee_member',
  'approver',
  'auditor',
];
const byRole = ['getLoop', 'getDebrief', 'listDebriefs', 'search'];
const walkers: readonly { roles: readonly Role[]; sees: readonly string[] }[] = [
  { roles: ['interviewer'], sees: ['getLoop', 'getScorecard', 'listMyInterviews', 'search'] },
  {
    roles: ['admin', 'interviewer'],
    sees: [...byRole, 'getScorecard', 'listMyInterviews', 'listCandidates', 'getCandidate', 'listLoops'],
  },
  {
    roles: ['recruiter', 'interviewer'],
    sees: ['getLoop', 'getDebrief', 'listCandidates', 'getCandidate', 'listLoops', 'search'],
  },
  { roles: ['hiring_manager', 'interviewer'], sees: ['getCandidate', 'listLoops', 'listWaiting'] },
  { roles: ['committee_member', 'interviewer'], sees: ['listDebriefs'] },
  { roles: ['auditor', 'interviewer'], sees: [...byRole, 'listLoops'] },
];

describe.each(walkers.map((walker) => ({ ...walker, name: walker.roles.join(' + ') })))(
  'on an anonymous loop, as $name,',
  ({ roles, sees }) => {
    let scenes: readonly [Scene, Scene];
    let before: readonly [Heard[], Heard[]];
    beforeAll(async () => {
      scenes = await inBoth((side) => side.scenes.createAnonymousScene(side, roles));
      const [one, other] = scenes;
      before = await Promise.all([sides[0].walks.hearReads(one), sides[1].walks.hearReads(other)]);
    });

    it('somebody who owes a card reads nothing of who the candidate is, wherever they look', () => {
      expect(before[0].filter(({ status }) => status === 200).length).toBeGreaterThan(15);
      expect(before.flatMap(tellers)).toEqual([]);
    });

    it('and reads the same to the byte of whomever it is: no search, order, count, size or page tells', () => {
      expect(differences(...before)).toEqual([]);
    });

    it('and knows the candidate once their card is in', async () => {
      const after: Heard[] = [];
      for (const [n, { walker, seat }] of scenes.entries()) {
        const sent = await walker.call(submitScorecard, { params: { seatId: seat.id }, seen: 2 });
        expect([sent.status, sent.body.isAnonymous]).toEqual([200, false]);
        after.push(...(await sides[n === 0 ? 0 : 1].walks.hearReads(scenes[n === 0 ? 0 : 1], sees)));
      }
      expect(namesOf(after).sort()).toEqual([...sees].sort());
    });
  },
);

describe('whatever is tried by somebody of every role who owes a card there', () => {
  const scenes = new Map<Side, Scene>();
  async function sceneOf(side: Side): Promise<Scene> {
    const kept = scenes.get(side);
    if (kept !== undefined) {
      await kept.restore();
      return kept;
    }
    const scene = await side.scenes.createAnonymousScene(side, everything);
    scenes.set(side, scene);
    return scene;
  }

  const aimedAtIt = writes.filter(({ endpoint }) =>
    /:(?:loop|interview|seat|candidate|application|job|debrief|question)Id/.test(endpoint.path),
  );
  it.each(aimedAtIt)('$name tells nothing of the candidate, served or refused', async (stop) => {
    const heard = await inBoth(async (side) => side.walks.hearWrite(await sceneOf(side), stop));
    expect(heard.flatMap(tellers)).toEqual([]);
    expect(differences(...heard)).toEqual([]);
  });
});

it('the log tells nothing of the candidate', () => {
  for (const { world, scenes } of sides) {
    expect(world.log.length).toBeGreaterThan(100);
    expect(world.log.filter((line) => scenes.personCanary.test(line))).toEqual([]);
  }
});
