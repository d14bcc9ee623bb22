import { describe, expect, it } from 'vitest';
import { type Halo, haloOf } from '#server/calibration/engine/review/halo.ts';
import { predictive } from '#server/calibration/engine/review/rating-view.ts';
import { type SolutionView, viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import { mustFit, ratingsFrom } from '#tests/engine/oracle.ts';
import { type Design, ORACLE_DESIGN, type RaterKind, simulate } from '#tests/engine/review-simulation.ts';

/** A simulated set solved at its true hyper-parameters. */
function seen(seed: number, changes: Partial<Design> = {}): SolutionView {
  const design = { ...ORACLE_DESIGN, ...changes };
  const { rows, difficulty } = simulate(seed, changes);
  const hyper = {
    thresholds: Float64Array.from(design.thresholds),
    difficulty: Float64Array.from(difficulty),
    sigmaCandidate: design.sigmaCandidate,
    sigmaCell: design.sigmaCell,
    sigmaRater: design.sigmaRater,
    sigmaCard: design.sigmaCard > 0 ? design.sigmaCard : null,
  };
  const { candidates, raters, dimensions } = design;
  const ratings = ratingsFrom(rows, { candidates, raters, dimensions });
  return viewSolution(mustFit(ratings, { link: design.link }, hyper).solution);
}

function halos({ view, ownVariance }: SolutionView, raters = 60): (Halo | null)[] {
  return haloOf(view, predictive(view), ownVariance, raters).map((own) => (own.kind === 'halo' ? own : null));
}

const average = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('halo', () => {
  it.each([
    ['rsm', 0],
    ['cum', 0],
    ['rsm', 0.5],
  ] as const)(
    'is absent from clean raters, %s, card SD %s: ratio about 1, z of mean 0 (.25: its own error is .09) and SD 1 (.15)',
    (link, sigmaCard) => {
      const own = [31, 32, 33].flatMap((seed) => halos(seen(seed, { link, sigmaCard })));
      const z = own.flatMap((halo) => (halo !== null && halo.cards >= 10 ? [halo.z] : []));
      const ratio = own.flatMap((halo) => (halo !== null && halo.cards >= 10 ? [halo.ratio] : []));
      expect(z.length).toBeGreaterThan(100);
      expect(Math.abs(average(ratio) - 1)).toBeLessThan(0.04);
      expect(Math.abs(average(z))).toBeLessThan(0.25);
      expect(Math.abs(Math.sqrt(average(z.map((v) => v * v))) - 1)).toBeLessThan(0.15);
      expect(z.filter((v) => v < -2.326).length / z.length).toBeLessThan(0.02);
    },
  );

  it('of one score for all dimensions is found, against co-raters who do tell them apart', () => {
    const kinds: RaterKind[] = ['halo', 'normal', 'halo'];
    const own = halos(seen(41, { kinds }));
    for (const r of [0, 2]) {
      expect(own[r]?.observed).toBe(0);
      expect(own[r]?.ratio).toBe(0);
      expect(own[r]?.coRaterRatio).toBeGreaterThan(0.75);
      expect(own[r]?.coRaterRatio).toBeLessThan(1.25);
      expect(own[r]?.z).toBeLessThan(-2.5);
    }
    const lowest = [...own].sort((a, b) => (a?.z ?? 0) - (b?.z ?? 0)).slice(0, 2);
    expect(lowest.every((halo) => halo?.ratio === 0)).toBe(true);
  });

  it('is not charged to a rater whose candidates are even: few cards say little', () => {
    const own = halos(seen(42)).filter((halo) => halo !== null && halo.cards <= 3);
    for (const halo of own) expect(halo?.z).toBeGreaterThan(-3);
  });

  it('is the same when the scale is mirrored and when the ratings come in another order', () => {
    const one = seen(43, { candidates: 40, raters: 8 });
    const { view } = one;
    const order = Array.from(view.score, (_, i) => view.score.length - 1 - i);
    const turnedWhole = (column: Int32Array): Int32Array => Int32Array.from(order, (i) => column[i] ?? -1);
    const turned = (column: Float64Array): Float64Array =>
      Float64Array.from(order, (i) => -(column[i] ?? Number.NaN));
    const other: SolutionView = {
      ...one,
      ownVariance: turned(one.ownVariance).map((v) => -v),
      view: {
        ...view,
        thresholds: view.thresholds.map((tau) => -tau).reverse(),
        candidate: turnedWhole(view.candidate),
        rater: turnedWhole(view.rater),
        dimension: turnedWhole(view.dimension),
        score: turnedWhole(view.score).map((y) => 6 - y),
        location: turned(view.location),
        mean: turned(view.mean),
        variance: turned(view.variance).map((v) => -v),
      },
    };
    const [before, after] = [halos(one, 8), halos(other, 8)];
    before.forEach((halo, r) => {
      expect(after[r]?.ratio).toBeCloseTo(halo?.ratio ?? Number.NaN, 10);
      expect(after[r]?.coRaterRatio).toBeCloseTo(halo?.coRaterRatio ?? Number.NaN, 10);
      expect(after[r]?.z).toBeCloseTo(halo?.z ?? Number.NaN, 9);
    });
  });

  it('reads co-raters from their own cards on the same candidates, and from no others', () => {
    const { view, ownVariance } = seen(44, { candidates: 40, raters: 8 });
    // Rater 0 against everybody, restricted to the candidates that rater 0 has a card of two dimensions on.
    const places = Array.from(view.score, (_, i) => i);
    const cardsOf = (r: number): Map<number, number> => {
      const sizes = new Map<number, number>();
      for (const i of places)
        if (view.rater[i] === r)
          sizes.set(view.candidate[i] ?? -1, (sizes.get(view.candidate[i] ?? -1) ?? 0) + 1);
      return sizes;
    };
    const met = cardsOf(0);
    const others = places.filter((i) => view.rater[i] !== 0 && (met.get(view.candidate[i] ?? -1) ?? 0) > 1);
    const take = (column: Int32Array): Int32Array => Int32Array.from(others, (i) => column[i] ?? -1);
    const real = (column: Float64Array): Float64Array =>
      Float64Array.from(others, (i) => column[i] ?? Number.NaN);
    const rest = {
      ...view,
      candidate: take(view.candidate),
      rater: take(view.rater),
      dimension: take(view.dimension),
      score: take(view.score),
      location: real(view.location),
      mean: real(view.mean),
      variance: real(view.variance),
    };
    const total = { observed: 0, expected: 0 };
    for (const own of haloOf(rest, predictive(rest), real(ownVariance), 8)) {
      if (own.kind !== 'halo') continue;
      total.observed += own.observed;
      total.expected += own.expected;
    }
    const [own] = haloOf(view, predictive(view), ownVariance, 8);
    if (own?.kind !== 'halo') throw new Error('no halo');
    expect(own.coRaterRatio).toBeCloseTo(total.observed / total.expected, 10);
  });

  it('has nothing to say of who scored one dimension a card, or nobody', () => {
    const rows = [
      [1, 1, 1, 3],
      [1, 1, 2, 4],
      [2, 1, 1, 2],
      [2, 1, 2, 5],
      [1, 2, 1, 3],
      [2, 2, 2, 4],
    ];
    const { solution } = mustFit(ratingsFrom(rows, { raters: 3 }));
    const { view, ownVariance } = viewSolution(solution);
    const own = haloOf(view, predictive(view), ownVariance, 3);
    expect(own[0]).toMatchObject({ kind: 'halo', cards: 2, ratings: 4, observed: 5, coRaterRatio: null });
    for (const r of [1, 2])
      expect(own[r]).toEqual({ kind: 'undetermined', reason: 'no_card_with_two_dimensions' });
  });
});
