import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { ComparedCandidate, Comparison } from '#shared/comparison.ts';
import classes from '#web/features/debriefs/comparison/comparison.module.css';
import {
  bandHeading,
  bandsTitle,
  comparisonTable,
  decisionWords,
  mustHaveWords,
  plotRowOf,
} from '#web/features/debriefs/comparison/comparison-words.ts';
import { ChartData } from '#web/ui/charts/chart-data.tsx';
import { IntervalPlot } from '#web/ui/charts/interval-plot.tsx';

interface BandsPlotProps {
  readonly comparison: Comparison;
  /** How a stage is shown, which is another feature's to say. */
  readonly stageMark: (stage: ComparedCandidate['stage']) => ReactNode;
}

/** Candidates in bands on one axis: within a band there is no order that the scores could carry. */
export function BandsPlot({ comparison, stageMark }: BandsPlotProps): ReactElement {
  const { bands, job } = comparison;
  return (
    <>
      <IntervalPlot
        title={bandsTitle(bands)}
        scale={{ low: 1, high: 5 }}
        axisLabel="Score, 1 to 5"
        noteLabel="Must-haves, decision"
        rows={bands.flatMap((band, place) =>
          band.map((row, index) => ({
            ...plotRowOf(row),
            above: index === 0 ? bandHeading(band, place) : undefined,
            note: <RowNote row={row} stageMark={stageMark} />,
          })),
        )}
        legend={{
          hollow: 'raw',
          solid: 'calibrated',
          bars: 'where it likely lies: 50 % thick, 90 % thin',
          tick: null,
          limit: null,
        }}
      />
      <ChartData
        caption={`Candidates for ${job.title}`}
        fileName={`comparison-${job.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`}
        {...comparisonTable(comparison)}
      />
    </>
  );
}

interface RowNoteProps {
  readonly row: ComparedCandidate;
  readonly stageMark: BandsPlotProps['stageMark'];
}

export function RowNote({ row, stageMark }: RowNoteProps): ReactElement {
  return (
    <span className={classes.note}>
      <span>{mustHaveWords(row)}</span>
      <span>
        {row.stage === 'withdrawn' || row.stage === 'not_pursued' ? stageMark(row.stage) : decisionWords(row)}
      </span>
      <Link to="/debriefs/$debriefId" params={{ debriefId: row.debriefId }}>
        Debrief
      </Link>
    </span>
  );
}
