/**
 * A rule for means over a normal distribution: E f(Z) is close to sum of weight_j f(node_j). The trapezoidal rule on
 * equal steps, weights in proportion to the density and summing to 1. For smooth f its error falls as
 * exp(-2 pi^2 / step^2) (Goodwin 1949, Proc. Camb. Phil. Soc. 45, 241): 3e-9 at step 1, below rounding at 1/2, as long
 * as f is smooth on the scale of the step.
 */
export interface NormalGrid {
  readonly node: Float64Array;
  readonly weight: Float64Array;
}

/** Nodes from -reach to reach standard deviations. */
export function normalGrid(step: number, reach: number): NormalGrid {
  const half = Math.round(reach / step);
  const node = Float64Array.from({ length: 2 * half + 1 }, (_, j) => (j - half) * step);
  const density = node.map((z) => Math.exp(-0.5 * z * z));
  const total = density.reduce((sum, value) => sum + value, 0);
  return { node, weight: density.map((value) => value / total) };
}
