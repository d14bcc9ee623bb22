import { addAt, at, dot } from '../access.ts';
import { factoriseCholesky, solveLower } from '../cholesky.ts';
import { createTails } from '../link.ts';
import { twoSidedQuantile } from '../normal.ts';
import { type NormalGrid, normalGrid } from '../review/normal-grid.ts';
import { type Undetermined, undetermined } from '../review/undetermined.ts';
import { layOutPlan, type PlanLayout, type Seat } from './plan.ts';
import { informationAt, type PlanningModel } from './planning-model.ts';

/** How precisely a quantity on 1..K will be known after the loop. */
export interface PredictedPrecision {
  /** Interval of a candidate whose estimate comes out at the prior mean, on 1..K. */
  readonly typical: { readonly fair: number; readonly low: number; readonly high: number };
  /** Half the width of the interval, score points, averaged over whom the loop may turn out to have met. */
  readonly halfWidth: number;
}

export interface PredictedDimension extends PredictedPrecision {
  readonly dimension: number;
  readonly ratings: number;
}

export interface PlanPrediction {
  readonly kind: 'plan_prediction';
  readonly level: number;
  /** The planned dimensions, ascending. The others will be `not_assessed` and have no prediction. */
  readonly dimensions: readonly PredictedDimension[];
  /** The composite that will be shown: planned dimensions of positive weight, weights renormalised. */
  readonly overall: PredictedPrecision;
  /**
   * The composite over every weighted dimension, each one not planned with its prior given theta: what plans with
   * different dimensions are compared on (dropping a dimension must not look like precision).
   */
  readonly everyDimension: PredictedPrecision;
  /** Share of the total weight that is planned. */
  readonly coverage: number;
}

/** Where estimates of theta will fall, and around it those of delta: SDs of the prior less the posterior. */
const OUTER = normalGrid(0.75, 3.75);
const INNER = normalGrid(1, 3);
const CENTRE: NormalGrid = { node: Float64Array.of(0), weight: Float64Array.of(1) };

/**
 * The interval that a planned loop will give, before anybody is met (optimal design with expected information, in the
 * manner of van der Linden 2005, Linear Models for Optimal Test Design). The posterior covariance of
 * (theta, delta, severities, cards) of one new candidate at weights I(eta), with the severities' own uncertainty as
 * their prior, is carried to the score scale as the fit's intervals are: end points of eta_d for a dimension, the
 * delta method on the logit of the share for the composite (fair-average.ts).
 *
 * Conditional on thresholds, difficulties and SDs of the fit being right (their own uncertainty adds a percent or so)
 * and averaged, by quadrature, over where the candidate's *estimates* will fall: N(0, Sc2 - Var(theta | data)) and so
 * on, narrower than the candidates themselves. Half widths are means over that; `typical` is its centre.
 *
 * No planned dimension of positive weight: `nothing_planned`. Throws a RangeError on unknown raters or dimensions.
 */
export function predictPlan(
  model: PlanningModel,
  seats: readonly Seat[],
  weights: Float64Array,
  level = 0.9,
): PlanPrediction | Undetermined {
  const layout = layOutPlan(model, seats);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const planned = layout.dimensions.reduce((sum, d) => sum + at(weights, d), 0);
  if (!(planned > 0)) return undetermined('nothing_planned');
  const shown = Float64Array.from(weights, (weight, d) =>
    layout.dimensions.includes(d) ? weight / planned : 0,
  );
  const every = weights.map((weight) => weight / total);
  const posterior = posteriorsOf(model, layout);
  const z = twoSidedQuantile(level);
  const dimensions = layout.dimensions.map((dimension, place) => ({
    dimension,
    ratings: layout.rows.filter((row) => row.place === place).length,
    ...dimensionPrecision(model, layout, posterior, place, z),
  }));
  return {
    kind: 'plan_prediction',
    level,
    dimensions,
    overall: compositePrecision(model, layout, posterior, shown, z),
    everyDimension: compositePrecision(model, layout, posterior, every, z),
    coverage: planned / total,
  };
}

/**
 * Half width of the composite over every weighted dimension: what additions and omissions are judged by. With no seat
 * at all it is the prior's. Throws a RangeError where no dimension has weight.
 */
export function everyDimensionHalfWidth(
  model: PlanningModel,
  seats: readonly Seat[],
  weights: Float64Array,
  level: number,
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('a composite needs a dimension of positive weight');
  const layout = layOutPlan(model, seats);
  const every = weights.map((weight) => weight / total);
  return compositePrecision(model, layout, posteriorsOf(model, layout), every, twoSidedQuantile(level))
    .halfWidth;
}

/** The posterior at each node of theta's estimate, as Cholesky factors of the precision. */
interface Posteriors {
  /** SD of the estimate of theta, and of delta_d around it for each planned dimension. */
  readonly thetaSpread: number;
  readonly deltaSpread: Float64Array;
  readonly factors: readonly Float64Array[];
}

function posteriorsOf(model: PlanningModel, layout: PlanLayout): Posteriors {
  const planned = layout.dimensions.length;
  // First at the centre, with everybody's spread, to learn how much of it the estimates will have.
  const [first] = factorsOn(model, layout, CENTRE, 0, new Float64Array(planned).fill(model.sigmaCell));
  const factor = first as Float64Array; // reason: one node, one factor
  const unit = (...places: number[]): Float64Array =>
    Float64Array.from({ length: layout.unknowns }, (_, k) => (places.includes(k) ? 1 : 0));
  const thetaVariance = Math.max(0, model.sigmaCandidate ** 2 - quadratic(factor, unit(0)));
  const deltaSpread = Float64Array.from({ length: planned }, (_, place) => {
    const prior = model.sigmaCandidate ** 2 + model.sigmaCell ** 2;
    return Math.sqrt(Math.max(0, prior - quadratic(factor, unit(0, 1 + place)) - thetaVariance));
  });
  const thetaSpread = Math.sqrt(thetaVariance);
  const factors = factorsOn(model, layout, OUTER, thetaSpread, deltaSpread);
  return { thetaSpread, deltaSpread, factors };
}

function factorsOn(
  model: PlanningModel,
  layout: PlanLayout,
  grid: NormalGrid,
  thetaSpread: number,
  deltaSpread: Float64Array,
): readonly Float64Array[] {
  const n = layout.unknowns;
  return Array.from(grid.node, (node) => {
    const matrix = new Float64Array(n * n);
    for (let k = 0; k < n; k++) matrix[k * n + k] = at(layout.precision, k);
    for (const { place, offset, row } of layout.rows) {
      let information = 0;
      for (let j = 0; j < INNER.node.length; j++) {
        const eta = thetaSpread * node + at(deltaSpread, place) * at(INNER.node, j) + offset;
        information += at(INNER.weight, j) * informationAt(model, eta);
      }
      for (let a = 0; a < n; a++) {
        const scaled = information * at(row, a);
        if (scaled === 0) continue;
        for (let b = 0; b <= a; b++) addAt(matrix, a * n + b, scaled * at(row, b));
      }
    }
    factoriseCholesky(matrix, n); // prior precisions are positive, so the sum is positive definite
    return matrix;
  });
}

/** x' A^-1 x from the Cholesky factor of A; x is overwritten. */
function quadratic(factor: Float64Array, x: Float64Array): number {
  solveLower(factor, x.length, x);
  return dot(x, x);
}

function dimensionPrecision(
  model: PlanningModel,
  layout: PlanLayout,
  posterior: Posteriors,
  place: number,
  z: number,
): PredictedPrecision {
  const { link, thresholds } = model;
  const b = at(model.difficulty, layout.dimensions[place] as number); // reason: place < dimensions
  const middle = (OUTER.node.length - 1) / 2;
  let halfWidth = 0;
  let typical = { fair: 0, low: 0, high: 0 };
  posterior.factors.forEach((factor, q) => {
    const contrast = new Float64Array(layout.unknowns);
    contrast[0] = 1;
    contrast[1 + place] = 1;
    const half = z * Math.sqrt(quadratic(factor, contrast));
    const theta = posterior.thetaSpread * at(OUTER.node, q);
    for (let j = 0; j < INNER.node.length; j++) {
      const eta = theta + at(posterior.deltaSpread, place) * at(INNER.node, j) - b;
      const width = link.expectation(eta + half, thresholds) - link.expectation(eta - half, thresholds);
      halfWidth += at(OUTER.weight, q) * at(INNER.weight, j) * (width / 2);
    }
    if (q !== middle) return;
    const expect = (eta: number): number => link.expectation(eta, thresholds);
    typical = { fair: expect(-b), low: expect(-b - half), high: expect(-b + half) };
  });
  return { typical, halfWidth };
}

/** The composite with these weights, which sum to 1; dimensions not planned have their prior given theta. */
function compositePrecision(
  model: PlanningModel,
  layout: PlanLayout,
  posterior: Posteriors,
  weights: Float64Array,
  z: number,
): PredictedPrecision {
  const { link, thresholds, difficulty } = model;
  const tails = createTails(link.categories);
  const steps = link.categories - 1;
  const middle = (OUTER.node.length - 1) / 2;
  let halfWidth = 0;
  let typical = { fair: 0, low: 0, high: 0 };
  posterior.factors.forEach((factor, q) => {
    const contrast = new Float64Array(layout.unknowns);
    let fair = 1;
    let unplanned = 0;
    for (let d = 0; d < weights.length; d++) {
      const weight = at(weights, d);
      if (weight === 0) continue;
      const place = layout.dimensions.indexOf(d);
      const spread = place < 0 ? 0 : at(posterior.deltaSpread, place);
      const eta = posterior.thetaSpread * at(OUTER.node, q) - at(difficulty, d);
      let slope = 0;
      for (let j = 0; j < INNER.node.length; j++) {
        link.tails(eta + spread * at(INNER.node, j), thresholds, tails);
        for (let m = 0; m < steps; m++) {
          fair += weight * at(INNER.weight, j) * at(tails.probability, m);
          slope += at(INNER.weight, j) * at(tails.slope, m);
        }
      }
      addAt(contrast, 0, weight * slope);
      if (place >= 0) addAt(contrast, 1 + place, weight * slope);
      else unplanned += (weight * slope * model.sigmaCell) ** 2;
    }
    const error = Math.sqrt(quadratic(factor, contrast) + unplanned);
    // The interval of fair-average.ts: G = logit((F - 1) / (K - 1)), back at G -+ z se(F) dG/dF.
    const share = (fair - 1) / steps;
    const half = (z * error) / (share * (1 - share) * steps);
    const g = Math.log(share / (1 - share));
    const back = (x: number): number => 1 + steps / (1 + Math.exp(-x));
    const [low, high] = [back(g - half), back(g + half)];
    halfWidth += at(OUTER.weight, q) * ((high - low) / 2);
    if (q === middle) typical = { fair, low, high };
  });
  return { typical, halfWidth };
}
