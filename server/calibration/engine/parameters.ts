import { at } from './access.ts';
import { fillDifficulty } from './difficulty.ts';
import { cardSigma, type HyperParameters } from './hyper.ts';
import type { JointGradient } from './joint.ts';
import type { LinkName } from './link.ts';
import type { Problem } from './problem.ts';

/** A gradient by the hyper-parameters: thresholds, free difficulties (difficulty.ts), log SDs. */
export type HyperGradient = Omit<JointGradient, 'value' | 'effects'>;

/**
 * The unconstrained vector of the outer problem, in the order of oracle/gold: K - 1 threshold parameters, D - 1
 * free difficulties, log Sc, log Scd, log Sr, and log Scr where the model has a card effect. For rsm the threshold parameters are the thresholds; for cum
 * tau_1 = t_1 and tau_k = tau_{k-1} + exp(t_k), so that they ascend.
 */
export function hyperFromParameters(
  link: LinkName,
  problem: Problem,
  parameters: Float64Array,
): HyperParameters {
  const { categories, dimensions } = problem;
  const size = categories - 1;
  const thresholds = new Float64Array(size);
  for (let m = 0; m < size; m++) {
    const t = at(parameters, m);
    thresholds[m] = link === 'cum' && m > 0 ? at(thresholds, m - 1) + Math.exp(t) : t;
  }
  const difficulty = new Float64Array(dimensions);
  fillDifficulty(problem, difficulty, parameters.subarray(size, size + dimensions - 1));
  const first = size + dimensions - 1;
  return {
    thresholds,
    difficulty,
    sigmaCandidate: Math.exp(at(parameters, first)),
    sigmaCell: Math.exp(at(parameters, first + 1)),
    sigmaRater: Math.exp(at(parameters, first + 2)),
    sigmaCard: problem.hasCards ? Math.exp(at(parameters, first + 3)) : null,
  };
}

/** The inverse of `hyperFromParameters`: the vector of these hyper-parameters. For cum the thresholds must ascend. */
export function parametersFromHyper(link: LinkName, problem: Problem, hyper: HyperParameters): Float64Array {
  const { thresholds, difficulty } = hyper;
  const size = problem.categories - 1;
  const parameters = new Float64Array(size + problem.dimensions - 1 + (problem.hasCards ? 4 : 3));
  for (let m = 0; m < size; m++) {
    const tau = at(thresholds, m);
    parameters[m] = link === 'cum' && m > 0 ? Math.log(tau - at(thresholds, m - 1)) : tau;
  }
  let place = size;
  for (let d = 0; d < problem.dimensions; d++)
    if (d !== problem.referenceDimension) parameters[place++] = at(difficulty, d);
  parameters[place++] = Math.log(hyper.sigmaCandidate);
  parameters[place++] = Math.log(hyper.sigmaCell);
  parameters[place++] = Math.log(hyper.sigmaRater);
  if (problem.hasCards) parameters[place] = Math.log(cardSigma(hyper));
  return parameters;
}

/** The gradient of a function of the hyper-parameters in the unconstrained order (chain rule for cum). */
export function gradientByParameters(
  link: LinkName,
  hyper: HyperParameters,
  gradient: HyperGradient,
): Float64Array {
  const size = gradient.thresholds.length;
  const thresholds = Float64Array.from(gradient.thresholds);
  if (link === 'cum') {
    // Raising t_k lifts tau_k and every threshold above it by the gap.
    for (let m = size - 2; m >= 0; m--) thresholds[m] = at(thresholds, m) + at(thresholds, m + 1);
    for (let m = 1; m < size; m++)
      thresholds[m] = at(thresholds, m) * (at(hyper.thresholds, m) - at(hyper.thresholds, m - 1));
  }
  return Float64Array.from([
    ...thresholds,
    ...gradient.difficulty,
    gradient.logSigmaCandidate,
    gradient.logSigmaCell,
    gradient.logSigmaRater,
    ...(hyper.sigmaCard === null ? [] : [gradient.logSigmaCard]),
  ]);
}
