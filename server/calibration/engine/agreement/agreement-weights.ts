/** How far two different scores count as agreement. `identity`: not at all. */
export type WeightName = 'identity' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Agreement weights w_kl of K categories, K x K row-major, 1 on the diagonal and 0 in the far corner (Gwet 2014,
 * Handbook of Inter-Rater Reliability, chapter 3), k and l from 1:
 *   identity   1 where k = l, else 0
 *   linear     1 - |k - l| / (K - 1)           (Cicchetti & Allison 1971)
 *   quadratic  1 - (k - l)^2 / (K - 1)^2       (Fleiss & Cohen 1973)
 *   ordinal    1 - C(|k - l| + 1, 2) / C(K, 2) (Gwet's ordinal weights)
 * One category: a single 1.
 */
export function agreementWeights(name: WeightName, categories: number): Float64Array {
  const far = categories - 1;
  const weights = new Float64Array(categories * categories);
  for (let k = 0; k < categories; k++) {
    for (let l = 0; l < categories; l++) {
      const gap = Math.abs(k - l);
      weights[k * categories + l] = gap === 0 ? 1 : 1 - disagreement(name, gap, far);
    }
  }
  return weights;
}

function disagreement(name: WeightName, gap: number, far: number): number {
  switch (name) {
    case 'identity':
      return 1;
    case 'linear':
      return gap / far;
    case 'quadratic':
      return (gap * gap) / (far * far);
    case 'ordinal':
      return (gap * (gap + 1)) / (far * (far + 1));
  }
}
