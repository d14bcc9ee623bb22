import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets, rolePassword } from '#server/platform/secrets.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-secrets-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('loadSecrets', () => {
  it('makes them once, closed to other users, and then keeps them', () => {
    const first = loadSecrets(folder);
    expect(first.ownerPassword).toMatch(/^[\w-]{43}$/);
    expect(first.secretKey).not.toBe(first.ownerPassword);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(loadSecrets(folder)).toEqual(first);
  });

  it('refuses a damaged file rather than locking the data out with new ones', () => {
    writeFileSync(join(folder, 'secrets.json'), '{}');
    expect(() => loadSecrets(folder)).toThrow('is damaged');
  });
});

describe('rolePassword', () => {
  it('is the same for everyone with the key, and differs by role and key', () => {
    expect(rolePassword('a', 'evenhand_app')).toBe(rolePassword('a', 'evenhand_app'));
    expect(rolePassword('a', 'evenhand_app')).not.toBe(rolePassword('a', 'evenhand_jobs'));
    expect(rolePassword('a', 'evenhand_app')).not.toBe(rolePassword('b', 'evenhand_app'));
  });
});
