import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitInThread } from '#server/calibration/fit-in-thread.ts';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { familyOptions } from '#server/calibration/run-fit.ts';
import { listAuditEntries } from '#shared/audit.ts';
import { askRefit, type Family, getFamily } from '#shared/calibration.ts';
import { type PlacedFamily, placeFamily } from '#tests/factories/family.ts';
import { type PlacedLoop, placeLoop } from '#tests/factories/scorecard.ts';
import { letTimePass } from '#tests/support/let-time-pass.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let lead: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  lead = await createPerson(world, orgId, ['calibration_lead']);
});
afterAll(() => world.end());

interface Scene {
  readonly loop: PlacedLoop;
  readonly family: PlacedFamily;
  readonly key: { readonly orgId: string; readonly blueprintId: string };
}

async function scene(options: Parameters<typeof placeFamily>[3] = {}): Promise<Scene> {
  const loop = await placeLoop(world, admin);
  const family = await placeFamily(world, admin, loop, options);
  return { loop, family, key: { orgId: admin.orgId, blueprintId: loop.blueprintId } };
}

const read = async ({ blueprintId }: Scene['key']): Promise<Family> => {
  const { status, body } = await lead.call(getFamily, { params: { blueprintId } });
  expect(status).toBe(200);
  return body;
};

interface FitRow {
  readonly outcome: string;
  readonly stopped: string;
  readonly raters: readonly object[];
  readonly inputs_hash: Buffer;
  readonly options: object;
  readonly link: string | null;
  readonly diagnostics: object;
}

const fits = ({ blueprintId }: Scene['key']): Promise<FitRow[]> =>
  world.ownerSql<FitRow>('SELECT * FROM family_fits WHERE blueprint_id = $1 ORDER BY made_at, id', [
    blueprintId,
  ]);

const audited = async (action: string, blueprintId: string): Promise<{ data: object }[]> =>
  (await admin.call(listAuditEntries, { query: { action, limit: 200 } })).body.items.filter(
    (entry: { subjectId: string; data: { blueprintId?: string } }) =>
      entry.data.blueprintId === blueprintId || entry.subjectId === blueprintId,
  );

describe('a family that was never looked at', () => {
  it('is fitted over its closed loops, with everything that was found kept beside its date', async () => {
    const { key } = await scene();
    expect(await read(key)).toMatchObject({
      state: 'provisional',
      fit: null,
      dueAt: null,
      next: { needsFit: true },
    });
    expect(await runRefit(world, key)).toBe('kept');

    const family = await read(key);
    expect(family).toMatchObject({
      state: 'calibrated',
      next: null,
      fittedAt: world.clock.now().toISOString(),
      evidence: { raters: 9, candidates: 32 },
      fit: { stopped: 'decrement', windowMonths: 12, components: 1, versions: [{ number: 1, isIn: true }] },
      failedTry: null,
      running: null,
    });
    expect(family.fit?.dimensions).toHaveLength(5);
    expect(family.fit?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    const [row] = await fits(key);
    expect(row?.raters).toHaveLength(9);
    expect(await audited('calibration.fitted', key.blueprintId)).toHaveLength(1);
  });

  it('is kept with what went in, what it was made with, which link won over which, and why it stopped', async () => {
    const { key } = await scene();
    await runRefit(world, key);
    const [row] = await fits(key);
    expect(row).toMatchObject({
      outcome: 'converged',
      stopped: 'decrement',
      link: expect.stringMatching(/^(?:rsm|cum)$/),
      options: familyOptions,
      diagnostics: {
        method: 'maximum_marginal_likelihood',
        stopped: 'decrement',
        iterations: expect.any(Number),
        laplace: expect.any(Number),
        logDeterminant: expect.any(Number),
        alternatives: expect.arrayContaining([
          expect.objectContaining({ link: 'rsm', logLikelihood: expect.any(Number) }),
          expect.objectContaining({ link: 'cum', logLikelihood: expect.any(Number) }),
        ]),
      },
    });
    expect(row?.inputs_hash.toString('hex')).toBe((await read(key)).fit?.inputsHash);
  });

  it('shows nothing of one interviewer', async () => {
    const { key, family } = await scene();
    await runRefit(world, key);
    const text = JSON.stringify(await read(key));
    for (const { memberId, name } of family.raters)
      expect(text).not.toMatch(new RegExp(`${memberId}|${name}\\b`));
    expect(text).not.toMatch(/severity|"level"/);
  });

  it('without a closed loop waits for the night, and says what is missing', async () => {
    const { blueprintId } = await placeLoop(world, admin);
    const key = { orgId: admin.orgId, blueprintId };
    expect(await runRefit(world, key)).toBe('no_ratings');
    expect(await read(key)).toMatchObject({
      state: 'raw_only',
      fit: null,
      next: { state: 'provisional', missing: { raters: 8, candidates: 30, cards: 60 }, needsFit: false },
      // Three in the morning in Lisbon.
      dueAt: '2026-03-03T03:00:00.000Z',
    });
    expect(await fits(key)).toEqual([]);
  });
});

describe('the same inputs', () => {
  it('give the same bytes, in this thread and in another', async () => {
    const { key } = await scene();
    let ratings: Parameters<typeof makeFamilyFit>[0] = [];
    await runRefit(world, key, {
      fit: async (given, onProgress) => {
        ratings = given;
        return makeFamilyFit(given, onProgress);
      },
    });
    const progress: number[] = [];
    const again = await fitInThread(ratings, {
      limitMs: 30_000,
      signal: new AbortController().signal,
      onProgress: ({ iterations }) => progress.push(iterations),
      onError: (error) => {
        throw error;
      },
    });
    expect(JSON.stringify(again)).toBe(JSON.stringify(makeFamilyFit(ratings, () => undefined)));
    expect(progress.length).toBeGreaterThan(0);
  });

  it('are fitted once, however often and however many at once', async () => {
    const { key } = await scene();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => runRefit(world, key)));
    expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(1);
    await letTimePass(world, { days: 1 });
    expect(await runRefit(world, key)).toBe('unchanged');
    expect(await fits(key)).toHaveLength(1);
    expect(await audited('calibration.fitted', key.blueprintId)).toHaveLength(1);
  });
});

describe('a refit', () => {
  it('comes with the night, with fifty new cards, and not before', async () => {
    const { key, loop, family } = await scene();
    await runRefit(world, key);
    expect(await runRefit(world, key)).toBe('not_due');
    await placeFamily(world, admin, loop, { candidates: 16, raters: family.raters });
    expect(await runRefit(world, key)).toBe('not_due');
    await placeFamily(world, admin, loop, { candidates: 2, raters: family.raters });
    expect(await runRefit(world, key)).toBe('kept');
    await placeFamily(world, admin, loop, { candidates: 1, raters: family.raters });
    expect(await runRefit(world, key)).toBe('not_due');
    await letTimePass(world, { days: 1 });
    expect(await runRefit(world, key)).toBe('kept');
    expect((await audited('calibration.fitted', key.blueprintId)).map(({ data }) => data)).toMatchObject([
      { why: 'nightly' },
      { why: 'fifty_cards' },
      { why: 'first' },
    ]);
  });

  it('comes when a lead asks, which is logged', async () => {
    const { key, loop, family } = await scene();
    await runRefit(world, key);
    await placeFamily(world, admin, loop, { candidates: 1, raters: family.raters });
    const asked = await lead.call(askRefit, { params: { blueprintId: key.blueprintId } });
    expect(asked).toMatchObject({ status: 200, body: { askedAt: world.clock.now().toISOString() } });
    expect(await runRefit(world, key)).toBe('kept');
    expect(await read(key)).toMatchObject({ askedAt: null });
    expect(await audited('calibration.refit_asked', key.blueprintId)).toHaveLength(1);
  });

  it('that comes to nothing is kept as such and never shown: the fit before it stays, with its date', async () => {
    const { key, loop, family } = await scene();
    await runRefit(world, key);
    const before = await read(key);
    await placeFamily(world, admin, loop, { candidates: 1, raters: family.raters });
    await letTimePass(world, { days: 1 });
    const refused = { kind: 'refused', stopped: 'no_convergence', versions: [], left: [] } as const;
    expect(await runRefit(world, key, { fit: async () => refused })).toBe('kept');

    expect(await read(key)).toMatchObject({
      fit: before.fit,
      state: before.state,
      failedTry: { at: world.clock.now().toISOString(), stopped: 'no_convergence' },
    });
    const [first, second] = await fits(key);
    expect([first?.outcome, second?.outcome]).toEqual(['converged', 'refused']);
    expect(second).toMatchObject({ stopped: 'no_convergence', link: null, options: familyOptions });
    expect(second?.inputs_hash.equals(first?.inputs_hash ?? Buffer.of())).toBe(false);
    // The same inputs would come to nothing again.
    await letTimePass(world, { days: 1 });
    expect(await runRefit(world, key)).toBe('unchanged');
  });

  it('that takes too long is ended, says so, and is tried again', async () => {
    const { key } = await scene();
    const signal = new AbortController().signal;
    const limits = { limitMs: 1, signal, onProgress: () => undefined, onError: () => undefined };
    expect(await runRefit(world, key, { fit: (ratings) => fitInThread(ratings, limits) })).toBe('kept');
    expect(await read(key)).toMatchObject({ fit: null, failedTry: { stopped: 'time_limit' } });
    await letTimePass(world, { days: 1 });
    expect(await runRefit(world, key)).toBe('kept');
    expect((await read(key)).fit).not.toBeNull();
  });

  it('that loses its process says that it runs for a minute at most, and is taken up again', async () => {
    const { key } = await scene();
    await expect(runRefit(world, key, { fit: () => Promise.reject(new Error('killed')) })).rejects.toThrow(
      'killed',
    );
    expect(await read(key)).toMatchObject({ isRunning: true, running: { stage: 'linking_versions' } });
    await letTimePass(world, { minutes: 2 });
    expect(await read(key)).toMatchObject({ isRunning: false, running: null });
    expect(await runRefit(world, key)).toBe('kept');
    expect(await fits(key)).toHaveLength(1);
  });

  it('says how far it is while it runs', async () => {
    const { key } = await scene();
    let seen: Family | null = null;
    await runRefit(world, key, {
      fit: async (ratings, onProgress) => {
        onProgress({ stage: 'fitting', iterations: 7 });
        while ((seen?.running?.iterations ?? 0) !== 7) seen = await read(key);
        return makeFamilyFit(ratings, onProgress);
      },
    });
    expect(seen).toMatchObject({ isRunning: true, running: { stage: 'fitting', iterations: 7 } });
    expect(await read(key)).toMatchObject({ isRunning: false });
  });
});
