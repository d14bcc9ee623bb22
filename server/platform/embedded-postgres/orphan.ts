import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStartedAt } from '#server/bootstrap/lock.mjs';

/**
 * Stops a server that an earlier, killed start left running on this data folder. The caller holds the instance lock,
 * so nobody alive wants it. Asks first (fast shutdown), then insists (immediate shutdown: the next start recovers
 * from the log); never SIGKILL, which could leave backends attached to the data.
 * @returns whether there was one
 * @throws when it does not go within half a minute
 */
export async function stopOrphan(clusterDir: string): Promise<boolean> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const pid = readPostmasterPid(clusterDir);
  if (pid === null) return false;
  if (processStartedAt(pid) === null || !runsOn(pid, clusterDir)) {
    // PostgreSQL takes the file as a sign of life as long as the number stands for anything at all: for the zombie of a
    // killed server (in a container nobody may collect it), or for another program after a power cut. It still checks
    // the shared memory of this data folder itself, so removing the file cannot let two servers in.
    rmSync(pidFile, { force: true });
    return false;
  }
  // A watchdog is usually stopping it already.
  if (await isGone(pid, 1_000)) return true;
  signal(pid, 'SIGINT');
  if (await isGone(pid, 20_000)) return true;
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, 10_000)) return true;
  throw new Error(
    `A PostgreSQL left by an earlier start (process ${pid}) does not stop. Stop it by hand: kill ${pid}`,
  );
}

/** Process id in the first line of postmaster.pid; null when there is no such file. */
export function readPostmasterPid(clusterDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function runsOn(pid: number, clusterDir: string): boolean {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterDir);
    }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      clusterDir,
    );
  } catch {
    return false;
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (processStartedAt(pid) === null) return true;
    await sleep(50);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in the meantime.
  }
}
