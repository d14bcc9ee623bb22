import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { calibrateFile } from '#server/cli/calibrate-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'calibrate-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (path: string): string =>
  fileURLToPath(new URL(`../fixtures/oracle/${path}`, import.meta.url));

function run(...args: string[]): { status: number; out: string; complaint: string } {
  let out = '';
  let complaint = '';
  const status = calibrateFile(
    args,
    (text) => {
      out += text;
    },
    (text) => {
      complaint += text;
    },
  );
  return { status, out, complaint };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Report {
  state: string;
  components: number;
  candidates: {
    candidate: string;
    raw: number;
    parts: { raw: number; panel: number | object; dimensions: number; evidence: number; calibrated: number };
    calibrated: { kind: string; fair?: number };
    allDimensions: { fair: number };
  }[];
}

describe('calibrate-file', () => {
  it('prints raw and calibrated with parts that add up in print, marked provisional', () => {
    const { status, out } = run(fixture('sim/sim_rsm.csv'));
    expect(status).toBe(0);
    expect(out).toContain('Provisional (rsm)');
    const lines = out.split('\n').filter((line) => line.includes('Calibrated'));
    expect(lines).toHaveLength(400);
    for (const line of lines) {
      const numbers = [...line.matchAll(/(?:raw|Calibrated|:) ([+-]?\d+\.\d)/g)].map((m) =>
        Math.round(Number(m[1]) * 10),
      );
      const calibrated = numbers.pop();
      expect(numbers.reduce((sum, value) => sum + value, 0)).toBe(calibrated);
    }
  });

  it('prints the same as JSON, parts in tenths that add up exactly, byte for byte twice', () => {
    const first = run(fixture('sim/sim_rsm.csv'), '--json');
    const report = JSON.parse(first.out) as Report; // reason: the shape is what this test is about
    expect(report.state).toBe('provisional');
    for (const { parts, raw } of report.candidates) {
      const panel = typeof parts.panel === 'number' ? parts.panel : 0;
      expect(parts.raw).toBe(Math.round(raw * 10));
      expect(parts.raw + panel + parts.dimensions + parts.evidence).toBe(parts.calibrated);
    }
    expect(run(fixture('sim/sim_rsm.csv'), '--json').out).toBe(first.out);
  });

  it('holds no NaN and no null figure, and no interviewer by name beside a number', () => {
    const { out } = run(fixture('sim/sim_rsm.csv'), '--json');
    expect(out).not.toMatch(/NaN|null|severity/);
  });

  it('gives raw only, and what is missing, on little data', () => {
    const { out } = run(fixture('gold/gold.csv'));
    expect(out).toContain('Raw only. Still needed: 0 interviewers, 18 candidates, 0 cards.');
    expect(out).not.toContain('Calibrated');
    const report = JSON.parse(run(fixture('gold/gold.csv'), '--json').out) as Report; // reason: as above
    expect(report.candidates[0]?.calibrated).toEqual({ kind: 'suppressed', reason: 'raw_only' });
  });

  it('lists unlinked groups apart and says who would join them', () => {
    const { out } = run(fixture('disconnected/disconnected.csv'));
    expect(out).toContain('2 groups without a shared interviewer');
    expect(out).toMatch(/meeting a candidate of group 2 would join 1 and 2/);
    expect(out.indexOf('Group 1')).toBeLessThan(out.indexOf('Group 2'));
  });

  it('reads names, quotes, any column order, Windows line ends and unassessed scores', () => {
    const path = file(
      'names.csv',
      '\uFEFFscore,"Rater",dimension,candidate\r\n4,Ana,"SQL, deep",Bo\r\n,Sam,Design,Bo\r\n2,Sam,Design,"Cy ""C"""\r\n',
    );
    const { status, out } = run(path);
    expect(status).toBe(0);
    expect(out).toContain('2 ratings on 2 cards: 2 candidates, 2 interviewers, 2 dimensions.');
    expect(out).toContain('Cy "C": raw 2.0');
  });

  it('names the line of every wrong score, and exits with 1', () => {
    const path = file('wrong.csv', 'candidate,rater,dimension,score\na,b,c,6\na,b,d,3.5\n,b,c,2\n');
    const { status, complaint } = run(path);
    expect(status).toBe(1);
    expect(complaint).toContain('line 2: the score must be a whole number from 1 to 5, not "6"');
    expect(complaint).toContain('line 3');
    expect(complaint).toContain('line 4: no candidate');
  });

  it('refuses a rating given twice, a missing column, a missing file and a wrong option', () => {
    expect(run(file('twice.csv', 'candidate,rater,dimension,score\na,b,c,1\na,b,c,2\n')).complaint).toContain(
      'once',
    );
    expect(run(file('lacks.csv', 'candidate,rater,score\na,b,1\n')).complaint).toContain('dimension');
    expect(run(join(folder, 'absent.csv')).status).toBe(1);
    expect(run(fixture('gold/gold.csv'), '--scale', '1').status).toBe(1);
    expect(run(fixture('gold/gold.csv'), '--link', 'probit').status).toBe(1);
    expect(run().status).toBe(1);
  });

  it('says so where there are no ratings, and explains itself', () => {
    expect(run(file('empty.csv', 'candidate,rater,dimension,score\n')).out).toContain('no ratings');
    expect(run('--help').out).toContain('Provisional means');
  });
});
