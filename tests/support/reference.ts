import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The oracle folder of the reference data that stands beside the project and is not shipped with it, or null where
 * EVENHAND_REFERENCE is not set. The variable names that folder or its parent. Set and absent is a failure: a
 * continuous-integration run must not pass because its reference is gone.
 */
export function referenceFolder(): string | null {
  const named = process.env.EVENHAND_REFERENCE;
  if (named === undefined || named === '') return null;
  if (!existsSync(named) || !statSync(named).isDirectory())
    throw new Error(`EVENHAND_REFERENCE names ${named}, which is not a folder`);
  const inner = join(named, 'oracle');
  return existsSync(inner) ? inner : named;
}
