import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { PRIOR_MEDIANS } from '#server/calibration/engine/hyper.ts';
import { auditPanels, panelLoadings } from '#server/calibration/engine/panel-privacy.ts';
import { inTenths, type Parts, partsOf, partsTogether } from '#server/calibration/engine/parts.ts';
import { isRefusal, type Refusal } from '#server/calibration/engine/refusal.ts';
import {
  equalWeights,
  generator,
  invert,
  mustFit,
  randomRows,
  ratingsFrom,
  readRatings,
} from '#tests/engine/oracle.ts';

const sim = mustFit(readRatings('sim/sim_rsm.csv'));
const weights = equalWeights(8);
const everyone = Array.from({ length: 400 }, (_, c) => c);

function mustParts(parts: Parts | Refusal): Parts {
  if (isRefusal(parts)) throw new Error(parts.reason);
  return parts;
}

const panelOf = (parts: Parts): number => (typeof parts.panel === 'number' ? parts.panel : 0);

describe('the step from raw to calibrated', () => {
  it.each(['shown', 'every'] as const)('adds up for every candidate of sim_rsm, span %s (1e-12)', (span) => {
    for (const c of everyone) {
      for (const may of [true, false]) {
        const parts = mustParts(partsOf(sim.solution, c, weights, may, span));
        const sum = parts.raw + panelOf(parts) + parts.dimensions + parts.evidence;
        expect(Math.abs(sum - parts.calibrated)).toBeLessThan(1e-12);
      }
    }
  });

  it('adds up in tenths exactly, as it is printed', () => {
    for (const c of everyone) {
      const tenths = inTenths(mustParts(partsOf(sim.solution, c, weights, true)));
      const panel = typeof tenths.panel === 'number' ? tenths.panel : 0;
      expect(tenths.raw + panel + tenths.dimensions + tenths.evidence).toBe(tenths.calibrated);
    }
  });

  it('leads from the raw composite to the fair average over the same assessed dimensions', () => {
    const parts = mustParts(partsOf(sim.solution, 5, weights, true));
    const average = fairAverage(sim.solution, 5, weights, 'assessed');
    expect(parts.calibrated).toBe(isRefusal(average) ? Number.NaN : average.fair.value);
    expect(parts.dimensions).toBe(0);
  });

  it('has a part for the dimensions where the two ends cover different ones', () => {
    // Candidate 1 is scored on the harder dimension 2 only; the all-dimension figure covers both.
    const rows = randomRows(5, {
      candidates: 40,
      raters: 10,
      dimensions: 1,
      panel: 4,
      each: 1,
      categories: 5,
    });
    const both = rows.flatMap(([c = 1, r = 1, , y = 1]) => {
      const hard = [c, r, 2, Math.max(1, y - 2)];
      return c === 1 ? [hard] : [[c, r, 1, y], hard];
    });
    const fit = mustFit(ratingsFrom(both));
    const parts = mustParts(partsOf(fit.solution, 0, equalWeights(2), true, 'every'));
    expect(parts.dimensions).toBeGreaterThan(0.2);
  });

  it('gives a candidate of low-scoring interviewers a positive panel part, and limited evidence draws to the middle', () => {
    const random = generator(9);
    const rows: number[][] = [];
    // Raters 1-3 give two less than the rest; candidate 1 meets them only, and is one of the good ones.
    for (let c = 2; c <= 60; c++) {
      for (let k = 0; k < 6; k++) {
        const r = 1 + ((c + k) % 9);
        rows.push([c, r, 1, Math.min(5, Math.max(1, 3 + Math.floor(random() * 3) - (r <= 3 ? 2 : 0)))]);
      }
    }
    for (const r of [1, 2, 3]) rows.push([1, r, 1, 4]);
    const fit = mustFit(ratingsFrom(rows));
    const parts = mustParts(partsOf(fit.solution, 0, equalWeights(1), true));
    expect(panelOf(parts)).toBeGreaterThan(0.3);
    expect(parts.evidence).toBeLessThan(0);
  });

  it('is refused for a candidate without ratings', () => {
    const fit = mustFit(ratingsFrom([[1, 1, 1, 3]], { candidates: 2 }));
    const refusal = { kind: 'not_assessed', reason: 'candidate_without_ratings' };
    expect(partsOf(fit.solution, 1, equalWeights(1), true)).toEqual(refusal);
  });
});

/** Raters whose severity follows from equations a's = value: those whose unit vector lies in the row space. */
function solvable(equations: readonly Float64Array[], raters: number): number[] {
  const basis: number[][] = [];
  const residual = (vector: number[]): number[] => {
    let left = vector;
    for (const b of basis) {
      const along = b.reduce((sum, value, i) => sum + value * (left[i] ?? 0), 0);
      left = left.map((value, i) => value - along * (b[i] ?? 0));
    }
    return left;
  };
  for (const equation of equations) {
    const rest = residual(residual([...equation]));
    const size = Math.hypot(...rest);
    if (size > 1e-9 * Math.hypot(...equation)) basis.push(rest.map((value) => value / size));
  }
  const all = Array.from({ length: raters }, (_, r) => r);
  return all.filter((r) => Math.hypot(...residual(all.map((q) => (q === r ? 1 : 0)))) < 1e-3);
}

describe("no shown part lets one interviewer's level be solved", () => {
  const scoredBy = (panels: readonly (readonly number[])[]): number[][] =>
    panels.flatMap((panel, c) =>
      panel.flatMap((r) => [
        [c + 1, r, 1, 1 + ((c + r) % 5)],
        [c + 1, r, 2, 1 + ((c * r) % 5)],
      ]),
    );
  const verdict = (panels: readonly (readonly number[])[]): number[] => {
    const fit = mustFit(ratingsFrom(scoredBy(panels)));
    const all = panels.map((_, c) => c);
    return [...auditPanels(fit.solution, all, equalWeights(2))];
  };

  it('hides the panel part of one interviewer and of two', () => {
    expect(verdict([[1]])).toEqual([]);
    expect(verdict([[1, 2]])).toEqual([]);
    expect(verdict([[1, 2, 3]])).toEqual([0]);
  });

  it('hides it where one of three carries more than half', () => {
    const rows = [1, 2, 3, 4].map((d) => [1, 1, d, 3]);
    rows.push([1, 2, 4, 2], [1, 3, 4, 4]);
    const fit = mustFit(ratingsFrom(rows));
    expect([...auditPanels(fit.solution, [0], equalWeights(4))]).toEqual([]);
  });

  it('hides it where two carry nearly all, so that either knows the other', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((d) => [
      [1, 1, d, 3],
      [1, 2, d, 3],
    ]);
    const hyper = {
      ...PRIOR_MEDIANS,
      thresholds: Float64Array.of(-2, -1, 1, 2),
      difficulty: new Float64Array(10),
    };
    const fit = mustFit(ratingsFrom([...rows, [1, 3, 10, 3]]), {}, hyper);
    expect([...auditPanels(fit.solution, [0], equalWeights(10))]).toEqual([]);
  });

  it('hides one, two and a dominated three also where the score hardly answers to them and rounding would do', () => {
    // Thresholds far below: nobody moves the expected score by a tenth.
    const hyper = { ...PRIOR_MEDIANS, thresholds: Float64Array.of(-9, -8, -7, -6) };
    const hidden = (rows: number[][], dimensions: number): boolean => {
      const fit = mustFit(ratingsFrom(rows), {}, { ...hyper, difficulty: new Float64Array(dimensions) });
      return auditPanels(fit.solution, [0], equalWeights(dimensions)).size === 0;
    };
    expect(hidden([[1, 1, 1, 5]], 1)).toBe(true);
    expect(
      hidden(
        [
          [1, 1, 1, 5],
          [1, 2, 1, 5],
        ],
        1,
      ),
    ).toBe(true);
    expect(
      hidden(
        [
          [1, 1, 1, 5],
          [1, 2, 1, 5],
          [1, 3, 1, 5],
        ],
        1,
      ),
    ).toBe(false);
    expect(
      hidden(
        [
          [1, 1, 1, 5],
          [1, 1, 2, 5],
          [1, 1, 3, 5],
          [1, 2, 4, 5],
          [1, 3, 5, 5],
        ],
        5,
      ),
    ).toBe(true);
  });

  it('does not show two panels that differ by one person side by side', () => {
    expect(
      verdict([
        [1, 2, 3, 4],
        [1, 2, 3, 4, 5],
      ]),
    ).toEqual([0]);
  });

  it('shows any number of candidates of one and the same large panel', () => {
    const fit = mustFit(
      ratingsFrom(
        scoredBy([
          [1, 2, 3, 4, 5, 6],
          [1, 2, 3, 4, 5, 6],
          [1, 2, 3, 4, 5, 6],
        ]),
      ),
    );
    expect(auditPanels(fit.solution, [0, 1, 2], equalWeights(2)).size).toBe(3);
  });

  it('hides the panel within limited evidence, and the shown parts still add up', () => {
    const fit = mustFit(ratingsFrom(scoredBy([[1, 2]])));
    const [parts] = partsTogether(fit.solution, [0], equalWeights(2));
    const own = mustParts(parts ?? { kind: 'not_assessed', reason: 'no_ratings' });
    expect(own.panel).toEqual({ kind: 'suppressed', reason: 'would_reveal_a_rater' });
    expect(own.evidence).toBeCloseTo(own.calibrated - own.raw, 12);
  });

  it('leaves no rater solvable from all that sim_rsm shows together, where showing everything would solve all 60', () => {
    const shown = auditPanels(sim.solution, everyone, weights);
    const loadings = (cs: Iterable<number>): Float64Array[] =>
      [...cs].map((c) => panelLoadings(sim.solution, c, weights));
    expect(shown.size).toBeGreaterThan(0);
    expect(solvable(loadings(everyone), 60)).toHaveLength(60);
    expect(solvable(loadings(shown), 60)).toEqual([]);
  });

  it('leaves every rater half of the prior variance, and nobody solvable even by a colleague, on any small design', () => {
    const design = fc.record({
      seed: fc.nat(1e6),
      candidates: fc.integer({ min: 2, max: 12 }),
      raters: fc.integer({ min: 2, max: 8 }),
      panel: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(design, (d) => {
        const size = { ...d, dimensions: 2, each: 2, categories: 5 };
        const fit = mustFit(ratingsFrom(randomRows(d.seed, size), size));
        const all = Array.from({ length: d.candidates }, (_, c) => c);
        const shown = [...auditPanels(fit.solution, all, equalWeights(2))];
        const equations = shown.map((c) => panelLoadings(fit.solution, c, equalWeights(2)));
        expect(solvable(equations, d.raters)).toEqual([]);
        // The same posterior in information form: I + sum of a a' / rounding variance, inverted.
        const information = Array.from({ length: d.raters }, (_, r) =>
          Array.from({ length: d.raters }, (_, q) =>
            equations.reduce((sum, a) => sum + ((a[r] ?? 0) * (a[q] ?? 0)) / (0.01 / 12), r === q ? 1 : 0),
          ),
        );
        invert(information).forEach((row, r) => {
          expect(row[r]).toBeGreaterThanOrEqual(0.5 - 1e-9);
        });
        for (let known = 0; known < d.raters; known++) {
          const own = new Float64Array(d.raters);
          own[known] = 1;
          expect(solvable([...equations, own], d.raters)).toEqual([known]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
