import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SITE_RELIABILITY } from './fixtures.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FIXTURE = 'tests/fixtures/blueprints/principal-site-reliability-engineer.txt';

function run(args: string[], input = ''): { code: number | null; out: string; err: string } {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli/parse-blueprint.ts', ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

// Each run starts a process, which is slow on a busy machine.
describe('parse-blueprint', { timeout: 60_000 }, () => {
  it('prints the result as JSON', () => {
    const { code, out } = run([FIXTURE, '--json']);
    expect(code).toBe(0);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({ ...SITE_RELIABILITY.expected, unsure: [] });
    expect(result).toHaveProperty('leftOut');
  });
  it('prints a summary for people', () => {
    const { code, out } = run([FIXTURE]);
    expect(code).toBe(0);
    expect(out).toContain('Principal Site Reliability Engineer');
    expect(out).toContain('KPIs: 8');
  });
  it('exits 1 with the reason for what is no blueprint', () => {
    const { code, out, err } = run(['-'], 'Just a page.');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('not_a_blueprint');
  });
  it('exits 2 for wrong usage and 0 for help', () => {
    expect(run([]).code).toBe(2);
    expect(run(['no-such-file.txt']).code).toBe(2);
    expect(run([FIXTURE, '--yaml']).code).toBe(2);
    expect(run(['--help'])).toMatchObject({ code: 0, err: '' });
  });
});
