// A lock file that a killed process cannot leave closed: it names its holder by process id and start time, so that
// neither a dead holder nor another process that was given the same id counts as alive. Plain JavaScript, because
// `npm start` takes a lock before anything is installed.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * When a process started, in the system's own notation; null when there is no such process, or only its zombie.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStartedAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    try {
      // The name in parentheses may itself hold spaces and parentheses: count fields after the last one.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * Takes the lock, or tells who holds it. Two processes that find the same dead holder cannot both win: the file is
 * created exclusively, and a dead holder's file is renamed away first, which succeeds for one of them.
 * @param {string} file
 * @param {Record<string, string>} [note] anything worth telling a second process, such as the address
 * @returns {{ held: true, note(more: Record<string, string>): void, release(): void } | { held: false, holder: Record<string, string | number> }}
 */
export function acquireLock(file, note = {}) {
  const mine = { pid: process.pid, startedAt: processStartedAt(process.pid) ?? '' };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify({ ...mine, ...note }), { flag: 'wx', mode: 0o644 });
      return {
        held: true,
        note(more) {
          // Written beside and renamed, so that a reader never sees half a file.
          writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...mine, ...note, ...more }));
          renameSync(`${file}.${process.pid}`, file);
        },
        release() {
          if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
        },
      };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && processStartedAt(Number(holder.pid)) === holder.startedAt) return { held: false, holder };
    const aside = `${file}.stale.${process.pid}`;
    try {
      renameSync(file, aside);
    } catch {
      continue; // Another process was quicker.
    }
    const moved = readHolder(aside);
    if (moved && moved.pid !== holder?.pid) {
      // Between our look and our rename somebody else took the lock: give it back.
      renameSync(aside, file);
      return { held: false, holder: moved };
    }
    rmSync(aside, { force: true });
  }
  throw new Error(`Could not take the lock ${file}.`);
}

/**
 * @param {string} file
 * @returns {Record<string, string | number> | null} null when there is no file, or not a whole one
 */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
