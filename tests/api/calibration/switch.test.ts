import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadDataEngineerSamples } from '#server/practice/library/lead-data-engineer.ts';
import {
  askRefit,
  getCalibrationSettings,
  getJobCalibration,
  saveCalibrationSettings,
  switchJobCalibration,
} from '#shared/calibration.ts';
import { adoptFigures, type Debrief, decide, settleIssue } from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { listMails } from '#shared/notifications.ts';
import { makePacket } from '#shared/packets.ts';
import { predictPlan } from '#shared/planning.ts';
import { openAgain } from '#tests/factories/comparison.ts';
import { decisionOn, ratedCard } from '#tests/factories/debrief.ts';
import { type FamilyLoop, openOn, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { ready, send, stops, writes } from '#tests/support/walk.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const adminOf = async (name: string): Promise<Person> =>
  createPerson(world, await createOrg(world, name), ['admin']);

const switchOrg = async (person: Person, isOn: boolean, windowMonths = 12) =>
  person.call(saveCalibrationSettings, {
    seen: (await person.call(getCalibrationSettings)).body.version,
    body: { isOn, windowMonths, showsLevels: false },
  });

const switchJob = async (person: Person, { jobId }: PlacedLoop, isOn: boolean) =>
  person.call(switchJobCalibration, {
    params: { jobId },
    seen: (await person.call(getJobCalibration, { params: { jobId } })).body.version,
    body: { isOn },
  });

async function submitOne(admin: Person, loop: PlacedLoop): Promise<void> {
  await submitCard(await placeSeat(world, loop, await createPerson(world, admin.orgId, ['interviewer'])));
}

describe('the switch', () => {
  it('of an organisation can be turned until the first submitted card, the window always', async () => {
    const admin = await adminOf('Locked');
    expect((await admin.call(getCalibrationSettings)).body).toEqual({
      isOn: true,
      windowMonths: 12,
      showsLevels: false,
      isLocked: false,
      version: 1,
      can: { switch: true, change: true },
    });
    expect(await switchOrg(admin, false)).toMatchObject({ status: 200, body: { isOn: false, version: 2 } });
    expect(await switchOrg(admin, true)).toMatchObject({ status: 200, body: { isOn: true, version: 3 } });
    await submitOne(admin, await placeLoop(world, admin));
    expect(await switchOrg(admin, false)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state', detail: expect.stringContaining('first submitted card') },
    });
    expect(await switchOrg(admin, true, 24)).toMatchObject({
      status: 200,
      body: { isOn: true, windowMonths: 24, isLocked: true, can: { switch: false, change: true } },
    });
    expect((await switchOrg(admin, true, 5)).status).toBe(400);
  });

  it('of a job locks with its own first card, and not with another job’s', async () => {
    const admin = await adminOf('Jobs');
    const [loop, other] = [await placeLoop(world, admin), await placeLoop(world, admin)];
    await submitOne(admin, other);
    expect(await switchJob(admin, loop, false)).toMatchObject({ status: 200, body: { isOn: false } });
    expect(await switchJob(admin, other, false)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
    expect(await switchJob(admin, loop, true)).toMatchObject({ status: 200, body: { isOn: true } });
    const stranger = await createPerson(world, admin.orgId, ['hiring_manager']);
    expect((await switchJob(stranger, loop, false)).status).toBe(403);
  });

  it('is one change, however many try the first at the same time', async () => {
    const admin = await adminOf('Many');
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        admin.call(saveCalibrationSettings, {
          seen: 1,
          body: { isOn: true, windowMonths: 6, showsLevels: false },
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
  });

  it('is locked for somebody who owes a card, whether a colleague’s is in or not', async () => {
    const admin = await adminOf('Sealed');
    const loop = await placeLoop(world, admin);
    await placeSeat(world, loop, admin);
    expect((await admin.call(getCalibrationSettings)).body.isLocked).toBe(true);
    expect((await switchJob(admin, loop, false)).status).toBe(409);
    const before = await admin.call(getJobCalibration, { params: { jobId: loop.jobId } });
    await submitOne(admin, loop);
    const after = await admin.call(getJobCalibration, { params: { jobId: loop.jobId } });
    expect(after.body).toEqual(before.body);
  });

  it('turned off leaves nothing to fit', async () => {
    const admin = await adminOf('Nothing');
    await switchOrg(admin, false);
    const { loop } = await placeFamilyLoop(world, admin);
    const key = { orgId: admin.orgId, blueprintId: loop.blueprintId };
    expect(await runRefit(world, key)).toBe('off');
    const asked = await admin.call(askRefit, { params: { blueprintId: loop.blueprintId } });
    expect(asked).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });
});

/** Where an adjusted number stands in a reply, as paths. */
function adjustedIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, n) => adjustedIn(item, `${path}.${n}`));
  if (typeof value !== 'object' || value === null) return [];
  const { kind } = value as { kind?: unknown };
  const isOfFit = ['parts', 'word', 'plan_prediction'].some((one) => one === kind);
  const found = isOfFit ? [`${path}: ${kind}`] : [];
  for (const [key, item] of Object.entries(value)) {
    const isFigure = typeof item === 'object' && item !== null && 'kind' in item && item.kind === 'figure';
    const isAdjusted =
      (key === 'calibrated' && (isFigure || typeof item === 'number')) ||
      (['hyperFit', 'fit', 'sd', 'likely50', 'likely90', 'fittedAt'].includes(key) && item !== null);
    if (isAdjusted) found.push(`${path}.${key}`);
    found.push(...adjustedIn(item, `${path}.${key}`));
  }
  return found;
}

interface Walked {
  readonly statuses: readonly number[];
  readonly adjusted: readonly string[];
}

/** Opens a debrief in a family that is more than raw, and asks everything about it and all around it. */
async function walk(stage: Stage, { loop, family }: FamilyLoop): Promise<Walked> {
  const { admin } = stage.people;
  const debrief = await openOn(admin, loop);
  const packet = await admin.call(makePacket, { params: { debriefId: debrief.id } });
  expect(packet.status).toBe(201);
  const [beside] = await openAgain(world, admin, loop, family.loopIds.slice(0, 1));
  const mails = await admin.call(listMails);
  const ids: Record<string, string> = {
    debriefId: debrief.id,
    loopId: loop.id,
    otherLoopId: beside?.loopId ?? '',
    jobId: loop.jobId,
    candidateId: loop.candidateId,
    applicationId: loop.applicationId,
    blueprintId: loop.blueprintId,
    number: '1',
    memberId: family.raters[0]?.memberId ?? '',
    invitationId: stage.invitation.id,
    seatId: debrief.matrix.rows[0]?.seatId ?? '',
    packetId: packet.body.id,
    mailId: mails.body.items[0]?.id ?? '',
    sampleKey: leadDataEngineerSamples[0]?.key ?? '',
    roundId: loop.roundIds[0] ?? '',
    templateId: loop.id,
    conflictId: loop.id,
    offerId: loop.id,
    viewId: loop.id,
    actId: loop.id,
    importId: loop.id,
    token: 'x'.repeat(43),
  };
  const heard: { name: string; status: number; body: unknown }[] = [
    { name: 'openDebrief', status: 201, body: debrief },
  ];
  const lookAround = async (): Promise<void> => {
    for (const { name, endpoint } of stops.filter((stop) => stop.endpoint.method === 'GET')) {
      const response = await admin.call(endpoint, { params: paramsOf(name, endpoint, ids) });
      heard.push({ name, status: response.status, body: response.body });
    }
    const seats = [{ memberId: null, dimensionIds: loop.dimensions.map(({ id }) => id) }];
    const { status, body } = await admin.call(predictPlan, {
      params: { jobId: loop.jobId },
      body: { rounds: [{ exerciseKey: 'sql', minutes: 60, isHeld: false, seats }] },
    });
    heard.push({ name: 'predictPlan', status, body });
  };
  const call = async (endpoint: Endpoint, input: Parameters<Person['call']>[1]): Promise<Debrief> => {
    const response = await admin.call(endpoint, input);
    expect([endpoint.path, response.status]).toEqual([endpoint.path, 200]);
    heard.push({ name: endpoint.path, status: response.status, body: response.body });
    return response.body;
  };
  await lookAround();
  const params = { debriefId: debrief.id };
  const [dimension] = debrief.matrix.dimensions;
  const settled = await call(settleIssue, {
    params,
    body: { dimensionId: dimension?.id, note: 'Talked over: it stands.' },
  });
  const late = family.raters[4];
  if (late === undefined) throw new Error('no fifth interviewer');
  const seat = await placeSeat(world, loop, late, { exercise: 4 });
  await submitCard(seat, ratedCard(seat, 2));
  const adopted = await call(adoptFigures, { params, seen: settled.version });
  await call(decide, { params, seen: adopted.version, body: decisionOn(adopted) });
  await lookAround();
  return {
    statuses: heard.map(({ status }) => status),
    adjusted: heard.flatMap(({ name, body }) => adjustedIn(body).map((path) => `${name}${path}`)),
  };
}

function paramsOf(name: string, { path }: Endpoint, ids: Record<string, string>): Record<string, string> {
  const keys = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
  return Object.fromEntries(
    keys.map((key) => {
      const id = ids[key];
      if (id === undefined) throw new Error(`say in switch.test.ts which ${key} ${name} is asked for`);
      return [key, id];
    }),
  );
}

describe('switched off', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage(world, 'Off');
    expect((await switchOrg(stage.people.admin, false)).status).toBe(200);
  });

  it('for the organisation, no adjusted number is in any reply around a debrief', async () => {
    const walked = await walk(stage, await placeFamilyLoop(world, stage.people.admin));
    expect(walked.statuses.filter((status) => status < 300).length).toBeGreaterThan(30);
    expect(walked.adjusted).toEqual([]);
  });

  it.each(writes)('for the organisation, none is in the reply of $name', async (stop) => {
    const request = await ready(stage, stop);
    expect(adjustedIn((await send(world, stop, request)).body)).toEqual([]);
  });

  it('for the job, none is in any reply about it, although its organisation calibrates', async () => {
    const here = await createStage(world, 'Job Off');
    const { admin } = here.people;
    const placed = await placeFamilyLoop(world, admin, {
      before: async (loop) => {
        expect((await switchJob(admin, loop, false)).status).toBe(200);
      },
    });
    expect(await runRefit(world, { orgId: admin.orgId, blueprintId: placed.loop.blueprintId })).toBe(
      'no_ratings',
    );
    expect((await walk(here, placed)).adjusted).toEqual([]);
  });

  it('is something this walk would see: switched on, it finds numbers of every kind', async () => {
    const here = await createStage(world, 'On');
    const { admin } = here.people;
    const placed = await placeFamilyLoop(world, admin);
    await runRefit(world, { orgId: admin.orgId, blueprintId: placed.loop.blueprintId });
    const { adjusted } = await walk(here, placed);
    for (const where of [
      /^openDebrief.*dimensions\.0\.calibrated/,
      /^openDebrief.*againstBar: word/,
      /^openDebrief.*composite\.calibrated/,
      /^openDebrief.*composite\.parts: parts/,
      /^openDebrief.*hyperFit/,
      /^getDebrief.*composite\.calibrated/,
      /adoption.*calibrated/,
      /decision.*calibrated/,
      /^getFamily\.fit/,
      /^listFamilies.*fittedAt/,
      /^predictPlan: plan_prediction/,
    ])
      expect(adjusted.filter((path) => where.test(path)).length, where.source).toBeGreaterThan(0);
  });
});
