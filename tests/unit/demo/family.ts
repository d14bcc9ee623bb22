import type { DemoRows } from '#prisma/demo/rows.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';

/** The ratings of one blueprint's candidates as the engine takes them, with the names behind its numbers. */
export interface Family {
  readonly ratings: Ratings;
  readonly candidateIds: readonly string[];
  readonly raters: readonly string[];
  readonly dimensions: readonly string[];
  /** Equal weights on the dimensions of version 1. */
  readonly weights: Float64Array;
}

/** The counting cards of a blueprint: submitted, by somebody in an interviewer's seat. */
export function familyOf({ people, tables }: DemoRows, blueprint: string): Family {
  const blueprintId = tables.blueprints.find(({ title }) => title === blueprint)?.id;
  const firstVersion = tables.blueprint_versions.find(
    ({ blueprint_id, number }) => blueprint_id === blueprintId && number === 1,
  );
  const inFirst = new Map(
    tables.version_dimensions
      .filter(({ version_id }) => version_id === firstVersion?.id)
      .map(({ dimension_id, key }) => [dimension_id, key]),
  );
  const dimensionIds = tables.dimensions
    .filter(({ blueprint_id }) => blueprint_id === blueprintId)
    .map(({ id }) => id);
  const isOfFamily = new Set(dimensionIds);
  const nameOf = new Map(people.map(({ memberId, name }) => [memberId, name]));
  const applicationOf = new Map(tables.applications.map((application) => [application.id, application]));
  const candidateOf = new Map(
    tables.loops.map(({ id, application_id }) => [id, applicationOf.get(application_id)?.candidate_id ?? '']),
  );
  const counting = new Set(tables.seats.filter(({ kind }) => kind === 'interviewer').map(({ id }) => id));
  const cardOf = new Map(
    tables.scorecards
      .filter(({ state, seat_id }) => state === 'submitted' && counting.has(seat_id))
      .map((card) => [card.id, card]),
  );
  const rows = tables.scores.flatMap(({ scorecard_id, dimension_id, rating }) => {
    const card = cardOf.get(scorecard_id);
    if (card === undefined || rating === null || !isOfFamily.has(dimension_id)) return [];
    const rater = nameOf.get(card.member_id) ?? '';
    return [{ candidate: candidateOf.get(card.loop_id) ?? '', rater, dimension: dimension_id, rating }];
  });
  const distinct = (values: readonly string[]): string[] => [...new Set(values)];
  const candidateIds = distinct(rows.map(({ candidate }) => candidate));
  const raters = distinct(rows.map(({ rater }) => rater));
  const column = (names: readonly string[], values: readonly string[]): Int32Array => {
    const indexOf = new Map(names.map((name, index) => [name, index]));
    return Int32Array.from(values, (value) => indexOf.get(value) ?? -1);
  };
  return {
    candidateIds,
    raters,
    dimensions: dimensionIds.map((id) => inFirst.get(id) ?? 'a later one'),
    weights: Float64Array.from(dimensionIds, (id) => (inFirst.has(id) ? 1 : 0)),
    ratings: {
      candidates: candidateIds.length,
      raters: raters.length,
      dimensions: dimensionIds.length,
      categories: 5,
      candidate: column(
        candidateIds,
        rows.map(({ candidate }) => candidate),
      ),
      rater: column(
        raters,
        rows.map(({ rater }) => rater),
      ),
      dimension: column(
        dimensionIds,
        rows.map(({ dimension }) => dimension),
      ),
      score: Int32Array.from(rows, ({ rating }) => rating),
    },
  };
}
