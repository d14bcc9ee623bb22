import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/platform/project-root.ts';
import { recoverOne, recoveryDesigns, SEEDS } from '#tests/bench/recovery-designs.ts';
import {
  candidateCoverage,
  readMeasured,
  recoveryClaims,
  recoveryTable,
  severityCoverage,
} from '#tests/bench/recovery-table.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const unbroken = (text: string): string => text.replaceAll(/\s+/g, ' ');
const document = read('docs/calibration.md');
const measured = readMeasured();

describe('the table "Against the raw mean" of docs/calibration.md', () => {
  it('is the newest measurement, of every design over as many data sets', () => {
    expect(document).toContain(`\n${recoveryTable(measured)}\n`);
    expect(measured.map(({ name, sets }) => [name, sets.length])).toEqual(
      recoveryDesigns.map(({ name }) => [name, SEEDS]),
    );
  });

  it.each(recoveryDesigns.map((design, index) => [design.name, design, index] as const))(
    'is what the engine does today, on the first data set: %s',
    (_, design, index) => {
      const { hasCardEffect, ...figures } = recoverOne(design, 1);
      const kept = measured[index]?.sets[0];
      expect(kept?.hasCardEffect).toBe(hasCardEffect);
      for (const [name, value] of Object.entries(figures))
        expect(kept?.[name as keyof typeof figures], name).toBeCloseTo(value, 6);
    },
  );

  it('T4 T5 T15: has 90 % intervals within their targets, and a lower error than the raw mean everywhere', () => {
    measured.forEach((own, index) => {
      const { candidates, severities } = recoveryDesigns[index] ?? { candidates: [101, 0], severities: null };
      expect(candidateCoverage(own)).toBeGreaterThanOrEqual(candidates[0]);
      expect(candidateCoverage(own)).toBeLessThanOrEqual(candidates[1]);
      if (severities !== null) {
        expect(severityCoverage(own)).toBeGreaterThanOrEqual(severities[0]);
        expect(severityCoverage(own)).toBeLessThanOrEqual(severities[1]);
      }
      for (const set of own.sets) {
        expect(set.rmseCalibrated).toBeLessThan(set.rmseRaw);
        expect(set.wrongCalibrated).toBeLessThan(set.wrongRaw);
      }
    });
  });

  it('is what the document and the overview page claim, and no more', () => {
    const { lowerError, fewerWrongPairs, held } = recoveryClaims(measured);
    expect(unbroken(document)).toContain(
      `the error is ${lowerError} % lower, ${fewerWrongPairs} % fewer pairs are in the wrong order, and 90 % intervals hold ${held} %.`,
    );
    const page = unbroken(read('web/features/calibration/overview/limits.tsx'));
    expect(page).toContain(`it came ${lowerError} % closer than the raw mean`);
    expect(page).toContain(`put ${fewerWrongPairs} % fewer pairs of candidates in the wrong order`);
    expect(page).toContain(`held what had been put in ${held} times in 100`);
  });
});

describe('the targets in docs/calibration.md', () => {
  const rows = [...document.matchAll(/^\| (T\d+) \|[^|]*\|([^|]*)\|/gm)].map(
    ([, target = '', cell = '']) => ({
      target,
      files: [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
    }),
  );

  it('are all sixteen', () => {
    expect(rows.map(({ target }) => target)).toEqual(Array.from({ length: 16 }, (_, n) => `T${n + 1}`));
  });

  it.each(rows)('$target is checked by files that are there, of which one names it', ({ target, files }) => {
    expect(files).not.toEqual([]);
    for (const path of files) expect(existsSync(join(projectRoot, path)), path).toBe(true);
    expect(files.some((path) => new RegExp(`\\b${target}\\b`).test(read(path)))).toBe(true);
  });
});
