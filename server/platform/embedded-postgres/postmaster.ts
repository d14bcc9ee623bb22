import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningAddress, socketFolderOf } from './address.ts';
import type { Binaries } from './binaries.ts';
import { plainEnvironment, runAs, type SystemUser } from './system-user.ts';

/** A running server. `exited` resolves once when it has ended, for whatever reason. */
export type Postmaster = { pid: number; exited: Promise<void>; stop(): Promise<void> };

/**
 * The supervisor, a shell in a session of its own (a terminal's Ctrl-C must not reach PostgreSQL before the app has
 * closed). It starts the server, tells its process id, and holds the read end of a pipe whose write end only Node
 * has: when Node closes it, or dies in any way whatever, the pipe ends and the server is told to shut down fast.
 */
const supervisor = `
exec 3<&0
"$@" </dev/null >&2 3<&- &
server=$!
echo "$server"
exec >&2
( read -r _ <&3; kill -INT "$server" ) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

const logLimitBytes = 5_000_000;

/**
 * Starts the server, on 127.0.0.1 and a socket file in its own folder, and waits until it takes connections.
 * @returns the running server, or 'port-taken' when another program took the port in between
 * @throws with the end of the server's log when it does not come up within a minute
 */
export async function startPostmaster(options: {
  binaries: Binaries;
  clusterDir: string;
  logFile: string;
  port: number;
  settings: Record<string, string>;
  user: SystemUser;
}): Promise<Postmaster | 'port-taken'> {
  const { binaries, clusterDir, logFile, port, user } = options;
  const socketFolder = socketFolderOf(clusterDir, port);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socketFolder === null ? '' : `"${socketFolder.replaceAll('"', '""')}"`,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logStart = startOfLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    '/bin/sh',
    ['-c', supervisor, 'evenhand-postgres', binaries.postgres, '-D', clusterDir, ...args],
    {
      ...runAs(user),
      cwd: '/',
      env: plainEnvironment,
      detached: true,
      stdio: ['pipe', 'pipe', log],
    },
  );
  closeSync(log);
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('spawn gave no pipes, though they were asked for.');
  let isRunning = true;
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      isRunning = false;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  // Writing to a pipe whose reader is gone must not end the program.
  stdin.on('error', () => undefined);
  const pid = await firstLine(stdout);
  const deadline = Date.now() + 60_000;
  while (isRunning && Date.now() < deadline) {
    if (runningAddress(clusterDir)?.pid === pid) {
      return {
        pid,
        exited,
        stop: () =>
          stop(
            pid,
            () => isRunning,
            exited,
            () => stdin.end(),
          ),
      };
    }
    await sleep(20);
  }
  stdin.end();
  const said = readFileSync(logFile, 'utf8').slice(logStart);
  if (said.includes('could not bind') || said.includes('could not create any TCP/IP sockets'))
    return 'port-taken';
  throw new Error(
    `The embedded PostgreSQL did not start. The end of ${logFile}:\n${said.trim().slice(-2_000)}`,
  );
}

/** Starts the log over when it has grown large, and returns where this run's part begins. */
function startOfLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= logLimitBytes) return size;
  truncateSync(logFile);
  return 0;
}

function firstLine(stream: NodeJS.ReadableStream): Promise<number> {
  return new Promise((resolve) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.once('end', () => resolve(Number(text.trim())));
  });
}

async function stop(
  pid: number,
  isRunning: () => boolean,
  exited: Promise<void>,
  ask: () => void,
): Promise<void> {
  if (!isRunning()) return;
  ask();
  // Fast shutdown writes a checkpoint, which a slow disk may need seconds for; after that, leave it to recovery.
  const patience = new AbortController();
  const impatient = sleep(30_000, 'late', { signal: patience.signal }).catch(() => 'late');
  if ((await Promise.race([exited, impatient])) === 'late') {
    process.kill(pid, 'SIGQUIT');
    await exited;
  }
  patience.abort();
}
