import { at, intAt } from './access.ts';
import type { Solution } from './covariance.ts';
import { factorise, factoriseGroup } from './factorise-system.ts';
import { describe, diagnose, type Fit, type FitResult } from './fit.ts';
import { asBlocks, cardSigma, type Effects, precisions, predictorOf, zeroEffects } from './hyper.ts';
import { createUncertainty } from './hyper-uncertainty.ts';
import { createInner, DEFAULT_TOLERANCES, type InnerWorkspace, solveMode } from './inner.ts';
import { logLikelihood, penalty } from './joint.ts';
import { indexRatings, type Problem } from './problem.ts';
import type { Ratings } from './ratings.ts';
import { backGroup, reduceGroup } from './system.ts';

/**
 * What a new scorecard changes, in two speeds (CALIBRATION.md, "One new scorecard"), the hyper-parameters frozen at
 * those of `fit`. `ratings` are the family's as they are now: those of `fit` and the new ones, with the same dimensions
 * and scale; candidates and raters may have been added behind the old ones. Both return a new fit with its state, link
 * and uncertainty; refusals as fitAtHyper.
 */

/**
 * At once: the candidate's own effects are solved for again, every severity and every other candidate standing where
 * they were; the covariances are those of all ratings. Against a complete refit the specification's reference was off by
 * .0003 to .006 with standard errors of .34 to .47.
 */
export function updateCandidate(fit: Fit, ratings: Ratings, candidate: number): FitResult {
  const begun = begin(fit, ratings);
  if (!('inner' in begun)) return begun;
  const { inner, hyper } = begun;
  // Where candidates are the dense side there is no block of their own to solve.
  if (inner.problem.eliminated === 'raters') return finish(fit, begun);
  if (!solveBlock(inner, hyper, candidate)) return { kind: 'suppressed', reason: 'no_convergence' };
  const value = penalty(inner.problem, hyper, inner.effects) - fill(inner, hyper);
  if (!factorise(inner.system, precisions(inner.problem, hyper), inner.perRating.weight))
    return { kind: 'suppressed', reason: 'no_convergence' };
  const counts = { initial: value, final: value, iterations: 1, evaluations: 1, stopped: 'step' } as const;
  return complete(fit, begun, counts);
}

/** In milliseconds: the inner Newton on everybody, from where `fit` stands. */
export function refitFrozen(fit: Fit, ratings: Ratings): FitResult {
  const begun = begin(fit, ratings);
  return 'inner' in begun ? finish(fit, begun) : begun;
}

interface Begun {
  readonly inner: InnerWorkspace;
  readonly hyper: Solution['hyper'];
}

function begin(fit: Fit, ratings: Ratings): Begun | Exclude<FitResult, Fit> {
  const { hyper, link, problem: old } = fit.solution;
  const problem = indexRatings(ratings, { cells: old.hasCells ? 'rated' : 'none', cards: old.hasCards });
  if ('kind' in problem) return problem;
  if (problem.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const inner = createInner(problem, link);
  carryEffects(fit.solution, inner.effects, problem);
  return { inner, hyper };
}

function finish(fit: Fit, begun: Begun): FitResult {
  const counts = solveMode(begun.inner, begun.hyper, DEFAULT_TOLERANCES);
  return counts.stopped === 'step'
    ? complete(fit, begun, counts)
    : { kind: 'suppressed', reason: 'no_convergence' };
}

type Counts = Omit<
  Extract<Fit['bookkeeping'], { readonly tolerances: { readonly step: number } }>,
  'tolerances'
>;

function complete(fit: Fit, { inner, hyper }: Begun, counts: Counts): Fit {
  const { problem, link, effects, system } = inner;
  const known = fit.solution.uncertainty;
  const uncertainty = known === null ? null : createUncertainty({ ...inner, hyper }, known.covariance);
  const solution: Solution = { problem, link, hyper, effects, system, inverse: null, uncertainty };
  const { initial, final, iterations, evaluations, stopped } = counts;
  const bookkeeping = { initial, final, iterations, evaluations, stopped, tolerances: DEFAULT_TOLERANCES };
  const state = fit.state === 'calibrated' ? 'calibrated' : 'provisional';
  return describe(solution, 'given_hyper_parameters', bookkeeping, diagnose(solution, final), state);
}

/** The old modes in the new problem's places; 0 for whoever is new. */
function carryEffects(from: Solution, to: Effects, problem: Problem): void {
  const { problem: old, effects } = from;
  const size = (a: Float64Array, b: Float64Array): number => Math.min(a.length, b.length);
  to.candidate.set(effects.candidate.subarray(0, size(effects.candidate, to.candidate)));
  to.rater.set(effects.rater.subarray(0, size(effects.rater, to.rater)));
  const groups = Math.min(old.groups, problem.groups);
  for (let g = 0; g < groups; g++) {
    let k = intAt(old.groupCell, g);
    for (let n = intAt(problem.groupCell, g); n < intAt(problem.groupCell, g + 1); n++) {
      const d = intAt(problem.cellDimension, n);
      while (k < intAt(old.groupCell, g + 1) && intAt(old.cellDimension, k) < d) k++;
      if (k < intAt(old.groupCell, g + 1) && intAt(old.cellDimension, k) === d)
        to.cell[n] = at(effects.cell, k);
    }
    if (!problem.hasCards) continue;
    for (let n = intAt(problem.borderStart, g); n < intAt(problem.borderStart, g + 1); n++)
      for (let s = intAt(old.borderStart, g); s < intAt(old.borderStart, g + 1); s++)
        if (intAt(old.borderDense, s) === intAt(problem.borderDense, n)) to.card[n] = at(effects.card, s);
  }
}

/** All ratings' values and weights at the effects as they are. */
function fill(inner: InnerWorkspace, hyper: Solution['hyper']): number {
  return logLikelihood(inner.problem, inner.link, hyper, inner.effects, inner.perRating);
}

/** Newton with step halving on one group's own effects; false where it does not converge. */
function solveBlock(inner: InnerWorkspace, hyper: Solution['hyper'], g: number): boolean {
  const { problem, link, effects, system, perRating } = inner;
  const precision = precisions(problem, hyper);
  const [first, end] = [intAt(problem.groupStart, g), intAt(problem.groupStart, g + 1)];
  const score = problem.score.subarray(first, end);
  const eta = perRating.eta.subarray(first, end);
  const part = {
    slope: perRating.slope.subarray(first, end),
    weight: perRating.weight.subarray(first, end),
    weightSlope: perRating.weightSlope.subarray(first, end),
  };
  const cells = [intAt(problem.groupCell, g), intAt(problem.groupCell, g + 1)] as const;
  const cards = problem.hasCards
    ? ([intAt(problem.borderStart, g), intAt(problem.borderStart, g + 1)] as const)
    : ([0, 0] as const);
  const step = asBlocks(problem, zeroEffects(problem));
  const own = asBlocks(problem, effects);
  const cardPrecision = 1 / (cardSigma(hyper) * cardSigma(hyper));

  const objective = (): number => {
    for (let i = first; i < end; i++)
      eta[i - first] = predictorOf(problem, effects, i) - at(hyper.difficulty, intAt(problem.dimension, i));
    let value =
      0.5 * precision.group * at(own.group, g) ** 2 - link.evaluateAll(score, eta, hyper.thresholds, part);
    for (let k = cells[0]; k < cells[1]; k++) value += 0.5 * precision.cell * at(own.cell, k) ** 2;
    for (let s = cards[0]; s < cards[1]; s++) value += 0.5 * cardPrecision * at(own.card, s) ** 2;
    return value;
  };
  const moveBy = (scale: number): void => {
    own.group[g] = at(own.group, g) + scale * at(step.group, g);
    for (let k = cells[0]; k < cells[1]; k++) own.cell[k] = at(own.cell, k) + scale * at(step.cell, k);
    for (let s = cards[0]; s < cards[1]; s++) own.card[s] = at(own.card, s) + scale * at(step.card, s);
  };

  let value = objective();
  for (let iteration = 0; iteration < DEFAULT_TOLERANCES.iterations; iteration++) {
    system.weight.set(perRating.weight.subarray(first, end), first);
    if (!factoriseGroup(system, precision, g)) return false;
    step.group[g] = -precision.group * at(own.group, g);
    for (let k = cells[0]; k < cells[1]; k++) step.cell[k] = -precision.cell * at(own.cell, k);
    for (let s = cards[0]; s < cards[1]; s++) step.card[s] = -cardPrecision * at(own.card, s);
    for (let i = first; i < end; i++) {
      const slope = at(perRating.slope, i);
      step.group[g] = at(step.group, g) + slope;
      if (problem.hasCells) step.cell[intAt(problem.cell, i)] = at(step.cell, intAt(problem.cell, i)) + slope;
      if (problem.hasCards) step.card[intAt(problem.slot, i)] = at(step.card, intAt(problem.slot, i)) + slope;
    }
    reduceGroup(system, step, g);
    step.dense.fill(0); // the severities stand still
    backGroup(system, step, g);
    let size = Math.abs(at(step.group, g));
    for (let k = cells[0]; k < cells[1]; k++) size = Math.max(size, Math.abs(at(step.cell, k)));
    moveBy(1);
    let next = objective();
    for (let scale = 1; next > value + 1e-12 * Math.abs(value) && size > 1e-9 && scale > 1e-9; ) {
      scale /= 2;
      moveBy(-scale);
      next = objective();
    }
    value = next;
    if (size <= DEFAULT_TOLERANCES.step * (1 + Math.abs(at(own.group, g)))) return true;
  }
  return false;
}
