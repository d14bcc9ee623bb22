import { at } from './access.ts';
import { copyEffects } from './fixed-effects.ts';
import { cardSigma, type HyperParameters, PRIOR_MEDIANS } from './hyper.ts';
import { CARD_MEDIAN, type HyperPrior } from './hyper-prior.ts';
import { covarianceOfHyper, createUncertainty, type HyperUncertainty } from './hyper-uncertainty.ts';
import { maximiseJointly } from './joint-maximum.ts';
import type { LaplaceWorkspace } from './laplace-gradient.ts';
import type { Link } from './link.ts';
import { createObjective, type OuterObjective } from './outer-objective.ts';
import { measure, newtonStep, type Point, search } from './outer-point.ts';
import { approximateHessian, stepSigmas } from './outer-start.ts';
import { parametersFromHyper } from './parameters.ts';
import type { Problem } from './problem.ts';
import { invertFree, updateInverse } from './quasi-newton.ts';
import { thinProblem } from './thin-problem.ts';

/** When the outer solver stops. The engine has no clock: work is counted instead, in multiplications. */
export interface OuterTolerances {
  /** Newton decrement 1/2 g' B^-1 g, what the objective could still fall, in log likelihood. */
  readonly decrement: number;
  readonly iterations: number;
  /** About a second per 1e9. */
  readonly work: number;
}

export const OUTER_TOLERANCES: OuterTolerances = { decrement: 1e-9, iterations: 200, work: 5e11 };

/** Why the outer solver stopped. Only `decrement` counts as converged. */
export type OuterStopReason =
  | 'decrement'
  | 'iterations'
  | 'work'
  | 'no_descent'
  | 'no_start'
  | 'runaway'
  | 'not_positive_definite';

export interface OuterBookkeeping {
  /** L, with the prior's part, at the start and at the end. */
  readonly initial: number;
  readonly final: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly gradients: number;
  /** Largest absolute element of the gradient by the free parameters at the end. */
  readonly gradientNorm: number;
  readonly decrement: number;
  readonly work: number;
  readonly stopped: OuterStopReason;
  readonly tolerances: OuterTolerances;
}

export interface MarginalMaximum {
  readonly hyper: HyperParameters;
  readonly workspace: LaplaceWorkspace;
  /** L at the maximum without the prior's part. */
  readonly laplace: number;
  /** With V_phi; null where it was not asked for or the solver did not converge. */
  readonly uncertainty: HyperUncertainty | null;
  readonly bookkeeping: OuterBookkeeping;
}

export interface MarginalOptions {
  readonly start: HyperParameters | null;
  readonly prior: HyperPrior | null;
  readonly standardErrors: boolean;
  readonly tolerances: OuterTolerances;
  readonly onIteration?: ((iterations: number) => void) | undefined;
}

/** One step of EM brings the SDs near enough; a second one or five were measured to save no iteration afterwards. */
const EM_STEPS = 1;
/** An SD below this whose derivative says smaller still is tried at FLOOR, and held there if that is no worse. */
const NEAR_ZERO = 0.05;
const FLOOR = 1e-3;
/** No SD of people is so large, in logits: where nobody ever disagrees the likelihood only levels off out there. */
const RUNAWAY = 20;
/** Step of the differences of the gradient: what they neglect is of its order, relatively. */
const DIFFERENCE = 1e-4;
/**
 * BFGS hands over to Newton at this decrement per rating, where a Hessian is wanted anyway. It is then taken that near
 * the maximum: in units of standard errors farther off the more ratings there are, in logits always about as near.
 */
const HANDOVER = 1e-8;

/**
 * Maximum marginal likelihood by Laplace: minimises L(phi), with the weak prior where one is given, over thresholds,
 * difficulties and log SDs (CALIBRATION.md, Estimation, "Outer problem"). Start: a rough joint maximum at the priors'
 * medians and EM steps on the SDs, or the given point. BFGS with backtracking on the unconstrained parameters, from the
 * approximate Hessian of outer-start.ts; with `standardErrors` then the Hessian of L by forward differences of the
 * analytic gradient, Newton steps with it, and V_phi as its inverse. Parameters that the data do not touch (dimensions
 * without ratings, an SD at its floor) are held. Never throws on data; whatever stops it is in `stopped`.
 */
export function maximiseMarginally(problem: Problem, link: Link, options: MarginalOptions): MarginalMaximum {
  const objective = createObjective(problem, link, options.prior);
  const { tolerances } = options;
  const { point, initial } = begin(objective, options.start);
  const isPolished = options.standardErrors;
  const decrement = isPolished
    ? Math.max(HANDOVER * problem.count, tolerances.decrement)
    : tolerances.decrement;
  let { stopped, iterations } = Number.isFinite(point.value)
    ? descend(objective, point, { ...tolerances, decrement }, options.onIteration)
    : { stopped: 'no_start' as const, iterations: 0 };
  // Under a prior there is a maximum wherever it may lie.
  if (stopped === 'decrement' && options.prior === null && largestSigma(problem, point.hyper) > RUNAWAY)
    stopped = 'runaway';
  let uncertainty: HyperUncertainty | null = null;
  if (stopped === 'decrement' && isPolished) {
    const covariance = invertFree(differenceHessian(objective, point), point.isFree);
    if (covariance === null) stopped = 'not_positive_definite';
    else {
      iterations += polish(objective, point, covariance, tolerances);
      const onHyper = covarianceOfHyper(link.name, problem, point.hyper.thresholds, covariance);
      uncertainty = createUncertainty({ ...objective.workspace.inner, hyper: point.hyper }, onHyper);
    }
  }
  const { laplace, ...counts } = objective.counts;
  const bookkeeping = {
    initial,
    final: point.value,
    iterations,
    ...counts,
    gradientNorm: point.gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0),
    decrement: point.decrement,
    stopped,
    tolerances,
  };
  return { hyper: point.hyper, workspace: objective.workspace, laplace, uncertainty, bookkeeping };
}

/**
 * The start: the given point, or EM steps from a rough joint maximum at the medians of the weak priors, that of a part of
 * the ratings where there are many.
 */
function begin(
  objective: OuterObjective,
  start: HyperParameters | null,
): { readonly point: Point; readonly initial: number } {
  const { problem, link, workspace } = objective;
  let hyper = start;
  if (hyper === null) {
    const sigmas = { ...PRIOR_MEDIANS, sigmaCard: problem.hasCards ? CARD_MEDIAN : null };
    const part = thinProblem(problem) ?? problem;
    const rough = maximiseJointly(part, link, sigmas, { step: 0.02, iterations: 30 });
    if (part === problem) copyEffects(workspace.inner.effects, rough.effects);
    hyper = rough.hyper;
  }
  let value = objective.evaluate(hyper);
  const initial = value;
  for (let step = 0; start === null && step < EM_STEPS && Number.isFinite(value); step++) {
    objective.gradient(hyper);
    hyper = stepSigmas(workspace, hyper);
    value = objective.evaluate(hyper);
  }
  const x = parametersFromHyper(link.name, problem, hyper);
  const isFree = freeParameters(problem, x.length);
  const gradient = new Float64Array(x.length);
  return { point: { x, hyper, value, gradient, decrement: Number.POSITIVE_INFINITY, isFree }, initial };
}

function largestSigma(problem: Problem, hyper: HyperParameters): number {
  const { sigmaCandidate, sigmaCell, sigmaRater } = hyper;
  const cell = problem.hasCells ? sigmaCell : 0;
  const card = problem.hasCards ? cardSigma(hyper) : 0;
  return Math.max(sigmaCandidate, sigmaRater, cell, card);
}

/** Thresholds, the difficulties of dimensions with ratings, and the SDs that the model has. */
function freeParameters(problem: Problem, size: number): boolean[] {
  const { categories, dimensions, referenceDimension, dimensionRatings, hasCells } = problem;
  const isFree = Array.from({ length: size }, () => true);
  for (let d = 0; d < dimensions; d++)
    if (d !== referenceDimension)
      isFree[categories - 1 + (d < referenceDimension ? d : d - 1)] = (dimensionRatings[d] ?? 0) > 0;
  if (!hasCells) isFree[categories + dimensions - 1] = false;
  return isFree;
}

/** BFGS until the decrement is below its tolerance. */
function descend(
  objective: OuterObjective,
  point: Point,
  tolerances: OuterTolerances,
  onIteration: ((iterations: number) => void) | undefined,
): { readonly stopped: OuterStopReason; readonly iterations: number } {
  let iterations = 0;
  let inverse: Float64Array | null = null;
  const restart = (): void => {
    measure(objective, point);
    inverse = invertFree(approximateHessian(objective.workspace, point.hyper), point.isFree);
  };
  let isFresh = true;
  restart();
  while (iterations < tolerances.iterations) {
    if (objective.counts.work > tolerances.work) return { stopped: 'work', iterations };
    iterations++;
    onIteration?.(iterations);
    if (holdAtFloor(objective, point)) {
      restart();
      isFresh = true;
    }
    const current: Float64Array | null = inverse;
    if (current === null) return { stopped: 'not_positive_definite', iterations };
    const step = newtonStep(point, current);
    if (point.decrement >= 0 && point.decrement <= tolerances.decrement)
      return { stopped: 'decrement', iterations };
    const before = point.gradient;
    const moved = search(objective, point, step, tolerances.work);
    if (moved === null) {
      if (isFresh) return { stopped: 'no_descent', iterations };
      // A direction from stale curvature may fail where a fresh one does not.
      point.value = objective.evaluate(point.hyper);
      restart();
      isFresh = true;
      continue;
    }
    measure(objective, point);
    const change = point.gradient.map((g, j) => g - at(before, j));
    updateInverse(current, moved, change);
    isFresh = false;
  }
  return { stopped: 'iterations', iterations };
}

/** Tries an SD near zero at its floor; true where one is held from now on. */
function holdAtFloor(objective: OuterObjective, point: Point): boolean {
  const { categories, dimensions } = objective.problem;
  for (let j = categories - 1 + dimensions - 1; j < point.x.length; j++) {
    if (!point.isFree[j] || at(point.x, j) > Math.log(NEAR_ZERO)) continue;
    if (at(point.x, j) < Math.log(1.01 * FLOOR)) {
      point.isFree[j] = false;
      return true;
    }
    if (!(at(point.gradient, j) > 0)) continue;
    const x = Float64Array.from(point.x);
    x[j] = Math.min(at(x, j), Math.log(FLOOR));
    const hyper = objective.hyperAt(x);
    const value = objective.evaluate(hyper);
    if (value <= point.value) {
      point.isFree[j] = false;
      Object.assign(point, { x, hyper, value });
      return true;
    }
    point.value = objective.evaluate(point.hyper);
    measure(objective, point);
  }
  return false;
}

/** The Hessian of the objective by forward differences of its gradient, made symmetric; rows of held parameters are 0. */
function differenceHessian(objective: OuterObjective, point: Point): Float64Array {
  const size = point.x.length;
  const raw = new Float64Array(size * size);
  const mode = objective.saveMode();
  for (let j = 0; j < size; j++) {
    if (!point.isFree[j]) continue;
    const hyper = objective.hyperAt(point.x.map((own, k) => (k === j ? own + DIFFERENCE : own)));
    objective.restoreMode(mode);
    if (!Number.isFinite(objective.evaluate(hyper))) return new Float64Array(size * size);
    const moved = objective.gradient(hyper);
    for (let k = 0; k < size; k++) raw[j * size + k] = (at(moved, k) - at(point.gradient, k)) / DIFFERENCE;
  }
  objective.restoreMode(mode);
  const hessian = new Float64Array(size * size);
  for (let j = 0; j < size; j++)
    for (let k = 0; k < size; k++)
      hessian[j * size + k] = 0.5 * (at(raw, j * size + k) + at(raw, k * size + j));
  return hessian;
}

/** Newton steps with the true Hessian's inverse, at most three; ends with mode, gradient and variances at the point. */
function polish(
  objective: OuterObjective,
  point: Point,
  covariance: Float64Array,
  tolerances: OuterTolerances,
): number {
  for (let n = 0; n < 3; n++) {
    const step = newtonStep(point, covariance);
    const isThere = point.decrement <= tolerances.decrement;
    if (isThere && n > 0) return n;
    // The Hessian's differences have left the workspace beside the point.
    if (isThere || search(objective, point, step, tolerances.work) === null)
      point.value = objective.evaluate(point.hyper);
    measure(objective, point);
    if (isThere) return n;
  }
  newtonStep(point, covariance);
  return 3;
}
