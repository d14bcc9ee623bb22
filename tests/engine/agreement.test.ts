import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CategoryCounts,
  countCategories,
} from '#server/calibration/engine/agreement/category-counts.ts';
import {
  fleissKappa,
  gwetCoefficient,
  weightedKappa,
} from '#server/calibration/engine/agreement/chance-corrected.ts';
import { krippendorffAlpha } from '#server/calibration/engine/agreement/krippendorff-alpha.ts';
import { parseTable } from '#tests/engine/oracle.ts';
import { referenceFolder } from '#tests/support/reference.ts';

/** A units x raters table with null for a hole. */
type Table = readonly (readonly (number | null)[])[];

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section D: 12 units, observers A to D. */
const KRIPPENDORFF: Table = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

function countsOf(table: Table, categories: number): CategoryCounts {
  const unit: number[] = [];
  const score: number[] = [];
  table.forEach((row, u) => {
    for (const value of row) {
      if (value === null) continue;
      unit.push(u);
      score.push(value);
    }
  });
  return countCategories(Int32Array.from(unit), Int32Array.from(score), table.length, categories);
}

function numberOf(result: { readonly kind: string; readonly value?: number }): number {
  if (result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

const METRICS = ['nominal', 'ordinal', 'interval'] as const;
const WEIGHTS = ['identity', 'linear', 'quadratic', 'ordinal'] as const;

describe('T12 agreement as published', () => {
  const counts = countsOf(KRIPPENDORFF, 5);

  it("Krippendorff's alpha of his own example: .743 nominal, .815 ordinal, .849 interval", () => {
    expect(METRICS.map((metric) => numberOf(krippendorffAlpha(counts, metric)).toFixed(3))).toEqual([
      '0.743',
      '0.815',
      '0.849',
    ]);
  });

  it("Gwet's AC1 of the same data: .77544 (Gwet 2014)", () => {
    expect(numberOf(gwetCoefficient(counts, 'identity')).toFixed(5)).toBe('0.77544');
  });

  it('names the coefficient in every result, and the units that it rests on', () => {
    expect(krippendorffAlpha(counts, 'ordinal')).toMatchObject({
      form: "Krippendorff's alpha, ordinal",
      units: 11,
    });
    expect(gwetCoefficient(counts, 'quadratic')).toMatchObject({ form: "Gwet's AC2, quadratic weights" });
    expect(fleissKappa(counts)).toMatchObject({ form: "Fleiss' kappa" });
  });
});

const folder = referenceFolder();

describe.skipIf(folder === null)('T12 agreement against the reference (1e-6)', () => {
  const path = (name: string): string => join(folder ?? '', 'agreement', name);
  const text = (name: string): string => readFileSync(path(name), 'utf8');
  interface Parts {
    readonly coef: number;
    readonly pa: number;
    readonly pe: number;
  }
  interface Expected {
    readonly krippendorff_2011: Multi;
    readonly gwet_x_raw10x4: Multi;
    readonly fleiss_1971_subset: { readonly gwet_AC1: Parts; readonly fleiss_kappa: Parts };
    readonly gwet_3x3: Record<string, number> & { readonly published_irrCAC_README: Record<string, number> };
  }
  interface Multi {
    readonly krippendorff_alpha: Record<string, number>;
    readonly gwet: Record<string, Parts>;
    readonly fleiss: Record<string, Parts>;
  }
  const expected = (): Expected => JSON.parse(text('expected.json')) as Expected; // reason: reference data
  const near = (
    result: { readonly kind: string; readonly value?: number },
    value: number | undefined,
  ): void => expect(Math.abs(numberOf(result) - (value ?? Number.NaN))).toBeLessThan(1e-6);
  const nearParts = (result: ReturnType<typeof fleissKappa>, parts: Parts | undefined): void => {
    if (result.kind !== 'agreement' || parts === undefined) throw new Error(JSON.stringify(result));
    near(result, parts.coef);
    expect(Math.abs(result.observed - parts.pa)).toBeLessThan(1e-6);
    expect(Math.abs(result.expected - parts.pe)).toBeLessThan(1e-6);
  };
  const raters = (name: string, columns: readonly string[]): Table =>
    parseTable(text(name)).map((row) =>
      columns.map((column) => (row[column] === 'NA' ? null : Number(row[column]))),
    );

  it.each([
    ['krippendorff_2011', 'krippendorff_2011_reliability_data.csv', ['A', 'B', 'C', 'D']],
    ['gwet_x_raw10x4', 'gwet_x_raw10x4.csv', ['rater1', 'rater2', 'rater3', 'rater4']],
  ] as const)('%s: alpha, AC1, AC2 and kappa of several raters', (name, file, columns) => {
    const counts = countsOf(raters(file, columns), 5);
    const { krippendorff_alpha, gwet, fleiss } = expected()[name];
    for (const metric of METRICS) near(krippendorffAlpha(counts, metric), krippendorff_alpha[metric]);
    for (const weights of WEIGHTS) nearParts(gwetCoefficient(counts, weights), gwet[weights]);
    for (const weights of ['identity', 'quadratic'] as const)
      nearParts(fleissKappa(counts, weights), fleiss[weights]);
  });

  it('Fleiss 1971: kappa and AC1 from a table of counts', () => {
    const rows = parseTable(text('fleiss_1971_psychiatric_counts.csv')).map((row) =>
      Object.values(row).map(Number),
    );
    const table = rows.map((row) => row.flatMap((count, k) => Array.from({ length: count }, () => k + 1)));
    const counts = countsOf(table, 5);
    const { gwet_AC1, fleiss_kappa } = expected().fleiss_1971_subset;
    nearParts(gwetCoefficient(counts, 'identity'), gwet_AC1);
    nearParts(fleissKappa(counts), fleiss_kappa);
  });

  it('two raters in a 3 x 3 table: kappa plain and weighted, AC1, AC2 and alpha', () => {
    const table = parseTable(text('gwet_cont3x3abstractors.csv')).map((row) =>
      Object.values(row).slice(1).map(Number),
    );
    const pairs = table.flatMap((row, k) =>
      row.flatMap((count, l) => Array.from({ length: count }, () => [k + 1, l + 1] as const)),
    );
    const column = (place: 0 | 1): Int32Array => Int32Array.from(pairs, (pair) => pair[place]);
    const counts = countsOf(pairs, 3);
    const own = expected().gwet_3x3;
    near(weightedKappa(column(0), column(1), 3, 'identity'), own.kappa);
    near(weightedKappa(column(0), column(1), 3, 'linear'), own.kappa_linear);
    near(weightedKappa(column(0), column(1), 3, 'quadratic'), own.kappa_quadratic);
    near(gwetCoefficient(counts, 'identity'), own.AC1);
    near(gwetCoefficient(counts, 'linear'), own.AC2_linear);
    near(gwetCoefficient(counts, 'quadratic'), own.AC2_quadratic);
    near(krippendorffAlpha(counts, 'nominal'), own.published_irrCAC_README.krippendorff_alpha);
  });
});

const tables = fc
  .record({ categories: fc.integer({ min: 2, max: 6 }), raters: fc.integer({ min: 2, max: 5 }) })
  .chain(({ categories, raters }) =>
    fc.record({
      categories: fc.constant(categories),
      table: fc.array(
        fc.array(fc.option(fc.integer({ min: 1, max: categories }), { nil: null }), {
          minLength: raters,
          maxLength: raters,
        }),
        { maxLength: 8 },
      ),
      turn: fc.nat(7),
    }),
  );

function everything(table: Table, categories: number): (number | string)[] {
  const counts = countsOf(table, categories);
  const both = table.flatMap(([a = null, b = null]) => (a === null || b === null ? [] : [[a, b] as const]));
  const column = (place: 0 | 1): Int32Array => Int32Array.from(both, (pair) => pair[place]);
  return [
    ...METRICS.map((metric) => krippendorffAlpha(counts, metric)),
    ...WEIGHTS.flatMap((weights) => [
      gwetCoefficient(counts, weights),
      fleissKappa(counts, weights),
      weightedKappa(column(0), column(1), categories, weights),
    ]),
  ].map((result) => (result.kind === 'agreement' ? result.value : result.reason));
}

function expectSame(a: readonly (number | string)[], b: readonly (number | string)[]): void {
  a.forEach((value, i) => {
    const other = b[i];
    if (typeof value === 'number' && typeof other === 'number') expect(other).toBeCloseTo(value, 9);
    else expect(other).toBe(value);
  });
}

describe('agreement', () => {
  it('is a finite number up to 1, or says what is missing', () => {
    fc.assert(
      fc.property(tables, ({ table, categories }) => {
        for (const value of everything(table, categories)) {
          if (typeof value === 'number') expect(value).toBeLessThanOrEqual(1 + 1e-12);
          else expect(['too_few_units', 'no_variation']).toContain(value);
        }
      }),
    );
  });

  it('does not depend on the order of units, nor on who is which rater', () => {
    fc.assert(
      fc.property(tables, ({ table, categories, turn }) => {
        const turned = [...table.slice(turn), ...table.slice(0, turn)];
        expectSame(everything(table, categories), everything(turned, categories));
        const swapped = table.map(([a = null, b = null, ...rest]) => [b, a, ...rest]);
        expectSame(everything(table, categories), everything(swapped, categories));
      }),
    );
  });

  it('is the same when the scale is mirrored', () => {
    fc.assert(
      fc.property(tables, ({ table, categories }) => {
        const mirrored = table.map((row) => row.map((y) => (y === null ? null : categories + 1 - y)));
        expectSame(everything(table, categories), everything(mirrored, categories));
      }),
    );
  });

  it('is 1 where all agree and refuses where all chose one category, except for AC', () => {
    const same = countsOf(
      [
        [1, 1],
        [3, 3],
        [2, 2],
      ],
      3,
    );
    for (const metric of METRICS) expect(numberOf(krippendorffAlpha(same, metric))).toBe(1);
    for (const weights of WEIGHTS) expect(numberOf(fleissKappa(same, weights))).toBeCloseTo(1, 12);
    const one = countsOf(
      [
        [2, 2],
        [2, 2],
      ],
      3,
    );
    const none = { kind: 'undetermined', reason: 'no_variation' };
    expect(krippendorffAlpha(one, 'ordinal')).toEqual(none);
    expect(fleissKappa(one)).toEqual(none);
    expect(weightedKappa(Int32Array.of(2, 2), Int32Array.of(2, 2), 3, 'linear')).toEqual(none);
    expect(numberOf(gwetCoefficient(one, 'identity'))).toBe(1);
    expect(gwetCoefficient(countsOf([[1, 1]], 1), 'linear')).toEqual(none);
  });

  it('refuses where no unit has two ratings', () => {
    const alone = countsOf(
      [
        [1, null],
        [null, 2],
        [null, null],
      ],
      3,
    );
    const none = { kind: 'undetermined', reason: 'too_few_units' };
    expect(krippendorffAlpha(alone, 'nominal')).toEqual(none);
    expect(gwetCoefficient(alone, 'ordinal')).toEqual(none);
    expect(fleissKappa(alone)).toEqual(none);
    expect(weightedKappa(new Int32Array(0), new Int32Array(0), 3, 'identity')).toEqual(none);
  });

  it('throws on what is not a table of scores', () => {
    const column = Int32Array.of(1, 4);
    expect(() => countCategories(column, column, 9, 3)).toThrow(RangeError);
    expect(() => countCategories(column, Int32Array.of(1, 1), 3, 3)).toThrow(RangeError);
    expect(() => countCategories(column, Int32Array.of(1), 9, 3)).toThrow(RangeError);
    expect(() => weightedKappa(column, column, 3, 'identity')).toThrow(RangeError);
    expect(() => weightedKappa(column, Int32Array.of(1), 4, 'identity')).toThrow(RangeError);
  });
});
