import { at } from './access.ts';
import { fillDifficulty } from './difficulty.ts';
import type { HyperParameters } from './hyper.ts';
import type { JointGradient } from './joint.ts';
import type { LinkName } from './link.ts';
import type { Problem } from './problem.ts';

/**
 * The unconstrained vector of the outer problem, in the order of oracle/gold: K - 1 threshold parameters, D - 1
 * free difficulties, log Sc, log Scd, log Sr. For rsm the threshold parameters are the thresholds; for cum
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
  };
}

/** The gradient of a function of the hyper-parameters in the unconstrained order (chain rule for cum). */
export function gradientByParameters(
  link: LinkName,
  hyper: HyperParameters,
  gradient: JointGradient,
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
  ]);
}
