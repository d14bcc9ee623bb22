import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { enqueue } from '#server/platform/queue.ts';
import { createTeam } from '#tests/factories/job.ts';
import { loopWith } from '#tests/factories/loop.ts';
import { type FakeSmtp, fakeSmtp } from '#tests/support/fake-smtp.ts';
import { createRandom } from '#tests/support/random.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

export interface MailsTold {
  readonly kills: number;
  /** Kills that found mails still to be sent. */
  readonly met: number;
  readonly mails: number;
  /** Mails that no mail server ever got. */
  readonly lost: number;
  /** Mails that it got more than once, under one Message-ID. */
  readonly again: number;
  /** Copies that it got beyond the first of each. */
  readonly copies: number;
  /** Times that a kill came after the mail server had taken a mail, and before that was written down. */
  readonly inWindow: number;
  /** Message-IDs that are of no mail. */
  readonly unknown: number;
}

/** The product's own worker of background jobs, or one of the careless ones that show that the count would tell. */
export type Mailing = 'worker' | 'marks first' | 'marks last';

const inProve = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const work = inProve('../../server/cli/work.ts');
const careless = inProve('./careless-mailer.ts');
const perKill = 60;

/**
 * Kills a process that sends mails to a mail server, at random moments after its first mail, `kills` times, and lets the
 * last one finish. What was taken and not marked is due again after ten minutes, which go by at once here.
 */
export async function killMailing(options: {
  mailing: Mailing;
  kills: number;
  seed: number;
}): Promise<MailsTold> {
  const { mailing, kills, seed } = options;
  const world = await createWorld();
  const server = await fakeSmtp();
  try {
    // The processes go by the real time.
    world.clock.advance({ seconds: (Date.now() - world.clock.now().getTime()) / 1_000 });
    const admin = await placeMails(world, perKill * (kills + 1));
    const random = createRandom(seed);
    let [met, inWindow] = [0, 0];
    let seen: ReadonlyMap<string, number> = new Map();
    for (let n = 0; n < kills; n += 1) {
      const before = server.received.length;
      const worker = await start(mailing, { world, server, admin, n });
      const isOver = ended(worker);
      while (server.received.length === before) {
        if (worker.exitCode !== null) throw new Error(`it ended by itself, with ${worker.exitCode}`);
        await sleep(2);
      }
      await sleep(random() * 300);
      worker.kill('SIGKILL');
      await isOver;
      // What the server still has of the dead one's last words.
      await sleep(50);
      const open = await openMails(world);
      const copies = copiesOf(server);
      if (open.length > 0) met += 1;
      inWindow += open.filter(({ id }) => (copies.get(id) ?? 0) > (seen.get(id) ?? 0)).length;
      seen = copies;
      await world.ownerSql("UPDATE mails SET due_at = now() WHERE state = 'sending'");
    }
    const last = await start(mailing, { world, server, admin, n: kills });
    const isOver = ended(last);
    while ((await openMails(world)).length > 0) await sleep(100);
    last.kill();
    await isOver;
    return { kills, met, inWindow, ...(await countMails(world, server)) };
  } finally {
    await server.end();
    await world.end();
  }
}

/** Reminders that are due now, a few people's. */
async function placeMails(world: World, mails: number): Promise<Person> {
  const team = await createTeam(world, await createOrg(world));
  const people = await Promise.all(
    Array.from({ length: 4 }, () => createPerson(world, team.admin.orgId, ['interviewer'])),
  );
  await loopWith(world, team, people, { startsInMinutes: -60, minutes: 30 });
  // The card of each is asked for again and again: as many occasions, each with its mail.
  await world.ownerSql(
    `WITH told AS (
       INSERT INTO notifications (org_id, id, member_id, kind, occasion, loop_id, seat_id, made_at, shows_at)
       SELECT n.org_id, gen_random_uuid(), n.member_id, n.kind, n.occasion || ' ' || times, n.loop_id, n.seat_id,
              n.made_at, n.shows_at
         FROM notifications n CROSS JOIN generate_series(1, $1) AS times WHERE n.kind = 'scorecard_due'
       RETURNING org_id, id, shows_at)
     INSERT INTO mails (org_id, id, notification_id, due_at, state)
     SELECT org_id, gen_random_uuid(), id, shows_at, 'waiting' FROM told`,
    [Math.ceil(mails / people.length)],
  );
  return team.admin;
}

interface Scene {
  readonly world: World;
  readonly server: FakeSmtp;
  readonly admin: Person;
  readonly n: number;
}

async function start(mailing: Mailing, { world, server, admin, n }: Scene): Promise<ChildProcess> {
  const { appUrl, jobsUrl, ownerUrl } = world.database;
  // As the worker's own clock adds it every twenty seconds.
  await enqueue(
    { sql: (text, values) => world.ownerSql(text, values) },
    { queue: 'notifications.mail', data: { orgId: admin.orgId }, key: `start ${n}` },
  );
  const command = mailing === 'worker' ? [work] : [careless, mailing];
  const worker = spawn(process.execPath, ['--import', 'tsx', ...command], {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: appUrl,
      JOBS_DATABASE_URL: jobsUrl,
      OWNER_URL: ownerUrl,
      PUBLIC_URL: 'http://localhost:3000',
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'no-reply@evenhand.example',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  worker.stdout?.resume();
  return worker;
}

const ended = (worker: ChildProcess): Promise<void> =>
  new Promise((resolve) => worker.once('exit', () => resolve()));

/** Mails that are due, or taken, and not marked as sent. */
const openMails = (world: World): Promise<{ id: string }[]> =>
  world.ownerSql(
    "SELECT id FROM mails WHERE ended_at IS NULL AND (state = 'sending' OR due_at <= now() + interval '1 minute')",
  );

/** How often the server got each mail, by the id that stands in its Message-ID. */
function copiesOf({ received }: FakeSmtp): ReadonlyMap<string, number> {
  const copies = new Map<string, number>();
  for (const mail of received) {
    const id = /^Message-ID: <([0-9a-f-]{36})@evenhand\.example>/im.exec(mail)?.[1] ?? 'none';
    copies.set(id, (copies.get(id) ?? 0) + 1);
  }
  return copies;
}

async function countMails(
  { ownerSql }: World,
  server: FakeSmtp,
): Promise<Pick<MailsTold, 'mails' | 'lost' | 'again' | 'copies' | 'unknown'>> {
  const sent = await ownerSql<{ id: string }>("SELECT id FROM mails WHERE state = 'sent'");
  const ids = new Set(sent.map(({ id }) => id));
  const copies = copiesOf(server);
  const times = [...copies.values()];
  return {
    mails: ids.size,
    lost: [...ids].filter((id) => !copies.has(id)).length,
    again: times.filter((n) => n > 1).length,
    copies: times.reduce((sum, n) => sum + n - 1, 0),
    unknown: [...copies.keys()].filter((id) => !ids.has(id)).length,
  };
}
