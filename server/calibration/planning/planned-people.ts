import { createLink } from '#server/calibration/engine/create-link.ts';
import type { Seat } from '#server/calibration/engine/design/plan.ts';
import { createPlanningModel, type PlanningModel } from '#server/calibration/engine/design/planning-model.ts';
import type { KeptHyper } from '#server/calibration/engine/kept-hyper.ts';
import type { RaterPrecision } from '#server/calibration/planning/planning-inputs.ts';

/** A round by its dimensions' places in the model. */
export interface PlacedRound {
  readonly seats: readonly { readonly memberId: string | null; readonly dimensions: readonly number[] }[];
}

export interface PlannedPanel {
  readonly model: PlanningModel;
  /** The engine's seats, round by round; those of one round share its slot. */
  readonly seats: readonly (readonly Seat[])[];
  /** The model's rater for one more person, whom nobody has named. */
  readonly extra: number;
}

/**
 * The planning model of these people. A reader who swaps one name for another must not read off how either of them
 * scores, so nothing about one person's level goes in: everybody scores as the population does, with severity 0, and
 * what is left is how well their level is known. That comes in three steps only, each the same for all in it:
 * - whoever has a level in the fit: the mean variance of those who have one;
 * - whoever has none: the prior's, Sr2;
 * - a place without a name: the mean of the two over the family's interviewers.
 */
export function planPanel(
  hyper: KeptHyper,
  difficulty: Float64Array,
  raters: readonly RaterPrecision[],
  rounds: readonly PlacedRound[],
): PlannedPanel {
  const varianceOf = varianceSteps(hyper.sigmaRater ** 2, raters);
  const variances: number[] = [];
  const placeOf = new Map<string, number>();
  const place = (memberId: string | null): number => {
    const known = memberId === null ? undefined : placeOf.get(memberId);
    if (known !== undefined) return known;
    if (memberId !== null) placeOf.set(memberId, variances.length);
    return variances.push(varianceOf(memberId)) - 1;
  };
  const seats = rounds.map((round, slot) =>
    round.seats.map(({ memberId, dimensions }) => ({ rater: place(memberId), dimensions, slot })),
  );
  const extra = place(null);
  const people = variances.length;
  const severityCovariance = new Float64Array(people * people);
  variances.forEach((variance, person) => {
    severityCovariance[person * people + person] = variance;
  });
  const model = createPlanningModel({
    link: createLink(hyper.link, hyper.thresholds.length + 1),
    thresholds: Float64Array.from(hyper.thresholds),
    difficulty,
    sigmaCandidate: hyper.sigmaCandidate,
    sigmaCell: hyper.sigmaCell ?? 0,
    sigmaRater: hyper.sigmaRater,
    sigmaCard: hyper.sigmaCard ?? 0,
    severity: new Float64Array(people),
    severityCovariance,
  });
  return { model, seats, extra };
}

function varianceSteps(
  prior: number,
  raters: readonly RaterPrecision[],
): (memberId: string | null) => number {
  const known = new Map(
    raters.flatMap(({ memberId, standardError }) =>
      standardError === null ? [] : [[memberId, standardError ** 2] as const],
    ),
  );
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? prior : values.reduce((sum, value) => sum + value, 0) / values.length;
  const ofKnown = mean([...known.values()]);
  const ofAnybody = mean(raters.map(({ memberId }) => (known.has(memberId) ? ofKnown : prior)));
  return (memberId) => {
    if (memberId === null) return ofAnybody;
    return known.has(memberId) ? ofKnown : prior;
  };
}
