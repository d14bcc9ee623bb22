import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A file of a package, run with Node: no shell, so that spaces in the path do no harm.
 * @param {string} path inside node_modules
 */
export function tool(path) {
  return join(root, 'node_modules', path);
}

/**
 * SHA-256 over names and contents of files and folders. Contents, because times differ in every clone and change
 * with every checkout; some thousand small files take a few hundredths of a second.
 * @param {string[]} paths relative to the root; missing ones count as empty
 * @param {string[]} [without] paths to leave out
 * @returns {string}
 */
export function fingerprint(paths, without = []) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    if (without.includes(path)) return;
    const absolute = join(root, path);
    if (!existsSync(absolute)) return;
    const entries = listFolder(absolute);
    if (entries) {
      for (const name of entries) add(`${path}/${name}`);
    } else {
      const content = readFileSync(absolute);
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[] | null} null when it is a file
 */
function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return null;
    throw error;
  }
}

/** @param {string} path relative to the root */
export function readStamp(path) {
  const absolute = join(root, path);
  return existsSync(absolute) ? readFileSync(absolute, 'utf8').trim() : '';
}
