import type { Effects, HyperParameters } from './hyper.ts';
import { type InnerResult, solveInner, type Tolerances } from './inner.ts';
import { priorConstant } from './joint.ts';
import type { Link } from './link.ts';
import { HALF_LOG_TWO_PI } from './normal.ts';
import { effectCount, type Problem } from './problem.ts';
import { logDeterminantOf } from './system.ts';

export interface Laplace {
  /** L(phi), the approximate negative marginal log likelihood. */
  readonly value: number;
  /** f(u^, phi) with all constants. */
  readonly joint: number;
  /** log |H| at the mode. */
  readonly logDeterminant: number;
  readonly inner: InnerResult;
}

/**
 * Laplace's approximation of the negative log marginal likelihood (CALIBRATION.md, Estimation):
 * L(phi) = f(u^, phi) + 1/2 log|H| - dim/2 log 2 pi, u^ the mode, H the Hessian of f by u there, dim the number
 * of random effects. Effects without ratings cancel exactly. No ratings: 0.
 */
export function laplace(
  problem: Problem,
  link: Link,
  hyper: HyperParameters,
  start: Effects | null = null,
  tolerances?: Tolerances,
): Laplace {
  const inner = solveInner(problem, link, hyper, start, tolerances);
  const joint = inner.final + priorConstant(problem, hyper);
  const logDeterminant = logDeterminantOf(inner.system);
  const size = effectCount(problem);
  return { value: joint + 0.5 * logDeterminant - size * HALF_LOG_TWO_PI, joint, logDeterminant, inner };
}
