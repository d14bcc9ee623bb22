import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTeam } from '#tests/factories/job.ts';
import { loopWith } from '#tests/factories/loop.ts';
import { createRandom } from '#tests/support/random.ts';
import { createOrg, createPerson, createWorld, type World } from '#tests/support/world.ts';

export interface RemindersTold {
  readonly kills: number;
  /** How many reminders were due, and how many stand in the outbox. */
  readonly due: number;
  readonly kept: number;
  /** Occasions that stand there more than once, or not at all. */
  readonly twice: number;
  readonly never: number;
}

const command = fileURLToPath(new URL('./remind-until-killed.ts', import.meta.url));

/**
 * Kills a real worker process at random moments while it works off reminders, and starts the next one, `kills` times; then
 * lets one finish, and counts what stands in the outbox. The digests of a day are planned by what sends the day before's,
 * so that a kill between the two would lose or double one.
 */
export async function killReminders({
  kills,
  seed,
}: {
  kills: number;
  seed: number;
}): Promise<RemindersTold> {
  const world = await createWorld();
  try {
    const people = 40;
    await placeOwed(world, people);
    const random = createRandom(seed);
    const from = world.clock.now();
    for (let n = 0; n < kills; n += 1) {
      // A day goes by with each: a digest for everybody, and in the first ones the other reminders.
      const worker = start(world, new Date(from.getTime() + (n + 1) * 86_400_000), 'endless');
      await ready(worker);
      await sleep(random() * 500);
      worker.kill('SIGKILL');
      await ended(worker);
    }
    const last = start(world, new Date(from.getTime() + (kills + 1) * 86_400_000), 'once');
    await ended(last);
    return await countTold(world, kills);
  } finally {
    await world.end();
  }
}

/** Many people who owe one card each, of interviews that are over. */
async function placeOwed(world: World, people: number): Promise<void> {
  const team = await createTeam(world, await createOrg(world));
  for (let n = 0; n < people; n += 4) {
    const four = await Promise.all(
      Array.from({ length: 4 }, () => createPerson(world, team.admin.orgId, ['interviewer'])),
    );
    await loopWith(world, team, four, { startsInMinutes: -60, minutes: 30 });
  }
}

/** A process of its own that works off what is due at this time. */
function start(world: World, now: Date, until: 'once' | 'endless'): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', command, now.toISOString(), until], {
    env: {
      ...process.env,
      DATABASE_URL: world.database.appUrl,
      JOBS_DATABASE_URL: world.database.jobsUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function ready(worker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.stdout?.once('data', () => resolve());
    worker.once('exit', (code) => reject(new Error(`the worker ended by itself, with ${code}`)));
  });
}

function ended(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => worker.once('exit', () => resolve()));
}

async function countTold({ ownerSql }: World, kills: number): Promise<RemindersTold> {
  const [row] = await ownerSql<Omit<RemindersTold, 'kills'>>(
    `WITH told AS (
       SELECT n.member_id, n.kind, n.seat_id, n.occasion, n.shows_at, x.state,
              (n.shows_at AT TIME ZONE m.time_zone)::date AS day
         FROM notifications n JOIN members m ON m.org_id = n.org_id AND m.id = n.member_id
         LEFT JOIN mails x ON x.org_id = n.org_id AND x.notification_id = n.id
        WHERE n.kind IN ('scorecard_due', 'cards_owed', 'card_late')),
     kept AS (
       SELECT kind, member_id, CASE kind WHEN 'cards_owed' THEN day::text ELSE occasion END AS occasion,
              count(*) AS times
         FROM told WHERE state = 'kept' GROUP BY 1, 2, 3)
     SELECT (SELECT count(*) FROM told WHERE kind <> 'cards_owed' OR state <> 'waiting')::integer AS due,
            (SELECT coalesce(sum(times), 0) FROM kept)::integer AS kept,
            (SELECT count(*) FROM kept WHERE times > 1)::integer AS twice,
            ((SELECT count(*) FROM told WHERE state IS DISTINCT FROM 'kept' AND kind <> 'cards_owed')
             + (SELECT count(*) FROM (
                  SELECT FROM told WHERE kind = 'cards_owed' GROUP BY member_id
                  HAVING count(*) FILTER (WHERE state = 'waiting') <> 1) AS lost))::integer AS never`,
  );
  if (row === undefined) throw new Error('nothing was counted');
  return { kills, ...row };
}
