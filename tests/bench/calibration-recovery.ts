import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import { say } from '#tests/bench/quantiles.ts';
import { judge, type Recovery } from '#tests/bench/recovery.ts';
import { type SimulationDesign, simulate } from '#tests/bench/simulate-ratings.ts';

const SEEDS = 8;

const designs: readonly {
  readonly name: string;
  readonly given: Partial<SimulationDesign>;
  readonly candidates: string;
  readonly severities: string;
}[] = [
  { name: 'clean, rsm', given: {}, candidates: '88-92', severities: '87-93' },
  { name: 'clean, cum', given: { link: 'cum' }, candidates: '88-92', severities: '87-93' },
  {
    name: 'a tenth of the raters odd, rsm',
    given: { hasOddRaters: true },
    candidates: '86-92',
    severities: '-',
  },
  { name: 'card SD .4, rsm', given: { sigmaCard: 0.4 }, candidates: '87-93', severities: '-' },
  { name: 'card SD .7, rsm', given: { sigmaCard: 0.7 }, candidates: '87-93', severities: '-' },
];

/** T3 to T6 and the coverage of T4, T5 and T15 on fresh data sets of the reference's design, against the raw mean. */
export function measureRecovery(): void {
  say(
    `calibration: recovery over ${SEEDS} data sets each, 400 candidates, link given, card effect auto (T3-T6, T15)`,
  );
  say(
    `  ${'design'.padEnd(32)} RMSE raw  linear  calibrated  ratio   wrong pairs raw  calibrated   in 90 % (target)    severities (target)  least r  card on`,
  );
  for (const { name, given, candidates, severities } of designs) {
    let cards = 0;
    const found: Recovery[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const simulation = simulate({ ...given, seed });
      const fit = fitMaximumLikelihood(simulation.ratings, { link: given.link ?? 'rsm' });
      if (fit.kind !== 'fit') throw new Error(`${name}, seed ${seed}: ${fit.kind}`);
      if (fit.solution.hyper.sigmaCard !== null) cards += 1;
      found.push(judge(fit, simulation));
    }
    const mean = (read: (own: Recovery) => number): number =>
      found.reduce((sum, own) => sum + read(own), 0) / found.length;
    const share = mean((own) => own.covered / own.candidates) * 100;
    const ofSeverities = mean((own) => own.coveredSeverities / own.raters) * 100;
    const least = Math.min(...found.map((own) => own.severityCorrelation));
    const [raw, linear, calibrated] = [
      mean((own) => own.rmseRaw),
      mean((own) => own.rmseLinear),
      mean((own) => own.rmseCalibrated),
    ];
    say(
      `  ${name.padEnd(32)} ${raw.toFixed(3).padStart(8)} ${linear.toFixed(3).padStart(7)} ${calibrated.toFixed(3).padStart(11)} ${(calibrated / raw).toFixed(2).padStart(6)} ` +
        `${mean((own) => own.wrongRaw)
          .toFixed(1)
          .padStart(15)} %${mean((own) => own.wrongCalibrated)
          .toFixed(1)
          .padStart(10)} % ` +
        `${share.toFixed(1).padStart(10)} (${candidates})${ofSeverities.toFixed(1).padStart(12)} (${severities}) ${least.toFixed(3).padStart(12)} ${String(cards).padStart(5)} of ${SEEDS}`,
    );
  }
}
