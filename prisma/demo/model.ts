import type { Random } from './random.ts';

/**
 * Where the demo's scores come from: the rating-scale model of CALIBRATION.md with a card effect.
 *
 *   eta = theta_c + delta_cd + gamma_cr - s_r - b_d, log P_k proportional to the sum over m <= k of (eta - tau_m)
 *
 * in logits; k from 1 to 5.
 */
const spread = { candidate: 0.95, candidateDimension: 0.45 } as const;
const meanAbility = 0.3;
const thresholds = [-2.5, -0.95, 0.8, 2.35] as const;

/** How much harder than the mean of its kit a dimension is, in the order of the kit; they add up to 0. */
const difficulties: Readonly<Record<'lead' | 'head', readonly number[]>> = {
  lead: [0.1, 0.3, -0.05, 0.2, -0.15, -0.25, 0.05, -0.2],
  head: [0, 0.15, 0.25, -0.2, 0.1, -0.25, 0.2, -0.25],
};

export interface Ability {
  readonly general: number;
  readonly onDimension: readonly number[];
}

export function drawAbility(random: Random): Ability {
  return {
    general: meanAbility + spread.candidate * random.normal(),
    onDimension: Array.from({ length: 8 }, () => spread.candidateDimension * random.normal()),
  };
}

/** A rating from 1 to 5 by somebody of this severity on this card. */
export function drawRating(
  random: Random,
  kit: 'lead' | 'head',
  ability: Ability,
  position: number,
  rater: { severity: number; card: number },
): number {
  const difficulty = difficulties[kit][position] ?? 0;
  const eta =
    ability.general + (ability.onDimension[position] ?? 0) + rater.card - rater.severity - difficulty;
  const weights = [1];
  let log = 0;
  for (const tau of thresholds) {
    log += eta - tau;
    weights.push(Math.exp(log));
  }
  return 1 + random.weighted([0, 1, 2, 3, 4], (k) => weights[k] ?? 0);
}
