import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, loadConfig } from '#server/config.ts';
import { ensureDemoCompany } from '#server/demo/ensure-demo-company.ts';
import type { DemoSignIn } from '#server/identity/find-session.ts';
import { type RunningServer, startServer } from '#server/main.ts';
import { findFreePort } from '#server/platform/free-port.ts';
import { type PreparedDatabase, prepareDatabase } from '#server/platform/prepare-database.ts';
import { projectRoot } from '#server/platform/project-root.ts';
import { type RunningWorker, startWorker } from '#server/worker.ts';

// The one-machine product: database, app and API in one process tree, told on the terminal in plain words.

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// A terminal that is closed, or `| head`, must not end the product in the middle of its own shutdown.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function showStep<T>(title: string, step: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    const result = await step();
    say(`${title} ... ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    return result;
  } catch (error) {
    say(`${title} ... failed`);
    throw error;
  }
}

/** Requests under way get this long when the server stops. */
const closePatienceMs = 10_000;

/** What to undo at the end, last first. */
const undo: (() => Promise<void>)[] = [];
let stoppingSince: number | null = null;

async function stop(exitCode: number): Promise<void> {
  stoppingSince = Date.now();
  process.exitCode = exitCode;
  for (const step of undo.toReversed()) {
    await step().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    });
  }
  // Whatever still holds the process now must not: everything that matters is closed.
  setTimeout(() => process.exit(), 500).unref();
}

function onSignal(signal: NodeJS.Signals): void {
  if (stoppingSince === null) {
    say(`\n${signal === 'SIGINT' ? 'Ctrl-C: stopping' : 'Stopping'} ...`);
    void stop(0).then(() => say('Stopped. The data are kept.'));
    return;
  }
  // One Ctrl-C arrives twice under npm, which passes on what the terminal sends to the whole group anyway. PostgreSQL
  // notices by itself when this process ends, and shuts down.
  if (Date.now() - stoppingSince > 1_000) process.exit(130);
}

async function start(): Promise<void> {
  const config = loadConfig();
  // Registered before they are there: a signal that comes while something starts still finds it to stop.
  const preparing = prepareDatabase(config, showStep, say);
  undo.push(async () => {
    const started = await preparing.catch(() => null);
    started?.note({ state: 'closing' });
    await started?.stop();
  });
  const database = await preparing;
  void database.ended.then(fail);
  const signIns = config.mode === 'production' ? [] : await makeDemo(database.databaseUrl);
  const listening = listen(config, database, signIns);
  undo.push(async () => {
    const started = await listening.catch(() => null);
    await Promise.race([started?.close(), sleep(closePatienceMs, undefined, { ref: false })]);
  });
  const server = await listening;
  if (stoppingSince !== null) return;
  const url = config.publicUrl ?? server.address;
  if (config.runsJobs) work(config, database, url);
  database.note({ address: url });
  say(`\nEvenhand is ready at ${url}\n`);
  if (signIns.length > 0) say(`${signInTable(signIns)}\n`);
  if (server.setUpLink !== null) say(`Set up your organisation, once, at ${server.setUpLink}\n`);
  say(`The data are in ${database.where}. Ctrl-C stops everything.`);
}

async function makeDemo(databaseUrl: string): Promise<DemoSignIn[]> {
  const { signIns } = await showStep('Preparing the demo company', () => ensureDemoCompany({ databaseUrl }));
  return signIns;
}

const tryAgainMs = 2_000;

/**
 * Works off the background jobs beside the API. Nobody waits for it to begin, and where it cannot (the database is just
 * coming back) it is tried again, said once: people are served without it.
 */
function work(
  { smtpUrl, mailFrom, objectStore }: Config,
  { databaseUrl, jobsDatabaseUrl }: PreparedDatabase,
  publicUrl: string,
): void {
  let told = '';
  const onError = (error: unknown): void => {
    const text = error instanceof Error ? error.message : String(error);
    if (stoppingSince !== null || text === told) return;
    told = text;
    process.stderr.write(`Background jobs: ${text}\n`);
  };
  const begin = async (): Promise<RunningWorker | null> => {
    while (stoppingSince === null) {
      try {
        return await startWorker({
          databaseUrl,
          jobsDatabaseUrl,
          publicUrl,
          smtpUrl,
          mailFrom,
          objectStore,
          onError,
        });
      } catch (error) {
        onError(error);
        await sleep(tryAgainMs, undefined, { ref: false });
      }
    }
    return null;
  };
  const starting = begin();
  undo.push(async () => {
    await (await starting)?.close();
  });
}

/** Listens on the wanted port, or the next free one: a taken port must not keep a newcomer out. */
async function listen(
  config: Config,
  database: PreparedDatabase,
  demoSignIns: readonly DemoSignIn[],
): Promise<RunningServer> {
  // A server of somebody else's on ::1 alone would answer for "localhost" in many browsers.
  const hosts = config.host === '127.0.0.1' ? ['127.0.0.1', '::1'] : [config.host];
  let from = config.port;
  for (;;) {
    const port = await findFreePort({ from, below: 65_536, hosts });
    if (port !== config.port && config.mode !== 'demo') throw new Error(`Port ${config.port} is taken.`);
    if (port !== config.port) say(`Port ${config.port} is taken; using ${port}.`);
    try {
      return await startServer({
        databaseUrl: database.databaseUrl,
        directDatabaseUrl: config.directDatabaseUrl,
        host: config.host,
        port,
        publicUrl: config.publicUrl ?? `http://localhost:${port}`,
        demoSignIns,
        // In development Vite serves the web app, from its sources.
        webRoot: config.mode === 'development' ? null : join(projectRoot, 'dist', 'web'),
        secretKey: database.secretKey,
        // A demo's terminal is for its visitor: what went wrong, and nothing else.
        logLevel: config.mode === 'demo' ? 'warn' : config.logLevel,
        trustProxy: config.trustProxy,
        objectStore: config.objectStore,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      from = port + 1;
    }
  }
}

function signInTable(signIns: readonly DemoSignIn[]): string {
  const rows = [{ role: 'Sign in as', email: 'E-mail', password: 'Password' }, ...signIns];
  const width = (key: 'role' | 'email'): number => Math.max(...rows.map((row) => row[key].length)) + 3;
  return rows
    .map((row) => `  ${row.role.padEnd(width('role'))}${row.email.padEnd(width('email'))}${row.password}`)
    .join('\n');
}

function fail(error: unknown): void {
  if (stoppingSince !== null) return;
  process.stderr.write(`\nEvenhand cannot run:\n${error instanceof Error ? error.message : String(error)}\n`);
  void stop(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
start().catch(fail);
