import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { calibrateFile, type RefusedReport, type Report } from '#server/cli/calibrate-file.ts';
import { DEGENERATE, numbersIn } from '#tests/engine/degenerate.ts';
import { deviation, parseTable, readFixture } from '#tests/engine/oracle.ts';

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

function mustReport(...args: string[]): Report {
  const { status, out } = run(...args, '--json');
  expect(status).toBe(0);
  const found = JSON.parse(out) as Report | RefusedReport; // reason: the shape is what these tests are about
  if (found.link === null) throw new Error(found.reason);
  return found;
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => Number(a.id) - Number(b.id));

describe('calibrate-file --json', () => {
  const args = [fixture('sim/sim_rsm.csv'), '--link', 'rsm', '--card-effect', 'none'];
  const found = mustReport(...args);
  const column = (path: string, name: string): number[] =>
    parseTable(readFixture(path)).map((row) => Number(row[name]));

  it('prints one object with exactly the fields that are promised', () => {
    expect(Object.keys(found)).toEqual([
      'link',
      'logLik',
      'thresholds',
      'sd',
      'components',
      'dimensions',
      'raters',
      'candidates',
      'diagnostics',
    ]);
    expect(Object.keys(found.sd)).toEqual(['candidate', 'candidateDimension', 'rater', 'card']);
    expect(Object.keys(found.dimensions[0] ?? {})).toEqual(['id', 'difficulty', 'se']);
    expect(Object.keys(found.raters[0] ?? {})).toEqual([
      'id',
      'component',
      'n',
      'severity',
      'se',
      'infit',
      'outfit',
    ]);
    expect(Object.keys(found.candidates[0] ?? {})).toEqual([
      'id',
      'component',
      'n',
      'raw',
      'score',
      'scoreSe',
      'lo90',
      'hi90',
      'ability',
      'abilitySe',
    ]);
  });

  it('gives the reference estimates, by id (T2 and T5 through the command)', () => {
    expect(Math.abs(found.logLik - -6564.473808)).toBeLessThan(1e-5);
    const candidates = byId(found.candidates);
    const path = 'sim/sim_rsm_expected_rsm_candidates.csv';
    for (const [name, read] of [
      ['raw_mean', (own: Report['candidates'][number]) => own.raw],
      ['n', (own: Report['candidates'][number]) => own.n],
      ['fair', (own: Report['candidates'][number]) => own.score],
      ['fair_se', (own: Report['candidates'][number]) => own.scoreSe],
      ['composite', (own: Report['candidates'][number]) => own.ability],
      ['composite_se', (own: Report['candidates'][number]) => own.abilitySe],
    ] as const)
      expect(deviation(candidates.map(read), column(path, name))).toBeLessThan(1e-4);
    const raters = byId(found.raters);
    const expected = 'sim/sim_rsm_expected_rsm_raters.csv';
    expect(
      deviation(
        raters.map((own) => own.severity),
        column(expected, 'severity'),
      ),
    ).toBeLessThan(1e-4);
    expect(
      deviation(
        raters.map((own) => own.se),
        column(expected, 'se'),
      ),
    ).toBeLessThan(1e-4);
    expect(raters.map((own) => own.n)).toEqual(column(expected, 'n'));
  });

  it('gives the leverage-corrected infit and outfit of the reference (1e-4)', () => {
    const path = 'sim/sim_rsm_expected_rsm_raters_fit_leverage_corrected.csv';
    const raters = byId(found.raters);
    expect(
      deviation(
        raters.map((own) => own.infit ?? Number.NaN),
        column(path, 'infit_corrected'),
      ),
    ).toBeLessThan(1e-4);
    expect(
      deviation(
        raters.map((own) => own.outfit ?? Number.NaN),
        column(path, 'outfit_corrected'),
      ),
    ).toBeLessThan(1e-4);
  });

  it('keeps the order of first appearance and the ids of the file', () => {
    const path = file(
      'order.csv',
      'candidate,rater,dimension,score\nZoe,9,b,4\nZoe,10,a,3\nAbe,10,b,2\nAbe,9,a,1\n',
    );
    const small = mustReport(path);
    expect(small.candidates.map((own) => own.id)).toEqual(['Zoe', 'Abe']);
    expect(small.raters.map((own) => own.id)).toEqual(['9', '10']);
    expect(small.dimensions.map((own) => own.id)).toEqual(['b', 'a']);
  });

  it('prints the same bytes twice', () => {
    expect(run(...args, '--json').out).toBe(run(...args, '--json').out);
  });

  it('chooses link and card effect by the likelihood, and says what it tried', () => {
    const card = mustReport(fixture('card/sim_card.csv'));
    expect(card.link).toBe('rsm');
    expect(Math.abs(card.logLik - -6490.73470782)).toBeLessThan(1e-4);
    expect(Math.abs((card.sd.card ?? 0) - 0.41140216)).toBeLessThan(1e-4);
    expect(card.diagnostics.alternatives).toHaveLength(3);
  });

  it('leaves out the candidate-by-dimension effect where that is asked for', () => {
    const plain = mustReport(...args, '--no-candidate-by-dimension');
    expect(plain.sd.candidateDimension).toBeNull();
    expect(plain.logLik).toBeLessThan(found.logLik - 5);
  });

  it('labels the components, and nothing else stands between them', () => {
    const apart = mustReport(fixture('disconnected/disconnected.csv'), '--link', 'rsm');
    expect(apart.components).toBe(2);
    expect(new Set(apart.candidates.map((own) => own.component))).toEqual(new Set([1, 2]));
    expect(new Set(apart.raters.map((own) => own.component))).toEqual(new Set([1, 2]));
    expect(apart.diagnostics.joins).toHaveLength(2);
  });
});

describe('calibrate-file on degenerate files', () => {
  it.each(DEGENERATE)(
    '%s: finite numbers or a refusal, either link, with and without priors',
    (name, rows, categories) => {
      const text = rows.map((row) => row.join(',')).join('\n');
      const path = file(`${name.replace(/\W/g, '-')}.csv`, `candidate,rater,dimension,score\n${text}\n`);
      for (const link of ['rsm', 'cum']) {
        for (const prior of [[], ['--prior', 'none']]) {
          const { status, out } = run(path, '--link', link, '--scale', `${categories}`, '--json', ...prior);
          expect(status).toBe(0);
          expect(out).not.toMatch(/NaN|Infinity/);
          const found = JSON.parse(out) as Report | RefusedReport; // reason: either, by design
          if (found.link === null) expect(found.reason).toBe('no_convergence');
          else {
            expect(numbersIn(found).every(Number.isFinite)).toBe(true);
            for (const own of found.candidates) {
              expect(own.lo90).toBeLessThan(own.score);
              expect(own.hi90).toBeGreaterThan(own.score);
              expect(own.scoreSe).toBeGreaterThan(0);
            }
          }
          expect(run(path, '--link', link, '--scale', `${categories}`, ...prior).out).not.toMatch(
            /NaN|Infinity/,
          );
        }
      }
    },
  );

  it('refuses, with exit status 0 and a reason, a file without ratings', () => {
    const { status, out } = run(file('empty.csv', 'candidate,rater,dimension,score\n'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ link: null, reason: 'no_ratings' });
    expect(run(file('empty.csv', 'candidate,rater,dimension,score\n')).out).toContain('no_ratings');
  });

  it('takes the highest score in the file as K unless it is told', () => {
    const path = file('three.csv', 'candidate,rater,dimension,score\na,x,d,3\nb,x,d,1\n');
    expect(mustReport(path).thresholds).toHaveLength(2);
    expect(mustReport(path, '--scale', '5').thresholds).toHaveLength(4);
    const low = file('low.csv', 'candidate,rater,dimension,score\na,x,d,1\n');
    expect(mustReport(low).thresholds).toHaveLength(1);
  });

  it('refuses a network too large for a dense matrix, before it takes the memory', () => {
    const rows = Array.from({ length: 7000 }, (_, i) => `c${i % 7},r${i},d,${1 + (i % 5)}`);
    const path = file('wide.csv', `candidate,rater,dimension,score\n${rows.join('\n')}\n`);
    expect(JSON.parse(run(path, '--json').out)).toEqual({ link: null, reason: 'too_large' });
  });
});

describe('calibrate-file on files that are wrong', () => {
  it('names the line of every fault, and exits with 1', () => {
    const path = file('wrong.csv', 'candidate,rater,dimension,score\na,b,c,10\na,b,d,3.5\n,b,c,2\na,,x,1\n');
    const { status, out, complaint } = run(path, '--json');
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(complaint).toContain('line 2: the score must be a whole number from 1 to 9, not "10"');
    expect(complaint).toContain('line 3');
    expect(complaint).toContain('line 4: no candidate');
    expect(complaint).toContain('line 5: no rater');
    expect(run(path, '--scale', '5').complaint).toContain('from 1 to 5');
  });

  it('names both lines of a rating given twice', () => {
    const path = file('twice.csv', 'candidate,rater,dimension,score\na,b,c,1\nx,y,z,2\na,b,c,2\n');
    const { status, complaint } = run(path);
    expect(status).toBe(1);
    expect(complaint).toContain('line 4: same candidate, rater and dimension as line 2');
  });

  it('refuses a missing column, a missing file and a wrong option', () => {
    expect(run(file('lacks.csv', 'candidate,rater,score\na,b,1\n')).complaint).toContain('dimension');
    expect(run(file('nothing.csv', '')).status).toBe(1);
    expect(run(join(folder, 'absent.csv')).status).toBe(1);
    const good = fixture('gold/gold.csv');
    for (const wrong of [
      ['--scale', '1'],
      ['--scale', '10'],
      ['--link', 'probit'],
      ['--card-effect', 'yes'],
      ['--prior', 'strong'],
      ['--unknown'],
      ['second.csv'],
    ])
      expect(run(good, ...wrong).status).toBe(1);
    expect(run().status).toBe(1);
  });
});

describe('calibrate-file for people', () => {
  it('reads names, quotes, any column order, Windows line ends and unassessed scores', () => {
    const path = file(
      'names.csv',
      '\uFEFFscore,"Rater",dimension,candidate\r\n4,Ana,"SQL, deep",Bo\r\n,Sam,Design,Bo\r\n2,Sam,Design,"Cy ""C"""\r\n',
    );
    const { status, out } = run(path);
    expect(status).toBe(0);
    expect(out).toContain('SQL, deep');
    expect(out).toMatch(/Cy "C" +1 +2\.00/);
  });

  it('sets unlinked groups apart', () => {
    const { out } = run(fixture('disconnected/disconnected.csv'), '--link', 'rsm');
    expect(out).toContain('2 components without a shared rater');
    expect(out.indexOf('Component 1')).toBeLessThan(out.indexOf('Component 2'));
  });

  it('explains itself', () => {
    expect(run('--help').out).toContain('maximum marginal likelihood');
  });
});
