import { type ReactElement, useId } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { StripPlot } from '#web/features/calibration/charts/strip-plot.tsx';
import { UseChart, UseLegend } from '#web/features/calibration/charts/use-chart.tsx';
import {
  hoursWords,
  hundredths,
  percent,
  rangeWords,
  ratioWords,
  signed,
} from '#web/features/calibration/figures.ts';
import { OwnBeside } from '#web/features/calibration/own/own-beside.tsx';
import {
  aloneWords,
  missingWords,
  notWrong,
  type OwnFamily,
  ownLevelTitle,
  ownLevelWords,
  ownScatterWords,
  ownSimilarityWords,
  rereadWords,
} from '#web/features/calibration/own/own-words.ts';
import {
  hasMinimum,
  levelOf,
  ownWithheldWords,
  type Reason,
  type ShownLevel,
} from '#web/features/calibration/withheld.ts';
import { ChartData } from '#web/ui/charts/chart-data.tsx';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

/** One's own scoring against one blueprint. Below the minimum there are words and no figure. */
export function OwnScoring({ family }: { readonly family: OwnFamily }): ReactElement {
  const titleId = useId();
  const { blueprint, fit, scoring, alone, beside } = family;
  const level = levelOf(scoring);
  const only = aloneWords(alone);
  return (
    <section className={layout.section} aria-labelledby={titleId}>
      <h2 id={titleId}>{blueprint.title}</h2>
      {fit !== null && (
        <p className={classes.fit}>
          Fit of <Moment at={fit.madeAt} />, from closed debriefs only.
        </p>
      )}
      {typeof level === 'string' ? (
        <Withheld family={family} reason={level} />
      ) : (
        <Level family={family} level={level} />
      )}
      {only !== null && <p className={classes.prose}>{only}</p>}
      {hasMinimum(scoring.basis) && (
        <>
          <Figures family={family} />
          <OwnBeside beside={beside} />
        </>
      )}
    </section>
  );
}

interface WithheldProps {
  readonly family: OwnFamily;
  readonly reason: Reason;
}

function Withheld({ family: { scoring, alone }, reason }: WithheldProps): ReactElement | null {
  // The sentence on what only this person scores says it better.
  if (reason === 'person_or_dimension' && alone.length > 0) return null;
  const missing = reason === 'too_few_cards' ? missingWords(scoring.basis) : null;
  return (
    <p className={classes.prose}>
      {ownWithheldWords[reason]}
      {missing !== null && ` ${missing}`}
    </p>
  );
}

interface LevelProps {
  readonly family: OwnFamily;
  readonly level: ShownLevel;
}

function Level({ family: { scoring, mostIn }, level }: LevelProps): ReactElement {
  const { cards } = scoring.basis;
  const words = ownLevelWords(level, cards);
  const reread = rereadWords(mostIn);
  return (
    <>
      <p className={classes.prose}>
        {words} {notWrong}
        {reread !== null && ` ${reread}`}
      </p>
      <StripPlot
        title={ownLevelTitle(level)}
        axisLabel="Level, in score points: 0 runs level with others who met the same candidates"
        noteLabel="Rests on"
        rows={[
          {
            key: 'own',
            name: 'Your scores',
            about: `${signed(level.value)}, likely ${rangeWords(level.likely90)}`,
            mark: { value: level.value, likely90: level.likely90, words, isThin: false },
            note: count(cards, 'card', 'cards'),
          },
        ]}
        hasThin={false}
      />
    </>
  );
}

function Figures({ family: { blueprint, scoring } }: { readonly family: OwnFamily }): ReactElement {
  const { use, infit, outfit, similarity, timeliness } = scoring;
  return (
    <>
      {use !== null && (
        <div className={classes.part}>
          <UseLegend />
          <div className={classes.small}>
            <UseChart name="Your use of the scale" use={use} />
          </div>
          <ChartData
            caption={`Your use of the scale, ${blueprint.title}`}
            header={['Score', 'Given', 'Expected from the same candidates']}
            rows={use.observed.map((times, index) => [
              index + 1,
              times,
              hundredths(use.expected[index] ?? 0),
            ])}
            fileName="my-use-of-the-scale"
          />
        </div>
      )}
      <ul className={classes.lines}>
        {infit !== null && (
          <li>
            {ownScatterWords(infit)} (Infit {ratioWords(infit)}, outfit {ratioWords(outfit)}; 1 is as
            expected.)
          </li>
        )}
        {similarity !== null && (
          <li>
            {ownSimilarityWords(similarity)} ({ratioWords(similarity)}; 1 is alike as theirs.)
          </li>
        )}
        {timeliness !== null && (
          <li>
            Half of your cards came in within {hoursWords(timeliness.medianHours)};{' '}
            {percent(timeliness.lateShare)} were late ({count(timeliness.cards, 'card', 'cards')}).
          </li>
        )}
      </ul>
    </>
  );
}
