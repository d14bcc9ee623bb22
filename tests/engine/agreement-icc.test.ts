import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fQuantile } from '#server/calibration/engine/agreement/f-distribution.ts';
import { type IccForm, intraclassCorrelation } from '#server/calibration/engine/agreement/icc-anova.ts';
import { iccFromComponents, scoreComponents } from '#server/calibration/engine/agreement/icc-components.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { generator } from '#tests/engine/oracle.ts';
import { normals, scoreDrawer } from '#tests/engine/review-simulation.ts';
import { referenceFolder } from '#tests/support/reference.ts';

const FORMS: readonly IccForm[] = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'];

/** Shrout & Fleiss (1979), table 2: six targets, four judges. */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

function icc(table: readonly (readonly number[])[], form: IccForm, level?: number) {
  const flat = Float64Array.from(table.flat());
  return intraclassCorrelation(flat, table.length, table[0]?.length ?? 0, form, level);
}

function found(table: readonly (readonly number[])[], form: IccForm) {
  const result = icc(table, form);
  if (result.kind !== 'icc') throw new Error(result.reason);
  return result;
}

describe('T12 intraclass correlations by analysis of variance', () => {
  it('Shrout & Fleiss, table 4: .17 .29 .71 .44 .62 .91, each with the name of its form', () => {
    const results = FORMS.map((form) => found(SHROUT_FLEISS, form));
    expect(results.map(({ value }) => value.toFixed(2))).toEqual([
      '0.17',
      '0.29',
      '0.71',
      '0.44',
      '0.62',
      '0.91',
    ]);
    expect(results.map(({ form, averaged }) => [form, averaged])).toEqual(
      FORMS.map((form) => [form, form.endsWith('k)') ? 4 : 1]),
    );
  });

  it('is unchanged by the order of targets and raters, by a shift and by mirroring', () => {
    const tables = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 7,
    });
    fc.assert(
      fc.property(tables, fc.constantFrom(...FORMS), (table, form) => {
        const one = icc(table, form);
        const others = [
          [...table].reverse(),
          table.map((row) => [...row].reverse()),
          table.map((row) => row.map((y) => 6 - y)),
          table.map((row) => row.map((y) => y + 100)),
        ].map((other) => icc(other, form));
        for (const other of others) {
          expect(other.kind).toBe(one.kind);
          if (one.kind !== 'icc' || other.kind !== 'icc') continue;
          // Relative: the mean of k falls without bound as the targets' own differences vanish.
          const near = (a: number, b: number): void =>
            expect(Math.abs(a - b) / (1 + Math.abs(b))).toBeLessThan(1e-7);
          near(other.value, one.value);
          near(other.low, one.low);
          near(other.high, one.high);
        }
        if (one.kind !== 'icc') return;
        for (const value of [one.value, one.low, one.high]) expect(Number.isFinite(value)).toBe(true);
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-9 * (1 + Math.abs(one.value)));
        expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-9 * (1 + Math.abs(one.value)));
      }),
      { numRuns: 300 },
    );
  });

  it('is 1 with an interval of one point where raters agree, and the level apart from that under form 3', () => {
    const apart = [1, 2, 4].map((y) => [y, y + 1]);
    for (const form of FORMS)
      expect(
        found(
          [1, 2, 4].map((y) => [y, y]),
          form,
        ),
      ).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(found(apart, 'ICC(3,1)').value).toBe(1);
    expect(found(apart, 'ICC(2,1)').value).toBeLessThan(1);
  });

  it('keeps its interval around a negative estimate', () => {
    const { value, low, high } = found(
      [
        [1, 5, 2],
        [5, 3, 1],
      ],
      'ICC(2,1)',
    );
    expect(value).toBeLessThan(0);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThan(0);
  });

  it('refuses one target, one rater, and tables without variation', () => {
    const reason = (table: readonly (readonly number[])[], form: IccForm): string => {
      const result = icc(table, form);
      return result.kind === 'undetermined' ? result.reason : result.kind;
    };
    expect(reason([[1, 2]], 'ICC(2,1)')).toBe('too_few_units');
    expect(reason([[1], [2]], 'ICC(2,1)')).toBe('too_few_raters');
    expect(reason([], 'ICC(1,1)')).toBe('too_few_units');
    const hundreds = [103, 103, 103];
    for (const form of FORMS) expect(reason([hundreds, hundreds], form)).toBe('no_variation');
    for (const form of FORMS)
      expect(
        reason(
          [
            [3, 3],
            [3, 3],
          ],
          form,
        ),
      ).toBe('no_variation');
    expect(
      reason(
        [
          [1, 2],
          [2, 1],
        ],
        'ICC(2,1)',
      ),
    ).toBe('no_variation');
    expect(
      reason(
        [
          [1, 3],
          [3, 1],
          [2, 2],
        ],
        'ICC(1,k)',
      ),
    ).toBe('no_variation');
    expect(
      found(
        [
          [1, 2],
          [1, 2],
        ],
        'ICC(2,1)',
      ),
    ).toMatchObject({ value: 0, low: 0, high: 0 });
    expect(() => intraclassCorrelation(Float64Array.of(1, Number.NaN), 1, 2, 'ICC(1,1)')).toThrow(RangeError);
    expect(() => intraclassCorrelation(Float64Array.of(1), 1, 2, 'ICC(1,1)')).toThrow(RangeError);
  });

  it('has intervals from quantiles of F that agree with the tables (Abramowitz & Stegun 26.9)', () => {
    expect(fQuantile(0.95, 1, 10)).toBeCloseTo(4.96, 2);
    expect(fQuantile(0.99, 6, 12)).toBeCloseTo(4.82, 2);
    expect(fQuantile(0.5, 7, 7)).toBeCloseTo(1, 10);
    expect(fQuantile(0.9, 2.5, 4.5) * fQuantile(0.1, 4.5, 2.5)).toBeCloseTo(1, 10);
    expect(() => fQuantile(1, 2, 2)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 0, 2)).toThrow(RangeError);
  });
});

const folder = referenceFolder();

describe.skipIf(folder === null)('T12 intraclass correlations against the reference (1e-6)', () => {
  it('six forms with their 95 % limits', () => {
    const read = (name: string): string => readFileSync(join(folder ?? '', 'agreement', name), 'utf8');
    const lines = read('shrout_fleiss_1979.csv').trim().split('\n').slice(1);
    const table = lines.map((line) => line.split(',').slice(1).map(Number));
    const own = JSON.parse(read('expected.json')) as {
      shrout_fleiss: { 'psych_2.2.9': Record<string, number>; lower95: number[]; upper95: number[] };
    }; // reason: reference data
    const { 'psych_2.2.9': values, lower95, upper95 } = own.shrout_fleiss;
    FORMS.forEach((form, i) => {
      const result = found(table, form);
      const name = form.replace(/[(),]/g, '').replace(/1$/, '') as string;
      expect(Math.abs(result.value - (values[name] ?? Number.NaN)), form).toBeLessThan(1e-6);
      expect(Math.abs(result.low - (lower95[i] ?? Number.NaN)), form).toBeLessThan(1e-6);
      expect(Math.abs(result.high - (upper95[i] ?? Number.NaN)), form).toBeLessThan(1e-6);
    });
  });
});

describe('intraclass correlations from variance components', () => {
  const thresholds = Float64Array.from([-2.4, -1.1, 0.3, 2]);

  it.each(['rsm', 'cum'] as const)(
    'agree with an analysis of variance of a large complete table drawn from the model, %s (.015)',
    (name) => {
      const random = generator(3);
      const normal = normals(random);
      const draw = scoreDrawer(name, 5);
      const size = 400;
      const severity = Array.from({ length: size }, () => 0.6 * normal());
      const table = Array.from({ length: size }, () => {
        const own = 1.1 * normal();
        return severity.map((s) => draw(0.2 + own - s + 1.2 * normal(), thresholds, random()));
      });
      const deviations = { target: 1.1, rater: 0.6, card: 1.2 };
      const components = [scoreComponents(createLink(name, 5), thresholds, 0.2, deviations)];
      for (const [kind, form] of [
        ['agreement', 'ICC(2,1)'],
        ['consistency', 'ICC(3,1)'],
      ] as const) {
        const result = iccFromComponents(components, kind);
        if (result.kind !== 'icc') throw new Error(result.reason);
        expect(result.form).toBe(`${form} from variance components`);
        expect(Math.abs(result.value - found(table, form).value)).toBeLessThan(0.015);
      }
    },
  );

  it('sum to the variance of the score, and need no rater variance to exist', () => {
    const link = createLink('rsm', 5);
    const alone = scoreComponents(link, thresholds, 0, { target: 1, rater: 0, card: 0 });
    expect(alone.rater).toBeCloseTo(0, 12);
    const still = scoreComponents(link, thresholds, 0, { target: 0, rater: 0, card: 0 });
    expect(still.target).toBeCloseTo(0, 12);
    const split = scoreComponents(link, thresholds, 0, { target: 0.8, rater: 0.6, card: 0 });
    const whole = scoreComponents(link, thresholds, 0, { target: 1, rater: 0, card: 0 });
    expect(split.target + split.rater + split.residual).toBeCloseTo(whole.target + whole.residual, 8);
  });

  it('average over dimensions, rise with the number of raters by Spearman-Brown, and refuse on nothing', () => {
    const components = [
      { target: 1, rater: 0.2, residual: 0.8 },
      { target: 3, rater: 0.6, residual: 2.4 },
    ];
    expect(iccFromComponents(components, 'agreement')).toMatchObject({ value: 0.5, averaged: 1 });
    expect(iccFromComponents(components, 'agreement', 3)).toMatchObject({
      form: 'ICC(2,k) from variance components',
      value: 0.75,
      averaged: 3,
    });
    expect(iccFromComponents(components, 'consistency')).toMatchObject({ value: 4 / 7.2 });
    const none = { kind: 'undetermined', reason: 'no_variation' };
    expect(iccFromComponents([], 'agreement')).toEqual(none);
    expect(iccFromComponents([{ target: 0, rater: 0, residual: 0 }], 'consistency')).toEqual(none);
    expect(() => iccFromComponents(components, 'agreement', 0)).toThrow(RangeError);
  });
});
