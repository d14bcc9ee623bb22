import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '#server/platform/free-port.ts';
import { projectRoot } from '#server/platform/project-root.ts';
import { scratchRoot } from '#tests/support/scratch.ts';

/** The built product, running as `npm start` runs it. */
export type Product = {
  /** The address it printed, such as http://localhost:3100. */
  url: string;
  pid: number;
  dataDir: string;
  /** Everything it has written to the terminal so far. */
  output(): string;
  /** Sends a signal (SIGINT: Ctrl-C) and waits for the end. Resolves with the exit code; null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** A fresh data folder that nobody keeps, open enough for the PostgreSQL user that root needs. */
export function makeDataDir(): string {
  const folder = mkdtempSync(join(scratchRoot, 'evenhand-product-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A data folder that a first start has been through; `demoData` is the one to copy, with the owners of its files. */
export function copyDataDir(demoData: string): string {
  const dataDir = makeDataDir();
  execFileSync('cp', ['-a', `${demoData}/.`, dataDir]);
  return dataDir;
}

/** Deletes a data folder, and the data that had to be kept elsewhere for it. */
export function removeDataDir(dataDir: string): void {
  const note = join(dataDir, 'where-the-data-is.json');
  if (existsSync(note)) {
    const { home }: { home: string } = JSON.parse(readFileSync(note, 'utf8'));
    rmSync(home, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/**
 * Starts dist/server/start.js in demo mode and waits until it has printed its address.
 * @param options.port the port to ask for; a free one from 3100 when not given
 * @param options.env more variables, such as LOG_LEVEL. Background work is left out unless JOBS=here asks for it: a fresh
 * demo company has its families fitted again, which takes a core for a while and is nothing to most journeys.
 * @throws Error with its output when it ends instead, or is not ready within a minute
 */
export async function startProduct(options: {
  dataDir: string;
  port?: number;
  env?: Record<string, string>;
}): Promise<Product> {
  const program = join(projectRoot, 'dist', 'server', 'start.js');
  if (!existsSync(program))
    throw new Error('The product is not built: run npm run build, or these tests by npm test.');
  const port = options.port ?? (await findFreePort({ from: 3100, below: 3999, hosts: ['127.0.0.1', '::1'] }));
  const child = spawn(process.execPath, [program], {
    cwd: projectRoot,
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin',
      DATA_DIR: options.dataDir,
      PORT: String(port),
      JOBS: 'elsewhere',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const exit = exitOf(child);
  const url = await addressIn(() => output, exit);
  return {
    url,
    pid: child.pid ?? 0,
    dataDir: options.dataDir,
    output: () => output,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return exit;
    },
  };
}

/** Process ids whose command line names the folder: what a stop must not leave behind. Linux only; empty elsewhere. */
export function processesOf(folder: string): number[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

async function addressIn(output: () => string, exit: Promise<number | null>): Promise<string> {
  let hasEnded = false;
  void exit.then(() => {
    hasEnded = true;
  });
  for (let waitedMs = 0; waitedMs < 60_000 && !hasEnded; waitedMs += 20) {
    const address = /ready at (http\S+)/.exec(output())?.[1];
    if (address) return address;
    await sleep(20);
  }
  throw new Error(`The product did not start:\n${output()}`);
}
