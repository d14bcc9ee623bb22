import { fitProvisional } from '#server/calibration/engine/fit.ts';
import { quantile, say, timeRuns } from '#tests/bench/quantiles.ts';
import { simulateRatings } from '#tests/bench/simulate-ratings.ts';

/** Seconds of a provisional fit by size, on simulated ratings of the specification's design. */
export async function measureCalibration(): Promise<void> {
  for (const candidates of [100, 400, 1600]) {
    const ratings = simulateRatings(candidates);
    const taken = await timeRuns(5, () => {
      const fit = fitProvisional(ratings);
      if (fit.kind !== 'fit') throw new Error(`no fit: ${fit.kind}`);
    });
    const ms = quantile(taken, 0.5);
    say(
      `calibration: ${ratings.score.length} ratings, ${candidates} candidates: ${ms.toFixed(0)} ms (median of 5)`,
    );
  }
}
