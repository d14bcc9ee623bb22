import { describe, expect, it } from 'vitest';
import { variance, whiten } from '#server/calibration/engine/covariance.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { type CategoryUse, categoryUse } from '#server/calibration/engine/review/category-use.ts';
import { type FacetFit, facetFits } from '#server/calibration/engine/review/rater-fit.ts';
import { predictive, type RatingView } from '#server/calibration/engine/review/rating-view.ts';
import { viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import {
  generator,
  mustFit,
  mustFitFully,
  parseTable,
  publishedHyper,
  randomRows,
  ratingsFrom,
  readFixture,
  readRatings,
} from '#tests/engine/oracle.ts';
import { ORACLE_DESIGN, type RaterKind, simulate } from '#tests/engine/review-simulation.ts';

const SIZE = { candidates: 400, raters: 60, dimensions: 8 } as const;

const TRUTH = {
  thresholds: Float64Array.from(ORACLE_DESIGN.thresholds),
  sigmaCandidate: ORACLE_DESIGN.sigmaCandidate,
  sigmaCell: ORACLE_DESIGN.sigmaCell,
  sigmaRater: ORACLE_DESIGN.sigmaRater,
  sigmaCard: null,
};

const ALONE = { link: 'rsm', cardEffect: 'none' } as const;

function allFits(view: RatingView, raters: number, correction: 'leverage' | 'plug_in'): FacetFit[] {
  return facetFits(view, view.rater, raters, correction).map((own) => {
    if (own.kind !== 'facet_fit') throw new Error(own.reason);
    return own;
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('rater fit against the reference', () => {
  it.each([
    ['sim_rsm', 'rsm'],
    ['sim_cum', 'cum'],
    ['sim_cum', 'rsm'],
    ['sim_rsm', 'cum'],
  ] as const)(
    'plug-in: infit, outfit and both ZSTD of all 60 raters of %s under %s (1e-9 at its published estimate)',
    (set, link) => {
      const expected = `sim/${set}_expected_${link}`;
      const table = parseTable(readFixture(`${expected}_raters.csv`));
      const ratings = readRatings(`sim/${set}.csv`, SIZE);
      const { solution } = mustFit(ratings, { link }, publishedHyper(`${expected}_fixed.csv`));
      allFits(viewSolution(solution).view, 60, 'plug_in').forEach(({ infit, outfit }, r) => {
        const near = (value: number, column: string): void =>
          expect(Math.abs(value - Number(table[r]?.[column]))).toBeLessThan(1e-9);
        near(infit.meanSquare, 'infit');
        near(infit.zstd, 'infit_z');
        near(outfit.meanSquare, 'outfit');
        near(outfit.zstd, 'outfit_z');
      });
    },
  );

  describe("T13 leverage-corrected, on the engine's own estimate of sim_rsm", () => {
    const expected = parseTable(readFixture('sim/sim_rsm_expected_rsm_raters_fit_leverage_corrected.csv'));
    const fit = mustFitFully(readRatings('sim/sim_rsm.csv', SIZE), ALONE);
    const fits = allFits(viewSolution(fit.solution).view, 60, 'leverage');

    it('agrees for all 60 raters (.0002)', () => {
      fits.forEach((own, r) => {
        expect(Math.abs(own.infit.meanSquare - Number(expected[r]?.infit_corrected))).toBeLessThan(0.0002);
        expect(Math.abs(own.outfit.meanSquare - Number(expected[r]?.outfit_corrected))).toBeLessThan(0.0002);
      });
    });

    it('of ordinary raters averages .95-1.05, at most 5 % of those with 50 ratings outside .7-1.3', () => {
      const ordinary = fits.filter((_, r) => expected[r]?.type === 'normal');
      expect(mean(ordinary.map((own) => own.infit.meanSquare))).toBeGreaterThan(0.95);
      expect(mean(ordinary.map((own) => own.infit.meanSquare))).toBeLessThan(1.05);
      const many = ordinary.filter((own) => own.ratings >= 50);
      expect(many.length).toBeGreaterThan(30);
      const outside = many.filter((own) => Math.abs(own.infit.meanSquare - 1) > 0.3);
      expect(outside.length / many.length).toBeLessThanOrEqual(0.05);
    });

    it('shows the erratic rater with 94 ratings, and neither of those with 26 and 27', () => {
      expect(expected[8]?.type).toBe('erratic');
      expect(fits[8]?.infit.zstd).toBeGreaterThan(3);
      expect(fits[8]?.infit.meanSquare).toBeGreaterThan(1.5);
      for (const r of [17, 24]) {
        expect(expected[r]?.type).toBe('erratic');
        expect(Math.abs(fits[r]?.infit.zstd ?? Number.NaN)).toBeLessThan(1.6);
      }
    });
  });

  it('T13 on 20 fresh clean sets at their true hyper-parameters: mean .95-1.05, at most 5 % outside, ZSTD of SD near 1 (.9-1.1)', () => {
    const own: FacetFit[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { rows, difficulty } = simulate(seed);
      const hyper = { ...TRUTH, difficulty: Float64Array.from(difficulty) };
      own.push(
        ...allFits(viewSolution(mustFit(ratingsFrom(rows, SIZE), {}, hyper).solution).view, 60, 'leverage'),
      );
    }
    const average = mean(own.map(({ infit }) => infit.meanSquare));
    expect(average).toBeGreaterThan(0.95);
    expect(average).toBeLessThan(1.05);
    const many = own.filter(({ ratings }) => ratings >= 50);
    expect(many.length).toBeGreaterThan(700);
    const outside = many.filter(({ infit }) => Math.abs(infit.meanSquare - 1) > 0.3);
    expect(outside.length / many.length).toBeLessThanOrEqual(0.05);
    const centre = mean(own.map(({ infit }) => infit.zstd));
    const spread = Math.sqrt(mean(own.map(({ infit }) => (infit.zstd - centre) ** 2)));
    expect(spread).toBeGreaterThan(0.9);
    expect(spread).toBeLessThan(1.1);
  });
});

/** A view of a small random set, with its rows in another order. */
function reordered(view: RatingView, order: readonly number[]): RatingView {
  const whole = (column: Int32Array): Int32Array => Int32Array.from(order, (i) => column[i] ?? -1);
  const real = (column: Float64Array): Float64Array =>
    Float64Array.from(order, (i) => column[i] ?? Number.NaN);
  return {
    ...view,
    candidate: whole(view.candidate),
    rater: whole(view.rater),
    dimension: whole(view.dimension),
    score: whole(view.score),
    location: real(view.location),
    mean: real(view.mean),
    variance: real(view.variance),
  };
}

function mirrored(view: RatingView): RatingView {
  const { categories } = view.link;
  return {
    ...view,
    thresholds: view.thresholds.map((tau) => -tau).reverse(),
    score: view.score.map((y) => categories + 1 - y),
    location: view.location.map((eta) => -eta),
    mean: view.mean.map((eta) => -eta),
  };
}

const design = { candidates: 12, raters: 6, dimensions: 4, panel: 3, each: 3, categories: 5 };

function smallView(link: 'rsm' | 'cum'): RatingView {
  const { solution } = mustFit(ratingsFrom(randomRows(5, design), { ...design }), { link });
  return viewSolution(solution).view;
}

describe.each(['rsm', 'cum'] as const)('rater fit under %s', (link) => {
  const view = smallView(link);
  const backwards = Array.from(view.score, (_, i) => view.score.length - 1 - i);

  it('does not depend on the order of ratings, and is the same on a mirrored scale', () => {
    const random = generator(1);
    const shuffled = [...backwards].sort(() => random() - 0.5);
    for (const correction of ['leverage', 'plug_in'] as const) {
      const one = allFits(view, 6, correction);
      for (const other of [reordered(view, backwards), reordered(view, shuffled), mirrored(view)]) {
        allFits(other, 6, correction).forEach((own, r) => {
          expect(own.infit.meanSquare).toBeCloseTo(one[r]?.infit.meanSquare ?? Number.NaN, 10);
          expect(own.outfit.zstd).toBeCloseTo(one[r]?.outfit.zstd ?? Number.NaN, 9);
        });
      }
    }
  });

  it('is corrected upwards, the more the larger V', () => {
    const plugIn = allFits(view, 6, 'plug_in');
    const corrected = allFits(view, 6, 'leverage');
    const doubled = allFits({ ...view, variance: view.variance.map((v) => 1.5 * v) }, 6, 'leverage');
    const none = allFits({ ...view, variance: view.variance.map(() => 0) }, 6, 'leverage');
    plugIn.forEach((own, r) => {
      expect(corrected[r]?.infit.meanSquare).toBeGreaterThan(own.infit.meanSquare);
      expect(doubled[r]?.infit.meanSquare).toBeGreaterThan(corrected[r]?.infit.meanSquare ?? Number.NaN);
      expect(none[r]).toEqual(own);
    });
  });

  it('has expected counts that sum to the observed ones, the same way round on a mirrored scale', () => {
    const uses = (of: RatingView): CategoryUse[] =>
      categoryUse(of, predictive(of), of.rater, 6).map((own) => {
        if (own.kind !== 'category_use') throw new Error(own.reason);
        return own;
      });
    const other = uses(mirrored(view));
    uses(view).forEach((own, r) => {
      expect(own.expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(own.ratings, 9);
      expect(own.observedShare.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(own.expectedShare[0]).toBeCloseTo(other[r]?.expectedShare[4] ?? Number.NaN, 10);
      expect(own.observed[1]).toBe(other[r]?.observed[3]);
    });
  });
});

describe('category use', () => {
  it('is expected in total as observed at the maximum of the likelihood (.1 % of the ratings), unlike at the mode (1.5 %)', () => {
    const fit = mustFitFully(readRatings('sim/sim_rsm.csv', SIZE), ALONE);
    const { view } = viewSolution(fit.solution);
    const everyone = new Int32Array(view.score.length);
    const gap = (of: RatingView): number => {
      const [own] = categoryUse(of, predictive(of), everyone, 1);
      if (own?.kind !== 'category_use') throw new Error('no use');
      return Math.max(...own.observedShare.map((share, k) => Math.abs(share - (own.expectedShare[k] ?? 0))));
    };
    expect(gap(view)).toBeLessThan(0.001);
    expect(
      gap({ ...view, variance: new Float64Array(view.score.length), mean: view.location }),
    ).toBeGreaterThan(0.01);
  });

  it('shows who crowds the middle', () => {
    const kinds: RaterKind[] = ['central'];
    const { solution } = mustFitFully(ratingsFrom(simulate(21, { kinds }).rows, SIZE), ALONE);
    const { view } = viewSolution(solution);
    const surplus = categoryUse(view, predictive(view), view.rater, 60).map((own) => {
      if (own.kind !== 'category_use') throw new Error(own.reason);
      return (own.observedShare[2] ?? 0) - (own.expectedShare[2] ?? 0);
    });
    expect(Math.max(...surplus)).toBe(surplus[0]);
    expect(surplus[0]).toBeGreaterThan(0.2);
  });
});

describe('degenerate input', () => {
  const view = smallView('rsm');

  it('a rater without ratings has no fit and no use', () => {
    const none = { kind: 'undetermined', reason: 'no_ratings' };
    expect(facetFits(view, view.rater, 8, 'leverage').slice(6)).toEqual([none, none]);
    expect(categoryUse(view, predictive(view), view.rater, 7)[6]).toEqual(none);
    const empty = reordered(view, []);
    expect(facetFits(empty, empty.rater, 2, 'plug_in')).toEqual([none, none]);
  });

  it('stays finite where a rating determines itself, at 700 logits and where a mean square cannot vary', () => {
    const extreme = { ...view, variance: view.variance.map(() => 1e6) };
    for (const own of allFits(extreme, 6, 'leverage')) {
      expect(Number.isFinite(own.infit.meanSquare)).toBe(true);
      expect(Number.isFinite(own.outfit.zstd)).toBe(true);
    }
    const far = { ...view, location: view.location.map((_, i) => (i % 2 === 0 ? 700 : -0.1)) };
    for (const own of allFits(far, 6, 'leverage')) expect(Number.isFinite(own.infit.zstd)).toBe(true);
    const two: RatingView = {
      ...reordered(view, [0, 1]),
      link: createLink('rsm', 2),
      thresholds: Float64Array.of(0),
      score: Int32Array.of(1, 2),
      location: Float64Array.of(0, 0),
    };
    const [coin] = facetFits(two, new Int32Array(2), 1, 'plug_in');
    expect(coin).toMatchObject({ infit: { meanSquare: 1, zstd: 0, deviation: 0 } });
  });
});

describe('the view of a fit', () => {
  it("has V_i as the engine's covariances give it, hyper-parameters included (1e-10)", () => {
    const { solution } = mustFitFully(ratingsFrom(simulate(4, { candidates: 60, raters: 12 }).rows), ALONE);
    const { view, product } = viewSolution(solution);
    const { problem, uncertainty } = solution;
    for (const i of [0, 17, 101]) {
      const contrast = {
        candidate: { index: [problem.candidate[i] ?? 0], value: [1] },
        cell: { index: [problem.cell[i] ?? 0], value: [1] },
        rater: { index: [problem.rater[i] ?? 0], value: [-1] },
        extraVariance: 0,
      };
      // Of the random part alone: the difficulty and the thresholds themselves are not in it.
      const fixed = new Float64Array(uncertainty?.size ?? 0);
      expect(view.variance[i]).toBeCloseTo(variance(whiten(solution, { ...contrast, fixed })), 10);
      const known = { ...solution, uncertainty: null };
      const unit = new Float64Array(problem.count);
      unit[i] = 1;
      expect(product(unit)[i]).toBeCloseTo(variance(whiten(known, { ...contrast, fixed: null })), 10);
    }
  });
});
