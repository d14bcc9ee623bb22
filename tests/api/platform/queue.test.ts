import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationsFolder } from '#server/platform/migrations.ts';
import { enqueue, type Job } from '#server/platform/queue.ts';
import { startQueueWorker } from '#server/platform/queue-worker.ts';
import type { OrgId } from '#shared/primitives.ts';
import { createOrg, createWorld, type World } from '#tests/support/world.ts';

let world: World;
let orgId: OrgId;
let otherOrgId: OrgId;

beforeAll(async () => {
  world = await createWorld();
  orgId = await createOrg(world, 'Home');
  otherOrgId = await createOrg(world, 'Other');
});
afterAll(() => world.end());

let jobs = 0;
const jobOf = (given: Partial<Job> = {}): Job => {
  jobs += 1;
  return {
    queue: 'calibration.refit',
    data: { orgId, subject: `job ${jobs}` },
    key: `key ${jobs}`,
    ...given,
  };
};

const add = (job: Job): Promise<void> =>
  world.platform.database.transaction({ orgId, readOnly: false }, (tx) => enqueue(tx, job));

const rows = ({ key }: Job): Promise<{ state: string; retry_count: number; data: object }[]> =>
  world.ownerSql('SELECT state, retry_count, data FROM pgboss.job WHERE singleton_key = $1', [key]);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited in vain');
}

describe('adding a job', () => {
  it('is part of the transaction, and rolls back with it', async () => {
    const kept = jobOf();
    await add(kept);
    expect(await rows(kept)).toMatchObject([{ state: 'created', data: kept.data }]);

    const lost = jobOf();
    const failing = world.platform.database.transaction({ orgId, readOnly: false }, async (tx) => {
      await enqueue(tx, lost);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await rows(lost)).toEqual([]);
  });

  it('of a key that waits already adds nothing, from however many at once', async () => {
    const job = jobOf({ afterSeconds: 30 });
    await Promise.all(Array.from({ length: 20 }, () => add(job)));
    expect(await rows(job)).toHaveLength(1);
    // The wait is debouncing: it is not to be had before.
    const [row] = await world.ownerSql<{ waits: boolean }>(
      `SELECT start_after > now() + interval '25 s' AS waits FROM pgboss.job WHERE singleton_key = $1`,
      [job.key],
    );
    expect(row?.waits).toBe(true);
  });

  it('for another organisation is refused, and no other organisation’s jobs are seen', async () => {
    await expect(add(jobOf({ data: { orgId: otherOrgId } }))).rejects.toThrow('row-level security');
    await expect(add(jobOf({ data: {} as Job['data'] }))).rejects.toThrow('row-level security');
    await add(jobOf());
    const seen = await world.platform.database.transaction({ orgId: otherOrgId, readOnly: true }, (tx) =>
      tx.sql('SELECT id FROM pgboss.job'),
    );
    expect(seen).toEqual([]);
  });

  it('is all that the app may do with the queue', async () => {
    for (const statement of [
      'DELETE FROM pgboss.job',
      `UPDATE pgboss.job SET state = 'completed'`,
      'SELECT FROM pgboss.archive',
      `SELECT pgboss.create_queue('mine', '{}')`,
      `INSERT INTO pgboss.queue (name) VALUES ('mine')`,
      'CREATE TABLE pgboss.mine (id integer)',
    ]) {
      const doing = world.platform.database.transaction({ orgId, readOnly: false }, (tx) =>
        tx.sql(statement),
      );
      await expect(doing, statement).rejects.toThrow('permission denied');
    }
  });
});

/** The queue's other work is no matter of these tests. */
const idle = async (): Promise<void> => undefined;

describe('working off', () => {
  it('gives each job to its handler once, with as many workers as you like', async () => {
    const done: string[] = [];
    const handle = async (data: unknown): Promise<void> => {
      done.push((data as { subject: string }).subject);
    };
    const mine = Array.from({ length: 5 }, () => jobOf());
    for (const job of mine) await add(job);
    const workers = await Promise.all(
      [1, 2].map(() =>
        startQueueWorker({
          jobsDatabaseUrl: world.database.jobsUrl,
          handlers: {
            'calibration.refit': handle,
            'calibration.sweep': idle,
            'notifications.mail': idle,
            'candidates.import': idle,
            'calendars.read': idle,
            'files.remove': idle,
          },
          repeated: [],
          onError: () => undefined,
          pollSeconds: 0.5,
        }),
      ),
    );
    const subjects = mine.map(({ data }) => data.subject);
    await until(() => subjects.every((subject) => done.includes(subject ?? '')));
    await Promise.all(workers.map((worker) => worker.close()));
    expect(subjects.map((subject) => done.filter((one) => one === subject).length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('gives back what it has under way when it closes, and another one takes it up', async () => {
    const job = jobOf();
    await add(job);
    let begun = 0;
    let giveUp: (reason: Error) => void = () => undefined;
    const worker = await startQueueWorker({
      jobsDatabaseUrl: world.database.jobsUrl,
      handlers: {
        'notifications.mail': idle,
        'candidates.import': idle,
        'calendars.read': idle,
        'files.remove': idle,
        'calibration.refit': (data) => {
          if ((data as { subject: string }).subject !== job.data.subject) return Promise.resolve();
          begun += 1;
          return new Promise((_, reject) => {
            giveUp = reject;
          });
        },
        'calibration.sweep': idle,
      },
      repeated: [],
      onError: () => undefined,
      pollSeconds: 0.5,
    });
    await until(() => begun > 0);
    giveUp(new Error('closing'));
    await worker.close();
    expect(await rows(job)).toMatchObject([{ state: 'retry' }]);
  });

  it('loses nothing of a worker that was killed: the lease ends and the job comes again', async () => {
    const job = jobOf();
    await add(job);
    const client = new pg.Client({ connectionString: world.database.jobsUrl });
    await client.connect();
    const boss = new PgBoss({
      db: { executeSql: (text, values) => client.query(text, values) },
      migrate: false,
      schedule: false,
      supervise: false,
    });
    await boss.start();
    let held: string | undefined;
    while (held === undefined) {
      const fetched = await boss.fetch<{ subject: string }>('calibration.refit');
      held = fetched.find(({ data }) => data.subject === job.data.subject)?.id;
    }
    expect(await rows(job)).toMatchObject([{ state: 'active' }]);
    await boss.maintain();
    expect(await rows(job)).toMatchObject([{ state: 'active' }]);
    // Ten minutes later nobody has said a word of it.
    await world.ownerSql(
      `UPDATE pgboss.job SET started_on = started_on - interval '10 minutes' WHERE id = $1`,
      [held],
    );
    await boss.maintain();
    expect(await rows(job)).toMatchObject([{ state: 'retry', data: job.data }]);
    await client.end();
  });

  it('runs what is repeated once in its span, by however many workers', async () => {
    let runs = 0;
    const workers = await Promise.all(
      [1, 2, 3].map(() =>
        startQueueWorker({
          jobsDatabaseUrl: world.database.jobsUrl,
          handlers: {
            'calibration.refit': idle,
            'notifications.mail': idle,
            'candidates.import': idle,
            'calendars.read': idle,
            'files.remove': idle,
            'calibration.sweep': async () => {
              runs += 1;
            },
          },
          repeated: [{ queue: 'calibration.sweep', everySeconds: 3_600 }],
          onError: () => undefined,
          pollSeconds: 0.5,
        }),
      ),
    );
    await until(() => runs > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await Promise.all(workers.map((worker) => worker.close()));
    expect(runs).toBe(1);
  });
});

it('has the tables of the installed pg-boss in its migrations', () => {
  const version = (createRequire(import.meta.url)('pg-boss/version.json') as { schema: number }).schema;
  const sql = readFileSync(join(migrationsFolder, '20261121160000_calibration', 'migration.sql'), 'utf8');
  expect(sql).toContain(`INSERT INTO pgboss.version(version) VALUES ('${version}')`);
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const statements = PgBoss.getConstructionPlans('pgboss')
    .split(';\n')
    .map(plain)
    .filter((statement) => /^(?:CREATE|ALTER|INSERT)/.test(statement));
  expect(statements.length).toBeGreaterThan(10);
  for (const statement of statements) expect(plain(sql)).toContain(statement);
});
