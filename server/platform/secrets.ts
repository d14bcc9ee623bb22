import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one machine has to remember: the embedded database's owner password, and the key that signs links. */
export type Secrets = { ownerPassword: string; secretKey: string };

/**
 * The secrets kept in `folder`/secrets.json (mode 0600), made on first use.
 * @throws when the file is there but not readable as such: making new ones would lock the data out for good
 */
export function loadSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json');
  const fresh: Secrets = { ownerPassword: randomText(), secretKey: randomText() };
  try {
    writeFileSync(path, `${JSON.stringify(fresh, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept: Partial<Secrets> = JSON.parse(readFileSync(path, 'utf8'));
  if (!kept.ownerPassword || !kept.secretKey)
    throw new Error(`${path} is damaged: restore it from a backup.`);
  return { ownerPassword: kept.ownerPassword, secretKey: kept.secretKey };
}

/**
 * A database role's password, derived from the secret key: every machine that knows the key agrees on it, and nothing
 * more has to be stored. 256 bits, base64url.
 */
export function rolePassword(secretKey: string, role: string): string {
  return createHmac('sha256', secretKey).update(`database role ${role}`).digest('base64url');
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
