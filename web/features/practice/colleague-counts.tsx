import type { ReactElement } from 'react';
import classes from '#web/features/practice/practice.module.css';
import { count } from '#web/ui/format.ts';
import { ScoreMark } from '#web/ui/score-mark.tsx';

interface ColleagueCountsProps {
  readonly name: string;
  readonly own: number;
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[];
  readonly mean: number;
}

/** How often colleagues gave each score, and how far one's own lies from their mean. Nobody is named. */
export function ColleagueCounts({ name, own, counts, mean }: ColleagueCountsProps): ReactElement {
  const people = counts.reduce((sum, given) => sum + given, 0);
  const distance = own - mean;
  // Half of the last digit that is shown.
  const isSame = Math.abs(distance) < 0.05;
  return (
    <div>
      <table className={classes.counts} aria-label={`How colleagues scored ${name}`}>
        <thead>
          <tr>
            <th scope="row">Score</th>
            {counts.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
              <th key={index} scope="col">
                <ScoreMark level={index + 1} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Colleagues</th>
            {counts.map((given, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
              <td key={index}>{given}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className={classes.soft}>
        {count(people, 'colleague', 'colleagues')}, mean {mean.toFixed(1)}:{' '}
        {isSame
          ? 'you are at it'
          : `you are ${Math.abs(distance).toFixed(1)} ${distance > 0 ? 'above' : 'below'}`}
        .
      </p>
    </div>
  );
}
