import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import { judge, type Recovery } from '#tests/bench/recovery.ts';
import { type SimulationDesign, simulate } from '#tests/bench/simulate-ratings.ts';

/** Data sets of each design. */
export const SEEDS = 8;

export interface RecoveryDesign {
  readonly name: string;
  readonly given: Partial<SimulationDesign>;
  /** Shares in per cent that the 90 % intervals are to hold, of the candidates and of the severities (T4, T5, T15). */
  readonly candidates: readonly [number, number];
  readonly severities: readonly [number, number] | null;
}

const clean = { candidates: [88, 92], severities: [87, 93] } as const;

/** 400 candidates and 60 interviewers each, in the design of the reference's simulations. */
export const recoveryDesigns: readonly RecoveryDesign[] = [
  { name: 'clean, rsm', given: {}, ...clean },
  { name: 'clean, cum', given: { link: 'cum' }, ...clean },
  {
    name: 'a tenth of the interviewers odd, rsm',
    given: { hasOddRaters: true },
    candidates: [86, 92],
    severities: null,
  },
  { name: 'card SD .4, rsm', given: { sigmaCard: 0.4 }, candidates: [87, 93], severities: null },
  { name: 'card SD .7, rsm', given: { sigmaCard: 0.7 }, candidates: [87, 93], severities: null },
];

export interface RecoveredSet extends Recovery {
  readonly hasCardEffect: boolean;
}

/** One data set drawn and fitted: the link given, the card effect as the likelihood has it. */
export function recoverOne(
  { name, given }: Pick<RecoveryDesign, 'name' | 'given'>,
  seed: number,
): RecoveredSet {
  const simulation = simulate({ ...given, seed });
  const fit = fitMaximumLikelihood(simulation.ratings, { link: given.link ?? 'rsm' });
  if (fit.kind !== 'fit') throw new Error(`${name}, seed ${seed}: ${fit.kind}`);
  return { ...judge(fit, simulation), hasCardEffect: fit.solution.hyper.sigmaCard !== null };
}
