import { at, intAt } from '../access.ts';
import { createMomentReader, type RatingView, readMoments } from './rating-view.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** How much a rater tells the dimensions of one candidate apart, against what their differences call for. */
export interface Halo {
  readonly kind: 'halo';
  /** Cards with two or more dimensions, and the ratings on them. */
  readonly cards: number;
  readonly ratings: number;
  /** Sum over those cards of sum (y - card mean)^2, in points squared, and its expectation under the model. */
  readonly observed: number;
  readonly expected: number;
  /** observed / expected: 0 = one score for everything, 1 = as the model says. */
  readonly ratio: number;
  /** The same ratio over the cards of all others on the same candidates; null where nobody else has such a card. */
  readonly coRaterRatio: number | null;
  /** (observed - expected) over the SD the model gives it; negative = halo. */
  readonly z: number;
}

interface CardTotals {
  readonly candidate: number;
  readonly rater: number;
  readonly ratings: number;
  readonly observed: number;
  readonly expected: number;
  readonly variance: number;
}

/**
 * Halo as a lack of spread across dimensions within ratees (Saal, Downey & Lahey 1980, Psychol. Bull. 88, 413). Raw
 * spread condemns whoever met even candidates or scored few dimensions (Pulakos, Schmitt & Ostroff 1986, J. Applied
 * Psychol. 71, 29), so it is set against its model expectation for the same cards, in which true differences between
 * dimensions, and what co-raters saw of them, are counted. On a card with n >= 2 ratings, a_i = mu_i - mean mu,
 *   E sum (y - ybar)^2 = sum a_i^2 + (1 - 1/n) sum (s2_i - D_i^2 (V_i - v_i)),
 * mu_i and s2_i mean and variance of the posterior predictive distribution (`predictive`), v_i = `ownVariance`, the
 * posterior variance of the part of eta_i that the card's other ratings do not share: 1 / (1 / Scd2 + sum of w in the
 * cell) for delta_cd given the rest. The shared part moves the whole card and no spread. z uses the exact variance of
 * the quadratic form given the locations,
 *   (1 - 1/n)^2 sum (C_i - 3 W_i^2) + 2 tr (M W M W) + 4 sum a_i^2 W_i + 4 (1 - 1/n) sum a_i T_i, M = I - 11'/n.
 *
 * A ratio above 1 is the opposite: contrasts drawn larger than others see them. One score for all dimensions because
 * the candidate is so is not told from halo by one card; over many it is. A rater without such a card:
 * `no_card_with_two_dimensions`.
 */
export function haloOf(
  view: RatingView,
  probability: Float64Array,
  ownVariance: Float64Array,
  raters: number,
): readonly (Halo | Undetermined)[] {
  const cards = cardTotals(view, probability, ownVariance, raters);
  const byCandidate = new Map<number, { observed: number; expected: number; raters: Set<number> }>();
  for (const card of cards) {
    const all = byCandidate.get(card.candidate) ?? { observed: 0, expected: 0, raters: new Set<number>() };
    all.observed += card.observed;
    all.expected += card.expected;
    all.raters.add(card.rater);
    byCandidate.set(card.candidate, all);
  }
  const byRater: CardTotals[][] = Array.from({ length: raters }, () => []);
  for (const card of cards) byRater[card.rater]?.push(card);
  return byRater.map((own) => {
    const total = { observed: 0, expected: 0, variance: 0, ratings: 0 };
    const others = { observed: 0, expected: 0 };
    for (const card of own) {
      const all = byCandidate.get(card.candidate);
      total.observed += card.observed;
      total.expected += card.expected;
      total.variance += card.variance;
      total.ratings += card.ratings;
      if (all === undefined || all.raters.size < 2) continue;
      others.observed += all.observed - card.observed;
      others.expected += all.expected - card.expected;
    }
    if (!(total.expected > 0)) return undetermined('no_card_with_two_dimensions');
    return {
      kind: 'halo',
      cards: own.length,
      ratings: total.ratings,
      observed: total.observed,
      expected: total.expected,
      ratio: total.observed / total.expected,
      coRaterRatio: others.expected > 0 ? others.observed / others.expected : null,
      z: total.variance > 0 ? (total.observed - total.expected) / Math.sqrt(total.variance) : 0,
    };
  });
}

function cardTotals(
  view: RatingView,
  probability: Float64Array,
  ownVariance: Float64Array,
  raters: number,
): readonly CardTotals[] {
  const positions = new Map<number, number[]>();
  for (let i = 0; i < view.score.length; i++) {
    const key = intAt(view.candidate, i) * raters + intAt(view.rater, i);
    const known = positions.get(key);
    if (known === undefined) positions.set(key, [i]);
    else known.push(i);
  }
  // In the order of the key, so that sums do not depend on the order of the ratings' cards.
  const several = [...positions].filter(([, card]) => card.length > 1).sort(([a], [b]) => a - b);
  return several.map(([key, card]) => ({
    candidate: Math.floor(key / raters),
    rater: key % raters,
    ratings: card.length,
    ...spread(view, probability, ownVariance, card),
  }));
}

function spread(
  view: RatingView,
  probability: Float64Array,
  ownVariance: Float64Array,
  card: readonly number[],
): { observed: number; expected: number; variance: number } {
  const { categories } = view.link;
  const n = card.length;
  const reader = createMomentReader(view.link);
  const mu = new Float64Array(n);
  let [scoreMean, muMean, scatter, excess, squares, trace] = [0, 0, 0, 0, 0, 0];
  const weight = new Float64Array(n);
  const third = new Float64Array(n);
  card.forEach((i, place) => {
    let mean = 0;
    let second = 0;
    for (let k = 1; k <= categories; k++) {
      const p = at(probability, i * categories + k - 1);
      mean += k * p;
      second += k * k * p;
    }
    const m = readMoments(reader, view.link, at(view.location, i), view.thresholds);
    const shared = Math.max(0, at(view.variance, i) - at(ownVariance, i));
    mu[place] = mean;
    weight[place] = m.variance;
    third[place] = m.third;
    scatter += Math.max(0, second - mean * mean - m.slope * m.slope * shared);
    excess += m.fourth - 3 * m.variance * m.variance;
    trace += m.variance;
    squares += m.variance * m.variance;
    scoreMean += intAt(view.score, i) / n;
    muMean += mean / n;
  });
  const kept = 1 - 1 / n;
  let observed = 0;
  let expected = kept * scatter;
  // tr (M W M W) = sum of W_i^2 (1 - 2 / n) + (sum of W_i)^2 / n^2.
  let variance = kept * kept * excess + 2 * (squares * (1 - 2 / n) + (trace * trace) / (n * n));
  card.forEach((i, place) => {
    const a = at(mu, place) - muMean;
    observed += (intAt(view.score, i) - scoreMean) ** 2;
    expected += a * a;
    variance += 4 * a * a * at(weight, place) + 4 * kept * a * at(third, place);
  });
  return { observed, expected, variance: Math.max(0, variance) };
}
