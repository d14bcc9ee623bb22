import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { getFamily, listFamilies, saveCalibrationSettings } from '#shared/calibration.ts';
import {
  getDimensionReview,
  getDrift,
  getLevels,
  getMyScoring,
  getNetwork,
} from '#shared/calibration-review.ts';
import { getDebrief, listDebriefs } from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { getPacket, getPacketFile } from '#shared/packets.ts';
import { listLoopScorecards } from '#shared/scorecards.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { openOn, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import { placeLearningCards } from '#tests/factories/learning-card.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createSeededIds } from '#tests/support/seeded-ids.ts';
import {
  type CallInput,
  createOrg,
  createPerson,
  createWorld,
  type Person,
  type World,
} from '#tests/support/world.ts';

/** What an organisation says of its candidates and interviewers, each reply as the bytes it came in. */
type Said = ReadonlyMap<string, string>;

const worlds: World[] = [];
let without: Said;
let withThem: Said;
beforeAll(async () => {
  without = await say(false);
  withThem = await say(true);
});
afterAll(async () => {
  for (const world of worlds) await world.end();
});

const bytesOf = ({ body, text, headers }: Response): string =>
  (Buffer.isBuffer(body) ? body.toString('base64') : text).replaceAll(String(headers['x-request-id']), '');

/**
 * A family that is more than raw, a fit of it, and a debrief with its packet; where it is asked for, trainees and shadows
 * have submitted in every interview of an open and of many closed loops, one of them an interviewer of the family.
 */
async function say(hasLearners: boolean): Promise<Said> {
  const ids = createSeededIds('never counts');
  let step = 0;
  const begin = (): void => {
    step += 1;
    ids.begin(step);
  };
  begin();
  const world = await createWorld({ ids });
  worlds.push(world);
  const orgId = await createOrg(world);
  const staff = await createPerson(world, orgId, ['admin', 'hiring_manager', 'calibration_lead']);
  const learner = await createPerson(world, orgId, ['interviewer'], { name: 'Lena Learner' });
  const committee = await createPerson(world, orgId, ['hiring_manager', 'auditor']);
  begin();
  const saved = await staff.call(saveCalibrationSettings, {
    seen: 1,
    body: { isOn: true, windowMonths: 12, showsLevels: true },
  });
  expect(saved.status).toBe(200);
  begin();
  const { loop, family } = await placeFamilyLoop(world, staff);
  await placeFamily(world, staff, loop, {
    candidates: 40,
    cardsEach: 4,
    raters: family.raters,
    dimensionIds: loop.dimensions.map(({ id }) => id).slice(0, 5),
  });
  const [rater] = family.raters;
  if (rater === undefined) throw new Error('nobody interviewed');
  begin();
  if (hasLearners) {
    const loopIds = [loop.id, ...family.loopIds.slice(0, 12)];
    const placed = await placeLearningCards(world, learner, { loopIds, kind: 'trainee', rating: 1 });
    const own = await placeLearningCards(world, rater, { loopIds, kind: 'shadow', rating: 5 });
    expect([placed, own].every((cards) => cards > 10)).toBe(true);
  }

  const said = new Map<string, string>();
  begin();
  const key = { orgId, blueprintId: loop.blueprintId };
  const outcome = await runRefit(world, key, {
    fit: async (ratings, onProgress) => {
      said.set('what goes into the fit', JSON.stringify(ratings));
      return makeFamilyFit(ratings, onProgress);
    },
  });
  expect(outcome).toBe('kept');
  begin();
  const debrief = await openOn(staff, loop);
  begin();
  const packetId = await packetBy(staff, debrief.id);

  const { blueprintId } = loop;
  const asked: [string, Person, Endpoint, CallInput][] = [
    ['the debrief', staff, getDebrief, { params: { debriefId: debrief.id } }],
    ['the debriefs', staff, listDebriefs, {}],
    ['the packet', staff, getPacket, { params: { packetId } }],
    ['the packet as a file', staff, getPacketFile, { params: { packetId } }],
    ['the families', staff, listFamilies, {}],
    ['the family', staff, getFamily, { params: { blueprintId } }],
    ['levels', staff, getLevels, { params: { blueprintId } }],
    ['the review of dimensions', staff, getDimensionReview, { params: { blueprintId } }],
    ['the network', staff, getNetwork, { params: { blueprintId } }],
    ['drift', staff, getDrift, { params: { blueprintId } }],
    ['an interviewer’s own scoring', rater, getMyScoring, {}],
    ['a learner’s own scoring', learner, getMyScoring, {}],
    ['the cards as the committee reads them', committee, listLoopScorecards, { params: { loopId: loop.id } }],
  ];
  for (const [what, person, endpoint, input] of asked) {
    begin();
    const response = await person.call(endpoint, input);
    expect(response.status, what).toBe(200);
    said.set(what, bytesOf(response));
  }
  return said;
}

it('says something worth comparing: figures, levels and an own level', () => {
  expect(JSON.parse(without.get('what goes into the fit') ?? '[]').length).toBeGreaterThan(300);
  expect(without.get('the debrief')).toMatch(/"state":"(provisional|calibrated)"/);
  expect(JSON.parse(without.get('levels') ?? '{}').kind).toBe('levels');
  const [own] = JSON.parse(without.get('an interviewer’s own scoring') ?? '{}').families;
  expect(own.scoring.level.kind).toBe('level');
  expect(own.scoring.timeliness.cards).toBeGreaterThan(10);
});

it('no card of a trainee or shadow changes a byte of a packet, a mean, a fit or a report', () => {
  expect([...withThem.keys()]).toEqual([...without.keys()]);
  const changed = [...without].filter(([what, bytes]) => withThem.get(what) !== bytes).map(([what]) => what);
  expect(changed).toEqual([]);
});
