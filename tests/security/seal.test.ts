import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#shared/roles.ts';
import type { Scene } from '#tests/support/seal-scene.ts';
import { differences, type Heard } from '#tests/support/seal-walk.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';
import { type Stop, writes } from '#tests/support/walk.ts';

const load = async () => ({ scenes: await import('#tests/support/seal-scene.ts') });
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
beforeAll(async () => {
  sides = await createSides(load);
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

/** What is heard in both worlds, of the same requests in the same order. */
async function inBoth(listen: (side: Side) => Promise<Heard[]>): Promise<readonly [Heard[], Heard[]]> {
  const [one, other] = sides;
  return Promise.all([listen(one), listen(other)]);
}

/** Names what gave something away, and never repeats what it was. */
function leaks(heard: readonly Heard[], canary: RegExp): string[] {
  return heard
    .filter(({ isSealed }) => isSealed)
    .filter(({ text, headers }) => canary.test(text) || canary.test(JSON.stringify(headers)))
    .map(({ what }) => what);
}

const walkers: readonly (readonly Role[])[] = [
  ['interviewer'],
  ['admin', 'interviewer'],
  ['recruiter', 'interviewer'],
  ['hiring_manager', 'interviewer'],
  ['committee_member', 'interviewer'],
  ['auditor', 'interviewer', 'calibration_lead'],
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

describe.each(walkers.map((roles) => ({ roles, name: roles.join(' + ') })))(
  'somebody who owes a card, as $name,',
  ({ roles }) => {
    let heard: readonly [Heard[], Heard[]];
    beforeAll(async () => {
      heard = await inBoth(async (side) =>
        side.walks.hearReads(
          await side.scenes.createScene(side, roles, { hasDebrief: true, hasPacket: true }),
        ),
      );
    });

    it('reads nothing that a colleague wrote on the loop, in no body and no header', () => {
      expect(heard[0].length).toBeGreaterThan(30);
      expect(heard[0].filter(({ status }) => status === 200).length).toBeGreaterThan(15);
      expect(heard.flatMap((side) => leaks(side, sides[0].scenes.canary))).toEqual([]);
    });

    it('reads the same to the byte, whatever colleagues wrote and whether they have submitted', () => {
      expect(differences(...heard)).toEqual([]);
    });
  },
);

/** Requests that end the walker's own seat or submit the card: what they answer is no secret any more. */
const endsTheSeal = new Set<string>();
/** What was done on the sealed loop, and not only refused. */
const served = new Set<string>();

describe.each([{ roles: walkers[0] ?? [] }, { roles: everything }])('as $roles', ({ roles }) => {
  const scenes = new Map<string, Scene>();
  /** A scene that suits the write, as it was in the beginning. */
  async function sceneOf(side: Side, { endpoint }: Stop): Promise<Scene> {
    const hasDebrief = endpoint.path.includes('/debriefs/');
    const key = `${side.variant} ${hasDebrief}`;
    const kept = scenes.get(key);
    if (kept !== undefined) {
      await kept.restore();
      return kept;
    }
    const scene = await side.scenes.createScene(side, roles, { hasDebrief });
    scenes.set(key, scene);
    return scene;
  }

  it.each(writes)('$name tells nothing of colleagues’ cards, served or refused', async (stop) => {
    const heard = await inBoth(async (side) => side.walks.hearWrite(await sceneOf(side, stop), stop));
    if (heard[0].some(({ isSealed }) => !isSealed)) endsTheSeal.add(stop.name);
    const isServed = ({ what, status }: Heard): boolean => what.startsWith(`${stop.name} `) && status < 300;
    if (heard[0].some(isServed)) served.add(stop.name);
    expect(heard.flatMap((side) => leaks(side, sides[0].scenes.canary))).toEqual([]);
    expect(differences(...heard)).toEqual([]);
  });
});

it('was served what planners and interviewers do on a loop', () => {
  expect([...served]).toEqual(
    expect.arrayContaining([
      'saveScorecard',
      'submitScorecard',
      'giveUpSeat',
      'handOverSeat',
      'reportAbsence',
      'addSeat',
      'scheduleInterview',
      'rescheduleInterview',
      'cancelInterview',
      'cancelLoop',
      'endApplication',
      'endLoops',
      'updateJob',
      'closeJob',
    ]),
  );
});

it('ends the seal by nothing but submitting and giving up, whoever does it', () => {
  const known = [
    'cancelInterview',
    'cancelLoop',
    'giveUpSeat',
    'handOverSeat',
    'reportAbsence',
    'reportNoShow',
    'submitScorecard',
    'endApplication',
    'endLoops',
    'closeJob',
  ];
  expect([...endsTheSeal].filter((name) => !known.includes(name))).toEqual([]);
  expect(endsTheSeal.has('submitScorecard')).toBe(true);
});

it('the log holds nothing of any card', () => {
  for (const { world, scenes } of sides) {
    expect(world.log.length).toBeGreaterThan(100);
    expect(world.log.filter((line) => scenes.canary.test(line))).toEqual([]);
    expect(world.log.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  }
});
