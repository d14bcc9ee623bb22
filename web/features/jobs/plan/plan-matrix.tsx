import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { ratersWanted } from '#shared/plan-warnings.ts';
import { mostRaters, peopleByPlace, placesOf } from '#shared/raters.ts';
import type { RoundValues } from '#web/features/jobs/plan/plan-values.ts';
import { count } from '#web/ui/format.ts';
import matrix from '#web/ui/matrix.module.css';
import type { Picked } from '#web/ui/picker.tsx';

interface PlanMatrixProps {
  readonly dimensions: Job['dimensions'];
  readonly rounds: readonly RoundValues[];
}

const interviewersOf = ({ interviewers }: RoundValues): number => Number(interviewers) || 0;

/** Who scores which dimension in which round, and by how many different people each can be scored. */
export function PlanMatrix({ dimensions, rounds }: PlanMatrixProps): ReactElement {
  const minutes = rounds.reduce((sum, round) => sum + (Number(round.minutes) || 0), 0);
  const columns = rounds.flatMap((round) =>
    peopleByPlace(interviewersOf(round), round.people).map((people, place) => ({
      key: `${round.key} ${place}`,
      round,
      words: placeWords(people),
    })),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={matrix.frame} aria-label="Dimensions and interviewers" tabIndex={0}>
      <table className={matrix.matrix}>
        <thead>
          <tr>
            <th scope="col">
              {count(rounds.length, 'round', 'rounds')}
              <span className={matrix.word}>{count(minutes, 'minute', 'minutes')} in all</span>
            </th>
            {rounds.map((round) => (
              <th key={round.key} scope="colgroup" colSpan={interviewersOf(round)}>
                {round.name}
                <span className={matrix.word}>{round.minutes} min</span>
              </th>
            ))}
            <th scope="col">People</th>
          </tr>
          <tr>
            <th scope="col">Dimension</th>
            {columns.map(({ key, words }) => (
              <th key={key} scope="col">
                {words}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => {
            const people = ratersOf(dimension.id, rounds);
            return (
              <tr key={dimension.id} data-thin={people < ratersWanted || undefined}>
                <th scope="row">
                  {dimension.name}
                  {dimension.isMustHave && (
                    <span className={matrix.word}>Must-have, bar {dimension.bar}</span>
                  )}
                </th>
                {columns.map(({ key, round }) => (
                  <td key={key}>{round.dimensionIds.includes(dimension.id) && 'Scores'}</td>
                ))}
                <td>{people === 0 ? 'Nobody' : people === 1 ? 'Only 1' : people}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function placeWords(people: readonly Picked[]): string {
  const [only] = people;
  if (only === undefined) return 'Anybody';
  return people.length === 1 ? only.name : `One of ${people.map(({ name }) => name).join(', ')}`;
}

function ratersOf(dimensionId: string, rounds: readonly RoundValues[]): number {
  const scoring = rounds.filter(({ dimensionIds }) => dimensionIds.includes(dimensionId));
  return mostRaters(
    scoring.flatMap((round) =>
      placesOf({
        interviewers: interviewersOf(round),
        dimensionIds: round.dimensionIds,
        memberIds: round.people.map(({ id }) => id),
      }),
    ),
  );
}
