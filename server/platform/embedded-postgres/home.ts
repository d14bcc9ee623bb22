import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemFolder } from './binaries.ts';
import { plainEnvironment, runAs, type SystemUser } from './system-user.ts';

type Note = { home: string; of: string };

/**
 * The folder that holds the cluster (`postgres/`), its log and its passwords: `dataDir` itself, or, when the
 * PostgreSQL user cannot enter that (root's checkout below a 0700 folder), one under /var/lib/evenhand named after
 * the path. A note in `dataDir` says where, so that a checkout that was moved finds its data again.
 */
export function resolveHome(dataDir: string, user: SystemUser): string {
  const wanted = resolve(dataDir);
  mkdirSync(wanted, { recursive: true });
  if (!user || canEnter(wanted, user)) return wanted;
  const notePath = join(wanted, 'where-the-data-is.json');
  const noted = readNote(notePath);
  // A copied checkout carries the note of a folder that still exists: its data belong to the original.
  const isOurs = noted !== null && existsSync(noted.home) && (noted.of === wanted || !existsSync(noted.of));
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const home = isOurs ? noted.home : join(systemFolder, name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const note: Note = { home, of: wanted };
  writeFileSync(notePath, `${JSON.stringify(note, null, 2)}\n`);
  return home;
}

function canEnter(folder: string, user: SystemUser): boolean {
  const run = spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -r "$0"', folder], {
    ...runAs(user),
    cwd: '/',
    env: plainEnvironment,
  });
  return run.status === 0;
}

function readNote(path: string): Note | null {
  try {
    const note: Partial<Note> = JSON.parse(readFileSync(path, 'utf8'));
    return typeof note.home === 'string' && typeof note.of === 'string'
      ? { home: note.home, of: note.of }
      : null;
  } catch {
    return null;
  }
}
