import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '#server/config.ts';

const url = 'postgresql://somebody:secret@localhost:5432/evenhand';
const key = 'k'.repeat(32);

describe('loadConfig', () => {
  it('needs nothing: demo mode on this machine with the embedded database', () => {
    expect(loadConfig({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      ownerDatabaseUrl: null,
      secretKey: null,
      trustProxy: false,
    });
  });

  it('is frozen', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it('takes an empty variable for an unset one, as compose files write them', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('lists every problem at once', () => {
    const broken = {
      EVENHAND_MODE: 'production',
      PORT: 'many',
      OWNER_DATABASE_URL: 'mysql://x',
      SECRET_KEY: 'short',
    };
    const problems = (): unknown => loadConfig(broken);
    for (const name of ['PORT', 'OWNER_DATABASE_URL', 'SECRET_KEY', 'PUBLIC_URL'])
      expect(problems).toThrow(name);
  });

  it('refuses production without https and a key', () => {
    expect(() =>
      loadConfig({ EVENHAND_MODE: 'production', PUBLIC_URL: 'http://evenhand.example.com' }),
    ).toThrow(/PUBLIC_URL must be the https address[\s\S]*SECRET_KEY is missing/);
  });

  it('accepts production with both, and keeps of the address what a browser calls the origin', () => {
    const config = loadConfig({
      EVENHAND_MODE: 'production',
      PUBLIC_URL: 'https://evenhand.example.com/',
      SECRET_KEY: key,
    });
    expect(config.publicUrl).toBe('https://evenhand.example.com');
  });

  it('refuses one of the two serving URLs without the other or the owner that could make it', () => {
    expect(() => loadConfig({ DATABASE_URL: url })).toThrow('go together');
    expect(() => loadConfig({ JOBS_DATABASE_URL: url })).toThrow('go together');
    expect(loadConfig({ DATABASE_URL: url, OWNER_DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  describe('for S3-compatible storage', () => {
    const storage = {
      S3_ENDPOINT: 'https://s3.storage.example/',
      S3_BUCKET: 'evenhand-files',
      S3_REGION: 'eu-central-1',
      S3_ACCESS_KEY_ID: 'an id',
      S3_SECRET_ACCESS_KEY: 'a secret',
    };

    it('takes all of its settings, or none', () => {
      expect(loadConfig({}).objectStore).toBeNull();
      expect(loadConfig(storage).objectStore).toEqual({
        endpoint: 'https://s3.storage.example',
        bucket: 'evenhand-files',
        region: 'eu-central-1',
        accessKeyId: 'an id',
        secretAccessKey: 'a secret',
      });
    });

    it.each(Object.keys(storage))('refuses to go on without %s alone, and says so', (name) => {
      expect(() => loadConfig({ ...storage, [name]: '' })).toThrow(`with none: ${name} missing`);
    });

    it.each(['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000'])(
      'takes plain http on this machine: %s',
      (endpoint) => {
        expect(loadConfig({ ...storage, S3_ENDPOINT: endpoint }).objectStore?.endpoint).toBe(endpoint);
      },
    );

    it.each([
      'http://s3.storage.example',
      'http://127.0.0.1.storage.example',
      'ftp://s3.storage.example',
      'https://user:secret@s3.storage.example',
      'https://s3.storage.example/?bucket=a',
      's3.storage.example',
    ])('refuses any other address: %s', (endpoint) => {
      expect(() => loadConfig({ ...storage, S3_ENDPOINT: endpoint })).toThrow('S3_ENDPOINT must be');
    });
  });

  it('reads a value from the file that NAME_FILE names, and refuses both', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-config-'));
    const file = join(folder, 'key');
    writeFileSync(file, `${key}\n`);
    expect(loadConfig({ SECRET_KEY_FILE: file }).secretKey).toBe(key);
    expect(() => loadConfig({ SECRET_KEY_FILE: file, SECRET_KEY: key })).toThrow('both set');
    expect(() => loadConfig({ SECRET_KEY_FILE: join(folder, 'none') })).toThrow('cannot be read');
    rmSync(folder, { recursive: true });
  });
});
