import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of the folder that holds package.json, prisma/ and dist/.
 * Found by walking up, because the same module runs from server/platform (tsx, vitest) and from dist/server (built).
 */
export const projectRoot: string = findUp(dirname(fileURLToPath(import.meta.url)));

function findUp(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('No package.json above the running file: the installation is incomplete.');
  return findUp(parent);
}
