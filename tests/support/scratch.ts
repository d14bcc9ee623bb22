import { accessSync, constants, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

/** What a whole run of the tests may take at once, with much to spare, in bytes. */
const roomNeeded = 6 * 1024 ** 3;

/**
 * Where databases that nobody keeps are put: in memory where the machine lends some, because making and deleting the
 * hundreds of files of a database takes a disk longer than many tests; else in the temporary folder.
 */
export const scratchRoot = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return Math.min(bavail * bsize, freemem()) > roomNeeded;
  } catch {
    return false;
  }
}
