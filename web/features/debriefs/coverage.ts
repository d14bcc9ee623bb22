import type { Debrief } from '#shared/debriefs.ts';
import { count, list } from '#web/ui/format.ts';

/** What the cards cover, one line each. */
export function coverageLines(debrief: Pick<Debrief, 'matrix'>): readonly string[] {
  const { dimensions, rows } = debrief.matrix;
  const raters = dimensions.map(({ id, name }) => ({
    name,
    people: new Set(
      rows.flatMap(({ interviewer, cells }) =>
        cells.some((cell) => cell.dimensionId === id && cell.rating !== null) ? [interviewer.id] : [],
      ),
    ).size,
  }));
  const unseen = raters.filter(({ people }) => people === 0);
  const twice = raters.filter(({ people }) => people >= 2).length;
  const exercises = new Set(rows.map(({ exercise }) => exercise)).size;
  const people = new Set(rows.map(({ interviewer }) => interviewer.id)).size;
  return [
    unseen.length === 0
      ? `All ${count(dimensions.length, 'dimension', 'dimensions')} assessed`
      : `${dimensions.length - unseen.length} of ${dimensions.length} dimensions assessed; nobody assessed ${list(unseen.map(({ name }) => name))}`,
    `${twice === dimensions.length ? 'All' : twice} of them by two people or more`,
    `${count(people, 'interviewer', 'interviewers')}, ${count(exercises, 'exercise', 'exercises')}`,
  ];
}
