import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { plainEnvironment, runAs, type SystemUser } from './system-user.ts';

const run = promisify(execFile);

/** The superuser of the embedded cluster, which is also the owner role that migrates. */
export const ownerRole = 'evenhand_owner';

/**
 * Makes the cluster unless it is there: UTF-8 with PostgreSQL's built-in C.UTF-8 (so that sorting does not depend on
 * the machine's locales), checksums on every page, passwords by SCRAM only.
 * @throws when existing data belong to another major version, or initdb fails (with its own words)
 */
export async function ensureCluster(options: {
  home: string;
  clusterDir: string;
  binaries: Binaries;
  user: SystemUser;
  ownerPassword: string;
  durable: boolean;
}): Promise<void> {
  const { home, clusterDir, binaries, user } = options;
  const versionFile = join(clusterDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found === String(binaries.majorVersion)) return;
    throw new Error(
      `The data in ${clusterDir} were written by PostgreSQL ${found}, and this version of Evenhand brings ` +
        `${binaries.majorVersion}. docs/operations.md says how to move them.`,
    );
  }
  // initdb writes PG_VERSION first: made elsewhere and renamed, a killed first start leaves nothing that looks whole.
  const partial = `${clusterDir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const passwordFile = join(home, 'initdb-password');
  writeFileSync(passwordFile, options.ownerPassword, { mode: 0o600 });
  if (user) {
    chownSync(partial, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${partial}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  try {
    await run(binaries.initdb, args, { ...runAs(user), cwd: '/', env: plainEnvironment });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new Error(`initdb failed: ${said || String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, clusterDir);
}
