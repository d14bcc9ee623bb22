import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ownerUrlOf, runningAddress, socketFolderOf } from '#server/platform/embedded-postgres/address.ts';
import { withDatabase, withLogin } from '#server/platform/roles.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenhand address '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded server', () => {
  it('has its socket in the folder of its data, unless its path would be cut', () => {
    expect(socketFolderOf('/srv/evenhand/postgres', 25432)).toBe('/srv/evenhand/postgres');
    const room = 103 - '/.s.PGSQL.25432'.length;
    expect(socketFolderOf(`/${'x'.repeat(room - 1)}`, 25432)).not.toBeNull();
    expect(socketFolderOf(`/${'x'.repeat(room)}`, 25432)).toBeNull();
    // Bytes, not letters.
    expect(socketFolderOf(`/${'é'.repeat(room - 1)}`, 25432)).toBeNull();
  });

  it('is reached through the socket where there is one, as any role and in any database', () => {
    const url = ownerUrlOf({ port: 25432, socketFolder: "/a folder/of mine, isn't it" }, 'secret');
    const other = new pg.Client({
      connectionString: withDatabase(withLogin(url, 'somebody', 'p/w'), 'else'),
    });
    expect([other.host, other.port, other.user, other.password, other.database]).toEqual([
      "/a folder/of mine, isn't it",
      25432,
      'somebody',
      'p/w',
      'else',
    ]);
    const plain = new pg.Client({
      connectionString: ownerUrlOf({ port: 25433, socketFolder: null }, 'secret'),
    });
    expect([plain.host, plain.port, plain.database]).toEqual(['127.0.0.1', 25433, 'evenhand']);
  });

  it('says where it listens once it is ready, and only then', () => {
    const write = (state: string, socketFolder: string): void =>
      writeFileSync(
        join(folder, 'postmaster.pid'),
        ['4711', folder, '1790000000', '25440', socketFolder, '127.0.0.1', '1 2', state, ''].join('\n'),
      );
    expect(runningAddress(folder)).toBeNull();
    write('starting', folder);
    expect(runningAddress(folder)).toBeNull();
    write('ready   ', folder);
    expect(runningAddress(folder)).toEqual({ pid: 4711, port: 25440, socketFolder: folder });
    write('ready   ', '');
    expect(runningAddress(folder)).toEqual({ pid: 4711, port: 25440, socketFolder: null });
  });
});
