import { addAt, at, intAt } from '../access.ts';
import { type Undetermined, undetermined } from '../review/undetermined.ts';
import type { Agreement, CategoryCounts } from './category-counts.ts';

export type AlphaMetric = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha: 1 minus the disagreement observed within units over that expected if the scores were dealt
 * out at random (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). From the coincidences
 *   o_ck = sum over units of n_uc (n_uk - 1[c = k]) / (r_u - 1),  n_c = sum_k o_ck,  n = sum_c n_c,
 *   alpha = 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck.
 * The metric d2: nominal 1[c != k]; interval (c - k)^2 on the scores 1..K; ordinal (sum of n_g for g = c..k, less
 * half of n_c and n_k)^2, from the coincidence margins n_g and not from a table of weights.
 *
 * Any number of raters, any holes; a unit with one rating does not enter. `observed` and `expected` are 1 - D / D_max
 * with D_max the largest d2 in use. No unit with two ratings: `too_few_units`; one category only: `no_variation`.
 */
export function krippendorffAlpha(counts: CategoryCounts, metric: AlphaMetric): Agreement | Undetermined {
  const { categories } = counts;
  const coincidence = new Float64Array(categories * categories);
  const margin = new Float64Array(categories);
  let units = 0;
  for (let u = 0; u < counts.units; u++) {
    const ratings = intAt(counts.ratings, u);
    if (ratings < 2) continue;
    units++;
    for (let c = 0; c < categories; c++) {
      const own = intAt(counts.count, u * categories + c);
      addAt(margin, c, own);
      for (let k = 0; own > 0 && k < categories; k++) {
        const pairs = own * (intAt(counts.count, u * categories + k) - (c === k ? 1 : 0));
        addAt(coincidence, c * categories + k, pairs / (ratings - 1));
      }
    }
  }
  if (units === 0) return undetermined('too_few_units');
  const total = margin.reduce((sum, value) => sum + value, 0);
  const distance = distances(metric, margin);
  let seen = 0;
  let chance = 0;
  let largest = 0;
  for (let c = 0; c < categories; c++) {
    for (let k = 0; k < categories; k++) {
      const d = at(distance, c * categories + k);
      const byChance = at(margin, c) * at(margin, k) * d;
      seen += at(coincidence, c * categories + k) * d;
      chance += byChance;
      if (byChance > 0) largest = Math.max(largest, d);
    }
  }
  if (chance === 0) return undetermined('no_variation');
  const observed = 1 - seen / (total * largest);
  const expected = 1 - chance / (total * (total - 1) * largest);
  const form = `Krippendorff's alpha, ${metric}`;
  return { kind: 'agreement', form, value: 1 - ((total - 1) * seen) / chance, observed, expected, units };
}

function distances(metric: AlphaMetric, margin: Float64Array): Float64Array {
  const size = margin.length;
  const result = new Float64Array(size * size);
  for (let c = 0; c < size; c++) {
    let between = at(margin, c);
    for (let k = c + 1; k < size; k++) {
      between += at(margin, k);
      const step =
        metric === 'nominal'
          ? 1
          : metric === 'interval'
            ? k - c
            : between - (at(margin, c) + at(margin, k)) / 2;
      result[c * size + k] = step * step;
      result[k * size + c] = step * step;
    }
  }
  return result;
}
