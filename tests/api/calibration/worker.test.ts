import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepFamilies } from '#server/calibration/sweep-families.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { type RunningWorker, startWorker } from '#server/worker.ts';
import { decide } from '#shared/debriefs.ts';
import { decisionOn, placeDebrief } from '#tests/factories/debrief.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { placeLoop } from '#tests/factories/scorecard.ts';
import { refitDeps, runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let jobs: Database;

beforeAll(async () => {
  world = await createWorld();
  admin = await createPerson(world, await createOrg(world), ['admin']);
  jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
});
afterAll(async () => {
  await jobs.close();
  await world.end();
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited in vain');
}

const errors: unknown[] = [];
const noMail = { publicUrl: 'http://localhost', smtpUrl: null, mailFrom: null, objectStore: null };
const start = (): Promise<RunningWorker> =>
  startWorker({
    databaseUrl: world.database.appUrl,
    jobsDatabaseUrl: world.database.jobsUrl,
    ...noMail,
    onError: (error) => errors.push(error),
  });

const fitsOf = (blueprintId: string): Promise<{ outcome: string }[]> =>
  world.ownerSql('SELECT outcome FROM family_fits WHERE blueprint_id = $1', [blueprintId]);

const waiting = (blueprintId: string): Promise<{ state: string }[]> =>
  world.ownerSql(
    `SELECT state FROM pgboss.job WHERE name = 'calibration.refit' AND data ->> 'blueprintId' = $1
        AND state IN ('created', 'retry', 'active')`,
    [blueprintId],
  );

describe('the nightly sweep', () => {
  it('adds a job for each family whose night has come, in whatever organisation, and once', async () => {
    const other = await createPerson(world, await createOrg(world, 'Other'), ['admin']);
    const [here, there] = [await placeLoop(world, admin), await placeLoop(world, other)];
    const deps = { ...refitDeps(world), jobs };
    expect(await sweepFamilies(deps)).toBeGreaterThanOrEqual(2);
    await sweepFamilies(deps);
    for (const { blueprintId } of [here, there]) expect(await waiting(blueprintId)).toHaveLength(1);

    for (const { orgId, blueprintId } of [here, there]) await runRefit(world, { orgId, blueprintId });
    await world.ownerSql('DELETE FROM pgboss.job');
    await sweepFamilies(deps);
    expect(await waiting(here.blueprintId)).toEqual([]);
    // After three in the morning in Lisbon.
    world.clock.advance({ hours: 18, minutes: 1 });
    await sweepFamilies(deps);
    expect(await waiting(here.blueprintId)).toHaveLength(1);
    expect(await waiting(there.blueprintId)).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('lets the closed cards be counted, and not if it is refused', async () => {
    const manager = await createPerson(world, admin.orgId, ['hiring_manager']);
    const debrief = await placeDebrief(world, manager);
    const blueprintId = debrief.blueprint.id;
    const deciding = (body: object) =>
      manager.call(decide, { params: { debriefId: debrief.id }, seen: debrief.version, body });
    expect((await deciding({ ...decisionOn(debrief), rationale: [] })).status).toBe(422);
    expect(await waiting(blueprintId)).toEqual([]);
    const tries = await Promise.all([1, 2, 3].map(() => deciding(decisionOn(debrief))));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await waiting(blueprintId)).toHaveLength(1);
  });
});

describe('the worker', () => {
  it('refuses a role that could not see what is due, and one that could see too much', async () => {
    const { appUrl, jobsUrl } = world.database;
    const onError = (): void => undefined;
    await expect(
      startWorker({ databaseUrl: appUrl, jobsDatabaseUrl: appUrl, ...noMail, onError }),
    ).rejects.toThrow('bound by row-level security and would find no work');
    await expect(
      startWorker({ databaseUrl: jobsUrl, jobsDatabaseUrl: jobsUrl, ...noMail, onError }),
    ).rejects.toThrow('may bypass row-level security');
  });

  it('closed in the middle of a fit gives it back, and the next one makes it, once', async () => {
    const loop = await placeLoop(world, admin);
    await placeFamily(world, admin, loop, { candidates: 40 });
    await sweepFamilies({ ...refitDeps(world), jobs });
    const isRunning = async (): Promise<boolean> => {
      const rows = await world.ownerSql(
        'SELECT FROM calibration_families WHERE blueprint_id = $1 AND running_at IS NOT NULL',
        [loop.blueprintId],
      );
      return rows.length > 0;
    };
    const first = await start();
    await until(isRunning);
    const startedAt = performance.now();
    await first.close();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(await fitsOf(loop.blueprintId)).toEqual([]);
    expect(await waiting(loop.blueprintId)).toEqual([{ state: 'retry' }]);

    await world.ownerSql(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    const second = await start();
    await until(async () => (await fitsOf(loop.blueprintId)).length > 0);
    await until(async () => (await waiting(loop.blueprintId)).length === 0);
    await second.close();
    expect(await fitsOf(loop.blueprintId)).toEqual([{ outcome: 'converged' }]);
    expect(errors.filter((error) => !String(error).includes('closing'))).toEqual([]);
  });
});
