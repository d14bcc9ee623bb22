import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DimensionsReview } from '#shared/calibration-review.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { StripPlot } from '#web/features/calibration/charts/strip-plot.tsx';
import { UseChart, UseLegend } from '#web/features/calibration/charts/use-chart.tsx';
import {
  difficultyRow,
  difficultyTitle,
  dimensionHeader,
  dimensionRow,
  withheldSentence,
} from '#web/features/calibration/dimensions/dimension-rows.ts';
import { DimensionTable } from '#web/features/calibration/dimensions/dimension-table.tsx';
import { ratioWords } from '#web/features/calibration/figures.ts';
import { dimensionsQuery, type Reviewed } from '#web/features/calibration/queries.ts';
import { ReviewState } from '#web/features/calibration/review-state.tsx';
import { ChartData } from '#web/ui/charts/chart-data.tsx';
import layout from '#web/ui/layout.module.css';
import { EmptyState } from '#web/ui/states.tsx';

type Reply = Extract<DimensionsReview, { kind: 'dimensions' }>;

/** How the dimensions of a family work. */
export function DimensionsTab({ reviewed }: { readonly reviewed: Reviewed }): ReactElement {
  const review = useQuery(dimensionsQuery(reviewed));
  return (
    <ReviewState review={review} what="The dimensions">
      {(reply) => <Dimensions reply={reply} />}
    </ReviewState>
  );
}

function Dimensions({ reply: { dimensions, reliability } }: { readonly reply: Reply }): ReactElement {
  if (dimensions.length === 0) {
    return <EmptyState title="No dimension yet">Dimensions stand here once they are scored.</EmptyState>;
  }
  const withheld = withheldSentence(dimensions);
  return (
    <>
      {withheld !== null && <p className={classes.notice}>{withheld}</p>}
      <section className={layout.section} aria-labelledby="difficulty">
        <h2 id="difficulty">Difficulty</h2>
        <p>
          How a dimension is scored beside the others, in score points at a middling candidate: below 0 it is
          scored lower.
        </p>
        <StripPlot
          title={difficultyTitle(dimensions)}
          axisLabel="Difficulty, in score points: 0 is scored as the others are"
          noteLabel="Rests on"
          rows={dimensions.map(difficultyRow)}
          hasThin={false}
        />
        <ChartData
          caption="Dimensions"
          header={dimensionHeader}
          rows={dimensions.map(dimensionRow)}
          fileName="dimensions"
        />
      </section>
      <section className={layout.section} aria-labelledby="use">
        <h2 id="use">Use of the scale</h2>
        <UseLegend />
        <div className={classes.small}>
          {dimensions.map(({ key, name, use }) => (
            <UseChart key={key} name={name} use={use} />
          ))}
        </div>
      </section>
      <section className={layout.section} aria-labelledby="agreement">
        <h2 id="agreement">Reliability and agreement</h2>
        <p>{reliabilityWords(reliability)}</p>
        <DimensionTable dimensions={dimensions} />
        <HowToRead />
      </section>
    </>
  );
}

function reliabilityWords({ candidates, separation, strata }: Reply['reliability']): string {
  if (candidates === null) return 'How well the scores tell candidates apart can’t be said yet.';
  const groups =
    separation === null || strata === null
      ? ''
      : ` (separation ${ratioWords(separation)}: about ${strata.toFixed(1)} groups of candidates can be told apart)`;
  return `Over all dimensions the reliability of the candidates’ figures is ${ratioWords(candidates)}${groups}.`;
}

function HowToRead(): ReactElement {
  return (
    <details className={classes.reading}>
      <summary>How to read these figures</summary>
      <ul className={classes.lines}>
        <li>
          Reliability: how much of what differs between candidates’ figures is the candidates; 1 is all of it.
        </li>
        <li>
          Alpha (Krippendorff, ordinal), ICC and AC2 (Gwet) say how far people agree on the same candidate; 1
          is full agreement, 0 what chance gives. They differ in what they take for chance. The form of the
          ICC stands with it.
        </li>
        <li>
          Only candidates whom two or more people scored on the dimension count. An en dash stands where a
          figure is not defined on these ratings.
        </li>
        <li>Infit is 1 where the scores scatter as the fit expects.</li>
      </ul>
    </details>
  );
}
