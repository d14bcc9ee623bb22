import { parseArgs } from 'node:util';
import { loadConfig } from '#server/config.ts';
import { startWorker } from '#server/worker.ts';

const help = `Works off background jobs (fits of calibration), apart from the servers that answer requests.

  node dist/server/cli-work.js

Needs DATABASE_URL and JOBS_DATABASE_URL of a migrated database. Start as many as you like; Ctrl-C ends one and gives
back what it had under way. Set JOBS=elsewhere on the servers that should leave the jobs to it.
`;

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { databaseUrl, jobsDatabaseUrl } = loadConfig();
  if (!databaseUrl || !jobsDatabaseUrl)
    throw new Error(
      'DATABASE_URL and JOBS_DATABASE_URL are not set. In the embedded database npm start does the work.',
    );
  const worker = await startWorker({ databaseUrl, jobsDatabaseUrl, onError: say });
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
