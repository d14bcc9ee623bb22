import { at } from '../access.ts';
import { factoriseCholesky } from '../cholesky.ts';
import type { PlanningModel } from './planning-model.ts';

/** One interviewer's place in a planned loop. */
export interface Seat {
  /** Index in the fit, or null for somebody it does not know (each null is a different person). */
  readonly rater: number | null;
  readonly dimensions: readonly number[];
  /** Seats with the same slot interview together and share what that hour was like. Absent: a slot of their own. */
  readonly slot?: number;
}

/**
 * The plan as a linear model of one new candidate: unknowns are theta, delta_d of every planned dimension, the
 * severities, and one card effect per rater (or slot). Severities are written s = s^ + L z with z independent of SD 1,
 * L the Cholesky factor of their covariance, so that the prior precision is diagonal.
 */
export interface PlanLayout {
  readonly unknowns: number;
  /** Prior precision of each unknown. */
  readonly precision: Float64Array;
  /** Planned dimensions in ascending order; delta of the p-th stands at 1 + p. */
  readonly dimensions: readonly number[];
  readonly rows: readonly PlannedRating[];
}

export interface PlannedRating {
  /** Position of its dimension in `dimensions`. */
  readonly place: number;
  /** Location less theta and delta: -s^ - b_d. */
  readonly offset: number;
  /** d eta / d unknown. */
  readonly row: Float64Array;
}

interface Person {
  readonly rater: number | null;
  readonly card: string;
  readonly dimensions: Set<number>;
}

/**
 * Lays out a plan. One person in two seats is one person, and a dimension scored twice by the same person counts
 * once. Throws a RangeError on a rater or dimension that the model does not have.
 */
export function layOutPlan(model: PlanningModel, seats: readonly Seat[]): PlanLayout {
  const people = gatherPeople(model, seats);
  const dimensions = [...new Set(people.flatMap((person) => [...person.dimensions]))].sort((a, b) => a - b);
  const cards = model.sigmaCard > 0 ? [...new Set(people.map((person) => person.card))] : [];
  const firstSeverity = 1 + dimensions.length;
  const firstCard = firstSeverity + people.length;
  const unknowns = firstCard + cards.length;
  const precision = new Float64Array(unknowns).fill(1);
  precision[0] = 1 / model.sigmaCandidate ** 2;
  // Without a candidate-by-dimension effect delta is 0: a precision that no data move.
  const onCell = model.sigmaCell > 0 ? 1 / model.sigmaCell ** 2 : 1e12;
  precision.fill(onCell, 1, firstSeverity);
  precision.fill(model.sigmaCard > 0 ? 1 / model.sigmaCard ** 2 : 1, firstCard);
  const factor = severityFactor(model, people);
  const rows: PlannedRating[] = [];
  people.forEach((person, p) => {
    for (const dimension of [...person.dimensions].sort((a, b) => a - b)) {
      const row = new Float64Array(unknowns);
      const place = dimensions.indexOf(dimension);
      row[0] = 1;
      row[1 + place] = 1;
      for (let q = 0; q <= p; q++) row[firstSeverity + q] = -at(factor, p * people.length + q);
      if (cards.length > 0) row[firstCard + cards.indexOf(person.card)] = 1;
      const severity = person.rater === null ? 0 : at(model.severity, person.rater);
      rows.push({ place, offset: -severity - at(model.difficulty, dimension), row });
    }
  });
  return { unknowns, precision, dimensions, rows };
}

function gatherPeople(model: PlanningModel, seats: readonly Seat[]): readonly Person[] {
  const people = new Map<string, Person>();
  seats.forEach((seat, position) => {
    const { rater, slot } = seat;
    if (rater !== null && !(Number.isInteger(rater) && rater >= 0 && rater < model.severity.length))
      throw new RangeError(`no rater ${rater} among ${model.severity.length}`);
    const key = rater === null ? `new ${position}` : `${rater}`;
    const card = slot === undefined ? `of ${key}` : `slot ${slot}`;
    const person = people.get(key) ?? { rater, card, dimensions: new Set<number>() };
    people.set(key, person);
    for (const d of seat.dimensions) {
      if (!(Number.isInteger(d) && d >= 0 && d < model.difficulty.length))
        throw new RangeError(`no dimension ${d} among ${model.difficulty.length}`);
      person.dimensions.add(d);
    }
  });
  return [...people.values()].filter((person) => person.dimensions.size > 0);
}

/** L with L L' = Cov(severities of these people): the fit's for those it knows, Sr2 and independent for the others. */
function severityFactor(model: PlanningModel, people: readonly Person[]): Float64Array {
  const n = people.length;
  const covariance = new Float64Array(n * n);
  people.forEach((a, i) => {
    people.forEach((b, j) => {
      const isKnown = a.rater !== null && b.rater !== null;
      if (isKnown)
        covariance[i * n + j] = at(model.severityCovariance, a.rater * model.severity.length + b.rater);
      else if (i === j) covariance[i * n + j] = model.sigmaRater ** 2;
    });
  });
  if (!factoriseCholesky(covariance, n))
    throw new RangeError('the covariance of the severities is not positive definite');
  return covariance;
}
