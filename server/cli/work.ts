import { parseArgs } from 'node:util';
import { loadConfig } from '#server/config.ts';
import { startWorker } from '#server/worker.ts';

const help = `Works off background jobs (fits of calibration, mails), apart from the servers that answer requests.

  node dist/server/cli-work.js

Needs DATABASE_URL and JOBS_DATABASE_URL of a migrated database, and PUBLIC_URL for the links in mails. Start as many as you like; Ctrl-C ends one and gives
back what it had under way. Set JOBS=elsewhere on the servers that should leave the jobs to it.
`;

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { databaseUrl, jobsDatabaseUrl, publicUrl, smtpUrl, mailFrom, objectStore } = loadConfig();
  if (!databaseUrl || !jobsDatabaseUrl)
    throw new Error(
      'DATABASE_URL and JOBS_DATABASE_URL are not set. In the embedded database npm start does the work.',
    );
  if (!publicUrl) throw new Error('PUBLIC_URL is not set: the links in mails lead there.');
  const worker = await startWorker({
    databaseUrl,
    jobsDatabaseUrl,
    publicUrl,
    smtpUrl,
    mailFrom,
    objectStore,
    onError: say,
  });
  process.stdout.write('Waiting for background jobs. Ctrl-C ends this.\n');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void worker.close().catch(say));
}

function say(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

run().catch((error: unknown) => {
  say(error);
  process.exitCode = 1;
});
