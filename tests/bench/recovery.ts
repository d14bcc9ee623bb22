import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { fairAverage, fairInterval } from '#server/calibration/engine/fair-average.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import { rawComposite } from '#server/calibration/engine/raw.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import type { Simulation } from '#tests/bench/simulate-ratings.ts';

/** How well a fit finds what was simulated, beside the raw mean of each candidate's scores. */
export interface Recovery {
  readonly candidates: number;
  readonly raters: number;
  /** Root mean square error of the fair average on 1..5: raw mean, its best linear map to the truth, calibrated. */
  readonly rmseRaw: number;
  readonly rmseLinear: number;
  readonly rmseCalibrated: number;
  /** Per cent of the pairs of candidates in the wrong order, ties half. */
  readonly wrongRaw: number;
  readonly wrongCalibrated: number;
  /** Intervals at 90 % that hold the truth, in number. */
  readonly covered: number;
  readonly coveredSeverities: number;
  readonly severityCorrelation: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const cross = mean(a.map((value, i) => (value - ma) * ((b[i] ?? Number.NaN) - mb)));
  return cross / Math.sqrt(mean(a.map((v) => (v - ma) ** 2)) * mean(b.map((v) => (v - mb) ** 2)));
}

function rootMeanSquare(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(mean(a.map((value, i) => (value - (b[i] ?? Number.NaN)) ** 2)));
}

function wrongPairs(estimate: readonly number[], truth: readonly number[]): number {
  let wrong = 0;
  let pairs = 0;
  for (let i = 0; i < truth.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const order = Math.sign((truth[i] ?? 0) - (truth[j] ?? 0));
      const found = Math.sign((estimate[i] ?? 0) - (estimate[j] ?? 0));
      pairs += 1;
      if (found === 0) wrong += 0.5;
      else if (found !== order) wrong += 1;
    }
  }
  return (100 * wrong) / pairs;
}

/** Judged on the score scale, over all dimensions at equal weights, as the reference's metrics are. */
export function judge(fit: Fit, simulation: Pick<Simulation, 'fair' | 'severity'>): Recovery {
  const { solution } = fit;
  const { dimensions, candidates, raters } = solution.problem;
  const weights = new Float64Array(dimensions).fill(1);
  const [truth, raw, calibrated]: number[][] = [[], [], []];
  let covered = 0;
  for (let c = 0; c < candidates; c += 1) {
    const average = fairAverage(solution, c, weights, 'every');
    const composite = rawComposite(solution.problem, c, weights);
    if (isRefusal(average) || isRefusal(composite)) continue;
    const { low, high } = fairInterval(average, 0.9);
    const own = simulation.fair[c] ?? Number.NaN;
    if (own >= low && own <= high) covered += 1;
    truth?.push(own);
    calibrated?.push(average.fair.value);
    raw?.push(plainMean(fit, c));
  }
  if (truth === undefined || raw === undefined || calibrated === undefined) throw new Error('three arrays');
  const slope = correlation(raw, truth) * (spread(truth) / spread(raw));
  const linear = raw.map((value) => mean(truth) + slope * (value - mean(raw)));
  let coveredSeverities = 0;
  for (let r = 0; r < raters; r += 1) {
    const off = (solution.effects.rater[r] ?? Number.NaN) - (simulation.severity[r] ?? Number.NaN);
    if (Math.abs(off) <= 1.6448536269514722 * Math.sqrt(severityVariance(solution, r)))
      coveredSeverities += 1;
  }
  return {
    candidates: truth.length,
    raters,
    rmseRaw: rootMeanSquare(raw, truth),
    rmseLinear: rootMeanSquare(linear, truth),
    rmseCalibrated: rootMeanSquare(calibrated, truth),
    wrongRaw: wrongPairs(raw, truth),
    wrongCalibrated: wrongPairs(calibrated, truth),
    covered,
    coveredSeverities,
    severityCorrelation: correlation(Array.from(solution.effects.rater), Array.from(simulation.severity)),
  };
}

function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

/** The mean of all scores of a candidate: the reference's raw mean. */
function plainMean(fit: Fit, candidate: number): number {
  const { candidateStart, candidateRating, score } = fit.solution.problem;
  const scores: number[] = [];
  for (let k = candidateStart[candidate] ?? 0; k < (candidateStart[candidate + 1] ?? 0); k += 1)
    scores.push(score[candidateRating[k] ?? 0] ?? Number.NaN);
  return mean(scores);
}
