import { copyEffects } from './fixed-effects.ts';
import type { Effects, HyperParameters } from './hyper.ts';
import { zeroEffects } from './hyper.ts';
import type { HyperPrior } from './hyper-prior.ts';
import { createLaplace, type LaplaceWorkspace, laplaceAt, laplaceGradient } from './laplace-gradient.ts';
import type { Link } from './link.ts';
import { gradientByParameters, hyperFromParameters } from './parameters.ts';
import type { Problem } from './problem.ts';

/**
 * What the outer solver minimises: L(phi), with the prior's part where there is one, over the unconstrained parameters
 * (parameters.ts), with the work it has cost. A gradient is that of the point evaluated last.
 */
export interface OuterObjective {
  readonly problem: Problem;
  readonly link: Link;
  readonly workspace: LaplaceWorkspace;
  /** The objective; Infinity where the inner problem has no solution. */
  evaluate(hyper: HyperParameters): number;
  gradient(hyper: HyperParameters): Float64Array;
  hyperAt(parameters: Float64Array): HyperParameters;
  /** The mode as it is now, and back to it: where evaluations at neighbouring points shall begin. */
  saveMode(): Effects;
  restoreMode(mode: Effects): void;
  readonly counts: OuterCounts;
}

export interface OuterCounts {
  evaluations: number;
  gradients: number;
  /** Multiplications, counted and not timed: the engine has no clock. */
  work: number;
  /** L without the prior's part at the point evaluated last. */
  laplace: number;
}

export function createObjective(problem: Problem, link: Link, prior: HyperPrior | null): OuterObjective {
  const workspace = createLaplace(problem, link);
  const counts: OuterCounts = { evaluations: 0, gradients: 0, work: 0, laplace: Number.POSITIVE_INFINITY };
  const perFactor = problem.denseSize ** 3 / 6 + 3 * problem.count;
  const perPass = 60 * problem.count + problem.denseSize ** 2;
  return {
    problem,
    link,
    workspace,
    counts,
    evaluate(hyper) {
      const { value, counts: inner } = laplaceAt(workspace, hyper);
      counts.evaluations++;
      counts.work += inner.factorisations * perFactor + inner.evaluations * perPass;
      counts.laplace = value ?? Number.POSITIVE_INFINITY;
      return counts.laplace + (prior === null ? 0 : prior.value(hyper));
    },
    gradient(hyper) {
      counts.gradients++;
      counts.work += 2 * perFactor + 2 * perPass;
      const own = laplaceGradient(workspace, hyper);
      return gradientByParameters(link.name, hyper, prior === null ? own : prior.addTo(own, hyper));
    },
    hyperAt: (parameters) => hyperFromParameters(link.name, problem, parameters),
    saveMode() {
      const mode = zeroEffects(problem);
      copyEffects(mode, workspace.inner.effects);
      return mode;
    },
    restoreMode: (mode) => copyEffects(workspace.inner.effects, mode),
  };
}
