import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { againstBarWords, plotTitle, withheldWords } from '#web/features/debriefs/figure-words.ts';
import { dimensionRow } from '#web/features/debriefs/figures/dimension-rows.tsx';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { FiguresState } from '#web/features/debriefs/figures/figures-state.tsx';
import { ChartData } from '#web/ui/charts/chart-data.tsx';
import type { CsvCell } from '#web/ui/charts/csv.ts';
import { IntervalPlot } from '#web/ui/charts/interval-plot.tsx';
import layout from '#web/ui/layout.module.css';

/** The scale of every score. */
export const scoreScale = { low: 1, high: 5 };

interface FiguresSectionProps {
  readonly debrief: Debrief;
  readonly showsSureness: boolean;
  readonly onShowSureness: (isShown: boolean) => void;
}

/** Raw beside calibrated for each dimension. */
export function FiguresSection(props: FiguresSectionProps): ReactElement {
  const { debrief, showsSureness, onShowSureness } = props;
  const { figures } = debrief;
  const isRawOnly = figures.state === 'raw_only';
  const withheld = withheldWords(figures);
  const hasCalibrated =
    !isRawOnly && figures.dimensions.some(({ calibrated }) => calibrated.kind === 'figure');
  const hasWords = !isRawOnly && figures.dimensions.some(({ againstBar }) => againstBar.kind === 'word');
  return (
    <section className={layout.section} aria-labelledby="figures">
      <h2 id="figures">Scores and where they likely lie</h2>
      <FiguresState figures={figures} />
      <IntervalPlot
        title={plotTitle(figures)}
        scale={scoreScale}
        axisLabel="Score, 1 to 5"
        noteLabel="Against the bar"
        rows={figures.dimensions.map((figure) => dimensionRow(figure, { isRawOnly, showsSureness }))}
        legend={{
          hollow: 'raw mean',
          solid: hasCalibrated ? 'calibrated' : null,
          bars: hasCalibrated ? 'where it likely lies: 50 % thick, 90 % thin' : null,
          tick: 'one interviewer’s score',
          limit: 'the bar',
        }}
      />
      <div className={classes.reading}>
        <p>
          The dashed line stands half a point below the bar, at 3.5 for a bar of 4: from there on a typical
          interviewer would more likely than not give 4 or more.
        </p>
        {withheld !== null && <p>{withheld}</p>}
        {hasWords && (
          <>
            <Checkbox
              label="Show how sure the word is, as a number"
              checked={showsSureness}
              onChange={(event) => onShowSureness(event.currentTarget.checked)}
            />
            {showsSureness && (
              <p>
                The number says how sure it is that a typical interviewer would more likely than not give the
                bar or more. It is about these interviews, not about how somebody would do in the job.
              </p>
            )}
          </>
        )}
      </div>
      <ChartData
        caption="Scores by dimension"
        header={[...dataHeader, ...(showsSureness ? ['How sure, %'] : [])]}
        rows={dataRows(debrief, showsSureness)}
        fileName="debrief-scores"
      />
    </section>
  );
}

const dataHeader = [
  'Dimension',
  'Bar',
  'Must-have',
  'Scores',
  'Raw mean',
  'Calibrated',
  '50 % from',
  '50 % to',
  '90 % from',
  '90 % to',
  'Against the bar',
];

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function dataRows({ figures }: Debrief, showsSureness: boolean): readonly (readonly CsvCell[])[] {
  const isRawOnly = figures.state === 'raw_only';
  return figures.dimensions.map((figure): readonly CsvCell[] => {
    const shown = figure.calibrated.kind === 'figure' && !isRawOnly ? figure.calibrated : null;
    const { againstBar } = figure;
    return [
      figure.name,
      figure.bar,
      figure.isMustHave ? 'yes' : 'no',
      figure.scores.map(({ interviewer, rating }) => `${interviewer.name} ${rating}`).join(', ') || null,
      figure.raw === null ? null : hundredths(figure.raw),
      shown?.value ?? null,
      shown?.likely50.low ?? null,
      shown?.likely50.high ?? null,
      shown?.likely90.low ?? null,
      shown?.likely90.high ?? null,
      isRawOnly ? 'raw only' : againstBarWords(figure),
      ...(showsSureness
        ? [againstBar.kind === 'word' && !isRawOnly ? surenessCell(againstBar.percent) : null]
        : []),
    ];
  });
}

/** The ends stay words: below 5 and above 95 no number is given. */
function surenessCell(percent: number): CsvCell {
  if (percent < 5) return 'under 5';
  return percent > 95 ? 'over 95' : percent;
}
