import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { endApplication } from '#shared/candidate-applications.ts';
import {
  adoptFigures,
  type Debrief,
  decide,
  getDebrief,
  listDebriefs,
  openDebrief,
  settleIssue,
} from '#shared/debriefs.ts';
import { getLoop } from '#shared/loops.ts';
import { decisionOn, placeDebrief, placeRatedLoop, ratedCard } from '#tests/factories/debrief.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let manager: Person;
let auditor: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  manager = await createPerson(world, orgId, ['hiring_manager']);
  auditor = await createPerson(world, orgId, ['auditor']);
});
afterAll(() => world.end());

const read = async (debrief: Debrief, person = manager): Promise<Debrief> =>
  (await person.call(getDebrief, { params: { debriefId: debrief.id } })).body;

describe('opening', () => {
  it('pins the fit and the cards, and says what it is: raw only in a family this small', async () => {
    const debrief = await placeDebrief(world, manager, { ratings: [2, 4, 4] });

    expect(debrief.figures.state).toBe('raw_only');
    expect(debrief.figures.missing.raters).toBeGreaterThan(0);
    for (const dimension of debrief.figures.dimensions) expect(dimension.calibrated.kind).toBe('no_figure');
    expect(debrief.cards).toEqual({ in: 3, expected: 3 });
    const [fit] = await world.ownerSql<{ inputs_hash: Buffer; diagnostics: { stopped: string } }>(
      'SELECT * FROM fits WHERE id = $1',
      [debrief.figures.fitId],
    );
    expect(fit?.inputs_hash.byteLength).toBe(32);
    expect(fit?.diagnostics.stopped).toBe('step');
    const entries = await auditor.call(listAuditEntries, { query: { subjectId: debrief.id } });
    expect(entries.body.items.map((entry: { action: string }) => entry.action)).toEqual(['debrief.opened']);
  });

  it('waits for a missing card, or wants a reason that stays on the page', async () => {
    const loop = await placeRatedLoop(world, manager);
    await placeSeat(world, loop, await createPerson(world, manager.orgId, ['interviewer']));

    const refused = await manager.call(openDebrief, { params: { loopId: loop.id }, body: { despite: null } });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'despite' }] } });
    const opened = await manager.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: 'The interviewer left the company.' },
    });
    expect(opened).toMatchObject({
      status: 201,
      body: { openedDespite: 'The interviewer left the company.', cards: { in: 3, expected: 4 } },
    });
  });

  it('happens once under eight at the same time, and moves the loop on', async () => {
    const loop = await placeRatedLoop(world, manager);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        manager.call(openDebrief, { params: { loopId: loop.id }, body: { despite: null } }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect((await manager.call(getLoop, { params: { loopId: loop.id } })).body.state).toBe('debrief');
  });

  it('needs a card', async () => {
    const admin = await createPerson(world, manager.orgId, ['admin']);
    const loop = await placeLoop(world, admin, { hiringManager: manager.memberId });
    expect(
      (await manager.call(openDebrief, { params: { loopId: loop.id }, body: { despite: null } })).status,
    ).toBe(422);
  });
});

describe('reading', () => {
  it('begins with the disagreement: both scores with their anchors and evidence', async () => {
    const debrief = await placeDebrief(world, manager, { ratings: [1, 4, 5] });
    const [first] = debrief.issues;
    expect(['must_have_disputed', 'wide_gap']).toContain(first?.kind);
    expect(first?.scores.length).toBeGreaterThanOrEqual(2);
    for (const score of first?.scores ?? []) {
      expect(score.anchor?.length).toBeGreaterThan(20);
      expect(score.evidence.length).toBeGreaterThan(0);
    }
  });

  it('gives a dimension that nobody rated no score, and no composite where a must-have has none', async () => {
    const admin = await createPerson(world, manager.orgId, ['admin']);
    const loop = await placeLoop(world, admin, { hiringManager: manager.memberId });
    const seat = await placeSeat(world, loop, await createPerson(world, manager.orgId, ['interviewer']));
    await submitCard(seat, ratedCard(seat, 4));
    const { body } = await manager.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: null },
    });

    const unrated = body.figures.dimensions.filter(
      (dimension: { scores: unknown[] }) => dimension.scores.length === 0,
    );
    expect(unrated.length).toBeGreaterThan(0);
    for (const dimension of unrated)
      expect(dimension).toMatchObject({ raw: null, calibrated: { kind: 'no_figure' } });
    expect(body.figures.composite.raw.kind).toBe('no_figure');
    expect(body.figures.composite.calibrated.kind).toBe('no_figure');
  });

  it('never counts a trainee or a shadow', async () => {
    const loop = await placeRatedLoop(world, manager);
    const trainee = await createPerson(world, manager.orgId, ['interviewer'], { name: 'Tracy Trainee' });
    const seat = await placeSeat(world, loop, trainee, { kind: 'trainee' });
    await submitCard(seat, ratedCard(seat, 1));
    const { body } = await manager.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: null },
    });
    expect(body.cards).toEqual({ in: 3, expected: 3 });
    expect(JSON.stringify(body)).not.toContain('Tracy Trainee');
  });

  it('is not for somebody who owes a card on the loop, whatever else they are', async () => {
    const admin = await createPerson(world, manager.orgId, ['admin']);
    const debrief = await placeDebrief(world, manager);
    const sealed = await createPerson(world, manager.orgId, ['admin', 'interviewer']);
    const loop = { id: debrief.loopId, orgId: manager.orgId, dimensions: debrief.matrix.dimensions } as never;
    const dimensionIds = debrief.matrix.dimensions.map(({ id }) => id).slice(0, 3);
    await placeSeat(
      world,
      {
        ...(loop as object),
        dimensions: dimensionIds.map((id) => ({ id, key: 'data-architecture', name: '' })),
      } as never,
      sealed,
    );

    expect((await sealed.call(getDebrief, { params: { debriefId: debrief.id } })).status).toBe(404);
    const listed = (await sealed.call(listDebriefs)).body;
    expect(listed.items.map((item: { id: string }) => item.id)).not.toContain(debrief.id);
    expect((await admin.call(getDebrief, { params: { debriefId: debrief.id } })).status).toBe(200);
  });
});

describe('pinned figures', () => {
  it('stay while later cards come in, until somebody adopts the newer ones', async () => {
    const opened = await placeDebrief(world, manager, { lateCard: true });
    const before = await read(opened);
    expect(before.figures).toEqual(opened.figures);
    expect(before).toMatchObject({ newer: { cards: 1 }, cards: { in: 3 }, can: { adopt: true } });

    const adopted = await manager.call(adoptFigures, {
      params: { debriefId: opened.id },
      seen: opened.version,
    });
    expect(adopted).toMatchObject({ status: 200, body: { newer: null, cards: { in: 4 } } });
    expect(adopted.body.figures.fitId).not.toBe(opened.figures.fitId);
    const again = await manager.call(adoptFigures, {
      params: { debriefId: opened.id },
      seen: adopted.body.version,
    });
    expect(again.status).toBe(409);
  });
});

describe('settling', () => {
  it('notes what was agreed and leaves every score as it was', async () => {
    const debrief = await placeDebrief(world, manager, { ratings: [1, 5, 5] });
    const dimensionId = debrief.issues[0]?.dimensionId ?? '';
    const { body, status } = await manager.call(settleIssue, {
      params: { debriefId: debrief.id },
      body: { dimensionId, note: 'The later answer covers it.' },
    });
    expect(status).toBe(200);
    expect(body.issues[0].settled).toMatchObject({
      note: 'The later answer covers it.',
      by: { name: manager.name },
    });
    expect(body.matrix).toEqual(debrief.matrix);
    expect(body.figures).toEqual(debrief.figures);
  });

  it('makes another version, so that nobody decides on what they have not read', async () => {
    const debrief = await placeDebrief(world, manager, { ratings: [1, 5, 5] });
    const params = { debriefId: debrief.id };
    const dimensionId = debrief.issues[0]?.dimensionId ?? '';
    const settled = await manager.call(settleIssue, {
      params,
      body: { dimensionId, note: 'The later answer covers it.' },
    });
    expect(settled.headers.etag).toBe(`"v${debrief.version + 1}"`);
    const stale = await manager.call(decide, { params, seen: debrief.version, body: decisionOn(debrief) });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
  });
});

describe('deciding', () => {
  it('keeps the reasons, the person, the fit and the cards for ever', async () => {
    const debrief = await placeDebrief(world, manager);
    const { body, status } = await manager.call(decide, {
      params: { debriefId: debrief.id },
      seen: debrief.version,
      body: decisionOn(debrief, { outcome: 'no_hire' }),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'decided',
      approvals: [{ state: 'asked' }],
      decision: { outcome: 'no_hire', decidedBy: { name: manager.name }, fitId: debrief.figures.fitId },
      can: { decide: false, settle: false, adopt: false },
    });
    await expect(world.ownerSql(`UPDATE decisions SET outcome = 'hire'`)).rejects.toThrow(/not allowed/);
    await expect(world.ownerSql('DELETE FROM decisions')).rejects.toThrow(/not allowed/);
    expect((await manager.call(getLoop, { params: { loopId: debrief.loopId } })).body.state).toBe('closed');
    const [entry] = (await auditor.call(listAuditEntries, { query: { action: 'decision.recorded' } })).body
      .items;
    expect(entry.data).toMatchObject({
      debriefId: debrief.id,
      outcome: 'no_hire',
      fitId: debrief.figures.fitId,
    });
  });

  it.each(['hire', 'no_hire', 'hold', 'advance', 'other_job'] as const)(
    'asks for every reason alike for %s',
    async (outcome) => {
      const debrief = await placeDebrief(world, manager, { ratings: [5, 5] });
      const given = decisionOn(debrief, { outcome });
      const refused = await manager.call(decide, {
        params: { debriefId: debrief.id },
        seen: debrief.version,
        body: { ...given, rationale: given.rationale.slice(1) },
      });
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ path: `rationale.${debrief.matrix.dimensions[0]?.id}` }] },
      });
      expect((await read(debrief)).decision).toBeNull();
    },
  );

  it('is for the people of the job: its recruiter runs it, another manager does not know of it', async () => {
    const debrief = await placeDebrief(world, manager);
    const recruiter = await createPerson(world, manager.orgId, ['recruiter']);
    const stranger = await createPerson(world, manager.orgId, ['hiring_manager']);
    const body = decisionOn(debrief);
    expect(
      (await recruiter.call(decide, { params: { debriefId: debrief.id }, seen: debrief.version, body }))
        .status,
    ).toBe(403);
    expect(
      (await stranger.call(decide, { params: { debriefId: debrief.id }, seen: debrief.version, body }))
        .status,
    ).toBe(404);
    expect((await read(debrief)).can.decide).toBe(true);
    expect((await read(debrief, recruiter)).can.decide).toBe(false);
  });

  it('is not recorded on a candidate who withdrew meanwhile', async () => {
    const debrief = await placeDebrief(world, manager);
    const admin = await createPerson(world, manager.orgId, ['admin']);
    const { applicationId } = (await admin.call(getLoop, { params: { loopId: debrief.loopId } })).body;
    const ending = { params: { applicationId }, body: { reason: 'not_said', note: '' } };
    expect((await admin.call(endApplication, ending)).status).toBe(200);
    const after = await read(debrief);
    const { ask, ...can } = after.can;
    expect([...Object.values(can), ...Object.values(after.voting.can)]).toEqual(Array(8).fill(false));
    expect(ask).toEqual([]);
    const refused = await manager.call(decide, {
      params: { debriefId: debrief.id },
      seen: debrief.version,
      body: decisionOn(debrief),
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('is one, however many try at the same time', async () => {
    const debrief = await placeDebrief(world, manager);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        manager.call(decide, {
          params: { debriefId: debrief.id },
          seen: debrief.version,
          body: decisionOn(debrief),
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });
});
