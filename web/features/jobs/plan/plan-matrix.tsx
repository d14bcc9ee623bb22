import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import type { RoundValues } from '#web/features/jobs/plan/plan-values.ts';
import { count } from '#web/ui/format.ts';
import matrix from '#web/ui/matrix.module.css';

interface PlanMatrixProps {
  readonly dimensions: Job['dimensions'];
  readonly rounds: readonly RoundValues[];
}

/** Which round scores which dimension, and by how many people each is scored. */
export function PlanMatrix({ dimensions, rounds }: PlanMatrixProps): ReactElement {
  const minutes = rounds.reduce((sum, round) => sum + (Number(round.minutes) || 0), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={matrix.frame} aria-label="Dimensions and rounds" tabIndex={0}>
      <table className={matrix.matrix}>
        <thead>
          <tr>
            <th scope="col">
              {count(rounds.length, 'round', 'rounds')}
              <span className={matrix.word}>{count(minutes, 'minute', 'minutes')} in all</span>
            </th>
            {rounds.map((round) => (
              <th key={round.key} scope="col">
                {round.name}
                <span className={matrix.word}>
                  {round.minutes} min, {count(Number(round.interviewers) || 0, 'person', 'people')}
                </span>
              </th>
            ))}
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => {
            const scoring = rounds.filter(({ dimensionIds }) => dimensionIds.includes(dimension.id));
            const people = scoring.reduce((sum, round) => sum + (Number(round.interviewers) || 0), 0);
            return (
              <tr key={dimension.id} data-thin={people < 2 || undefined}>
                <th scope="row">
                  {dimension.name}
                  {dimension.isMustHave && (
                    <span className={matrix.word}>Must-have, bar {dimension.bar}</span>
                  )}
                </th>
                {rounds.map((round) => (
                  <td key={round.key}>
                    {scoring.includes(round) && (
                      <span className={matrix.dot} role="img" aria-label="scored" />
                    )}
                  </td>
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
