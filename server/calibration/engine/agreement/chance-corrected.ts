import { addAt, at, intAt } from '../access.ts';
import { type Undetermined, undetermined } from '../review/undetermined.ts';
import { agreementWeights, type WeightName } from './agreement-weights.ts';
import type { Agreement, CategoryCounts } from './category-counts.ts';

/** What Fleiss' kappa and Gwet's coefficients have in common. */
interface Prevalence {
  /** Mean over the units with two ratings or more of the weighted share of agreeing pairs. */
  readonly observed: number;
  /** pi_k, the mean over the units with a rating of the share that chose k. */
  readonly share: Float64Array;
  readonly units: number;
}

/**
 * p_a = mean over units with r_u >= 2 of sum_k n_uk (n*_uk - 1) / (r_u (r_u - 1)), n*_uk = sum_l w_kl n_ul, and
 * pi_k = mean over units with r_u >= 1 of n_uk / r_u (Gwet 2014, section 5.3: units with one rating tell something
 * of how often a category is chosen and nothing of agreement).
 */
function prevalence(counts: CategoryCounts, weights: Float64Array): Prevalence | Undetermined {
  const { categories } = counts;
  const share = new Float64Array(categories);
  let rated = 0;
  let units = 0;
  let agreeing = 0;
  for (let u = 0; u < counts.units; u++) {
    const ratings = intAt(counts.ratings, u);
    if (ratings === 0) continue;
    rated++;
    let pairs = 0;
    for (let k = 0; k < categories; k++) {
      const own = intAt(counts.count, u * categories + k);
      addAt(share, k, own / ratings);
      let weighted = 0;
      for (let l = 0; l < categories; l++)
        weighted += at(weights, k * categories + l) * intAt(counts.count, u * categories + l);
      pairs += own * (weighted - 1);
    }
    if (ratings < 2) continue;
    units++;
    agreeing += pairs / (ratings * (ratings - 1));
  }
  if (units === 0) return undetermined('too_few_units');
  for (let k = 0; k < categories; k++) share[k] = at(share, k) / rated;
  return { observed: agreeing / units, share, units };
}

/**
 * Fleiss' kappa for any number of raters (Fleiss 1971), with weights and holes as generalised by Gwet (2014,
 * section 2.5): (p_a - p_e) / (1 - p_e), p_e = sum_kl w_kl pi_k pi_l. Raters are exchangeable: for two named raters
 * `weightedKappa` is the one that keeps each one's own margins. No unit with two ratings: `too_few_units`; one
 * category only: `no_variation`.
 */
export function fleissKappa(
  counts: CategoryCounts,
  weightName: WeightName = 'identity',
): Agreement | Undetermined {
  const weights = agreementWeights(weightName, counts.categories);
  const found = prevalence(counts, weights);
  if ('kind' in found) return found;
  let expected = 0;
  for (let k = 0; k < counts.categories; k++) {
    for (let l = 0; l < counts.categories; l++)
      expected += at(weights, k * counts.categories + l) * at(found.share, k) * at(found.share, l);
  }
  const form = weightName === 'identity' ? "Fleiss' kappa" : `Fleiss' kappa, ${weightName} weights`;
  return chanceCorrected(form, found, expected);
}

/**
 * Gwet's AC1 (identity weights) and AC2 (the others): (p_a - p_e) / (1 - p_e) with
 * p_e = (sum_kl w_kl) / (K (K - 1)) sum_k pi_k (1 - pi_k) (Gwet 2008; 2014, chapters 4 and 5). Holds its value where
 * nearly everybody chooses one category, which takes kappa to 0. K counts the categories of the scale, used or not.
 * No unit with two ratings: `too_few_units`; a scale of one category: `no_variation`.
 */
export function gwetCoefficient(counts: CategoryCounts, weightName: WeightName): Agreement | Undetermined {
  const { categories } = counts;
  if (categories < 2) return undetermined('no_variation');
  const weights = agreementWeights(weightName, categories);
  const found = prevalence(counts, weights);
  if ('kind' in found) return found;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = found.share.reduce((sum, share) => sum + share * (1 - share), 0);
  const expected = (total / (categories * (categories - 1))) * spread;
  const form = weightName === 'identity' ? "Gwet's AC1" : `Gwet's AC2, ${weightName} weights`;
  return chanceCorrected(form, found, expected);
}

/** Chance agreement above this is complete: what is left is rounding, and a quotient of it means nothing. */
const COMPLETE = 1 - 1e-12;

function chanceCorrected(
  form: string,
  found: { readonly observed: number; readonly units: number },
  expected: number,
): Agreement | Undetermined {
  if (expected >= COMPLETE) return undetermined('no_variation');
  const { observed, units } = found;
  return {
    kind: 'agreement',
    form,
    value: (observed - expected) / (1 - expected),
    observed,
    expected,
    units,
  };
}

/**
 * Cohen's kappa of two raters with weights (Cohen 1960, 1968): (p_o - p_e) / (1 - p_e), p_o = sum w_kl p_kl,
 * p_e = sum w_kl p_k+ p_+l, each rater with their own margins. `first` and `second` are the scores 1..K of the units
 * that both have scored. Under quadratic weights it is the ICC(2,1) of the two up to terms of order 1/n (Fleiss &
 * Cohen 1973). No units: `too_few_units`; both in one category: `no_variation`. Throws a RangeError on columns of
 * different lengths or a score outside 1..K.
 */
export function weightedKappa(
  first: Int32Array,
  second: Int32Array,
  categories: number,
  weightName: WeightName,
): Agreement | Undetermined {
  if (first.length !== second.length) throw new RangeError('two raters must have scored the same units');
  const units = first.length;
  if (units === 0) return undetermined('too_few_units');
  const weights = agreementWeights(weightName, categories);
  const left = new Float64Array(categories);
  const right = new Float64Array(categories);
  let observed = 0;
  for (let u = 0; u < units; u++) {
    const [a, b] = [intAt(first, u), intAt(second, u)];
    for (const y of [a, b])
      if (y < 1 || y > categories) throw new RangeError(`a score is 1 to ${categories}, not ${y}`);
    addAt(left, a - 1, 1 / units);
    addAt(right, b - 1, 1 / units);
    observed += at(weights, (a - 1) * categories + b - 1) / units;
  }
  let expected = 0;
  for (let k = 0; k < categories; k++) {
    for (let l = 0; l < categories; l++)
      expected += at(weights, k * categories + l) * at(left, k) * at(right, l);
  }
  const form = weightName === 'identity' ? "Cohen's kappa" : `Cohen's kappa, ${weightName} weights`;
  return chanceCorrected(form, { observed, units }, expected);
}
