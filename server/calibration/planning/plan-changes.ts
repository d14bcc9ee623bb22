import {
  type CostedSeat,
  type PlanChange,
  rankAdditions,
  rankOmissions,
} from '#server/calibration/engine/design/improve-plan.ts';
import type { Seat } from '#server/calibration/engine/design/plan.ts';
import type { PlannedPanel } from '#server/calibration/planning/planned-people.ts';
import type { PlannedRole } from '#server/calibration/planning/planning-inputs.ts';
import { littleDifference, type PlanPrediction } from '#shared/planning.ts';

type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;
type Changes = Pick<Prediction, 'additions' | 'omissions'>;

/** A round with its dimensions by their places in the role. */
export interface ChangeableRound {
  readonly exerciseKey: string;
  readonly minutes: number;
  readonly isHeld: boolean;
  readonly seats: readonly { readonly memberId: string | null; readonly dimensions: readonly number[] }[];
}

/** As many as are worth reading. */
const mostShown = 3;
/** More people than this in one room do not help a candidate to talk. */
const mostInRound = 4;
/** A dimension is scored by at least so many people, so that no score rests on one of them alone. */
const peopleWanted = 2;

/** What a figure of a prediction is rounded to, in score points. */
export const inHundredths = (value: number): number => Math.round(value * 100) / 100;

/** What could be added to a plan, and what left out: rounds that are over stay as they are. */
export function planChanges(
  panel: PlannedPanel,
  role: PlannedRole,
  rounds: readonly ChangeableRound[],
  weights: Float64Array,
  now: number,
): Changes {
  return {
    additions: additionsTo(panel, role, rounds, weights, now),
    omissions: omissionsFrom(panel, rounds, weights, now),
  };
}

const cost = ({ minutes, halfWidth }: PlanChange): { minutes: number; halfWidth: number } => ({
  minutes,
  halfWidth: inHundredths(halfWidth),
});

/** One more interviewer in a round, or an exercise that the plan leaves out. */
function additionsTo(
  { model, seats, extra }: PlannedPanel,
  role: PlannedRole,
  rounds: readonly ChangeableRound[],
  weights: Float64Array,
  now: number,
): Changes['additions'] {
  const placeOf = new Map(role.dimensions.map(({ key }, place) => [key, place]));
  const wishes: { costed: CostedSeat; shown: (change: PlanChange) => Changes['additions'][number] }[] = [];
  rounds.forEach(({ isHeld, minutes, seats: own }, round) => {
    if (isHeld || own.length >= mostInRound) return;
    const dimensions = [...new Set(own.flatMap((seat) => seat.dimensions))];
    wishes.push({
      costed: { seat: { rater: extra, dimensions, slot: round }, minutes },
      shown: (change) => ({ kind: 'interviewer', round, ...cost(change) }),
    });
  });
  for (const { key, name, minutes, dimensions: keys } of role.exercises) {
    const dimensions = keys.flatMap((own) => placeOf.get(own) ?? []);
    if (dimensions.length === 0 || rounds.some(({ exerciseKey }) => exerciseKey === key)) continue;
    wishes.push({
      costed: { seat: { rater: extra, dimensions, slot: rounds.length }, minutes },
      shown: (change) => ({ kind: 'exercise', exerciseKey: key, name, ...cost(change) }),
    });
  }
  return rankAdditions(
    model,
    seats.flat(),
    wishes.map(({ costed }) => costed),
    weights,
  )
    .filter(({ halfWidth }) => inHundredths(halfWidth) < inHundredths(now))
    .slice(0, mostShown)
    .flatMap((change) => wishes[change.index]?.shown(change) ?? []);
}

/** Seats whose loss widens the interval a little only, and leaves two people on whatever they score. */
function omissionsFrom(
  { model, seats }: PlannedPanel,
  rounds: readonly ChangeableRound[],
  weights: Float64Array,
  now: number,
): Changes['omissions'] {
  const planned = rounds.flatMap((own, round) =>
    (seats[round] ?? []).map((seat, place) => ({
      own,
      round,
      place,
      costed: { seat, minutes: own.minutes },
    })),
  );
  const costed = planned.map((one) => one.costed);
  const spare = planned.flatMap(({ own, place }, index) => {
    if (own.isHeld || isRepeated(own, place)) return [];
    const others = costed.toSpliced(index, 1).map(({ seat }) => seat);
    const isNeeded = costed[index]?.seat.dimensions.some((d) => peopleOn(d, others) < peopleWanted);
    return isNeeded ? [] : [index];
  });
  if (spare.length === 0) return [];
  const most = inHundredths(inHundredths(now) + littleDifference);
  return rankOmissions(model, costed, weights, spare)
    .filter(({ halfWidth }) => inHundredths(halfWidth) <= most)
    .slice(0, mostShown)
    .flatMap((change) => {
      const found = planned[change.index];
      return found === undefined ? [] : [{ round: found.round, seat: found.place, ...cost(change) }];
    });
}

/** Of several places of a round that nobody is named for one is enough to be said. */
function isRepeated({ seats }: ChangeableRound, place: number): boolean {
  const same = seats.findIndex(({ memberId, dimensions }) => {
    const own = seats[place];
    return memberId === null && own?.memberId === null && dimensions.join() === own.dimensions.join();
  });
  return same >= 0 && same < place;
}

/** How many different people score a dimension. */
export function peopleOn(dimension: number, seats: readonly Seat[]): number {
  return new Set(seats.filter(({ dimensions }) => dimensions.includes(dimension)).map(({ rater }) => rater))
    .size;
}
