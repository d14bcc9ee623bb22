import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The user that PostgreSQL runs as; null means the user who runs Node. */
export type SystemUser = { uid: number; gid: number } | null;

/** An environment of our own, so that PGPORT and its like in the caller's shell cannot change what is started. */
export const plainEnvironment: Record<string, string> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Options for child_process that run a program as this user. */
export function runAs(user: SystemUser): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/**
 * PostgreSQL refuses to run as root, so root needs another user for it: the owner of existing data, else the
 * system's `postgres` user, else one that is created.
 * @param clusterDir the data folder, which need not exist yet
 * @throws when Node runs as root and no such user exists or can be made
 */
export function chooseSystemUser(clusterDir: string): SystemUser {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  return findUser('postgres') ?? findUser('evenhand') ?? createUser('evenhand');
}

function findUser(name: string): { uid: number; gid: number } | null {
  try {
    const read = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return null;
  }
}

function createUser(name: string): { uid: number; gid: number } {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
      {
        env: plainEnvironment,
        stdio: 'ignore',
      },
    );
  } catch {
    // Whether it failed or another start was quicker is answered by looking again.
  }
  const user = findUser(name);
  if (!user) {
    throw new Error(
      `PostgreSQL does not run as root, and the system user "${name}" could not be created. ` +
        'Run as an ordinary user, or set OWNER_DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return user;
}
