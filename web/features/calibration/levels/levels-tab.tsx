import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Levels } from '#shared/calibration-review.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { StripPlot } from '#web/features/calibration/charts/strip-plot.tsx';
import { UseChart, UseLegend } from '#web/features/calibration/charts/use-chart.tsx';
import {
  alphabetical,
  isThin,
  levelRow,
  levelsTitle,
  namelessLevels,
} from '#web/features/calibration/levels/level-rows.ts';
import { LevelTable } from '#web/features/calibration/levels/level-table.tsx';
import { LookNoted } from '#web/features/calibration/look-noted.tsx';
import { NamelessCsv } from '#web/features/calibration/nameless-csv.tsx';
import { levelsQuery, type Reviewed } from '#web/features/calibration/queries.ts';
import { ReviewState } from '#web/features/calibration/review-state.tsx';
import { hasMinimum } from '#web/features/calibration/withheld.ts';
import layout from '#web/ui/layout.module.css';
import { EmptyState } from '#web/ui/states.tsx';

/** How the interviewers of a family score, for the leads whom the organisation lets see it. */
export function LevelsTab({ reviewed }: { readonly reviewed: Reviewed }): ReactElement {
  const review = useQuery(levelsQuery(reviewed));
  return (
    <>
      <LookNoted />
      <ReviewState review={review} what="The levels">
        {({ people }) => <People people={people} />}
      </ReviewState>
    </>
  );
}

function People({ people }: Pick<Extract<Levels, { kind: 'levels' }>, 'people'>): ReactElement {
  if (people.length === 0) {
    return (
      <EmptyState title="Nobody yet">People stand here once their cards are in closed loops.</EmptyState>
    );
  }
  const byName = alphabetical(people);
  const withUse = byName.filter(({ basis, use }) => use !== null && hasMinimum(basis));
  return (
    <>
      <section className={layout.section} aria-labelledby="levels">
        <h2 id="levels">Levels</h2>
        <p>
          How somebody’s scores run beside those of co-raters on the same candidates, in score points at a
          middling candidate: below 0 they run lower. Someone is at each end, and part of it may be chance. By
          name, never by level.
        </p>
        <StripPlot
          title={levelsTitle(byName)}
          axisLabel="Level, in score points: 0 runs level with co-raters"
          noteLabel="Rests on"
          rows={byName.map(levelRow)}
          hasThin={byName.some(isThin)}
        />
      </section>
      <section className={layout.section} aria-labelledby="figures">
        <h2 id="figures">The figures behind it</h2>
        <LevelTable people={byName} />
        <NamelessCsv data={namelessLevels(people)} fileName="levels" />
        <HowToRead />
      </section>
      {withUse.length > 0 && (
        <section className={layout.section} aria-labelledby="use">
          <h2 id="use">Use of the scale</h2>
          <UseLegend />
          <div className={classes.small}>
            {withUse.map(
              ({ person, use }) => use !== null && <UseChart key={person.id} name={person.name} use={use} />,
            )}
          </div>
        </section>
      )}
    </>
  );
}

function HowToRead(): ReactElement {
  return (
    <details className={classes.reading}>
      <summary>How to read infit, outfit and likeness</summary>
      <ul className={classes.lines}>
        <li>
          Infit and outfit are 1 where scores scatter as the fit expects; above 1 they scatter more, below 1
          less. Outfit weighs single far-off scores more.
        </li>
        <li>
          They can’t say much on little: unusual scatter does not show at some 26 ratings, and does at some
          90.
        </li>
        <li>
          Alike across dimensions: 1 where the scores on one card are as alike as those of co-raters on the
          same candidates. Above 1 may be an overall impression, or candidates who are even.
        </li>
      </ul>
    </details>
  );
}
