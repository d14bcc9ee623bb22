import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock, processStartedAt } from '#server/bootstrap/lock.mjs';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-lock-'));
  file = join(folder, 'instance.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('acquireLock', () => {
  it('is held by one, who tells the next where it is', () => {
    const first = acquireLock(file);
    if (first.held) first.note({ address: 'http://localhost:3000' });
    expect(acquireLock(file)).toMatchObject({
      held: false,
      holder: { pid: process.pid, address: 'http://localhost:3000' },
    });
  });

  it('is free again after release', () => {
    const first = acquireLock(file);
    if (first.held) first.release();
    expect(existsSync(file)).toBe(false);
    expect(acquireLock(file).held).toBe(true);
  });

  it('is not kept closed by a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(file, JSON.stringify({ pid, startedAt: '1' }));
    expect(acquireLock(file).held).toBe(true);
  });

  it('is not kept closed by another process that was given the same number', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    expect(acquireLock(file).held).toBe(true);
  });

  it('is not kept closed by half a file', () => {
    writeFileSync(file, '{"pid": 12');
    expect(acquireLock(file).held).toBe(true);
  });
});

describe('processStartedAt', () => {
  it('knows a live process, and null for none', () => {
    expect(processStartedAt(process.pid)).toBeTruthy();
    expect(processStartedAt(spawnSync(process.execPath, ['--version']).pid)).toBeNull();
    expect(processStartedAt(0)).toBeNull();
  });
});
