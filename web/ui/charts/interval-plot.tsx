import { Fragment, type ReactElement, type ReactNode, useId } from 'react';
import { IntervalAxis, IntervalLegend, type LegendWords } from '#web/ui/charts/interval-axis.tsx';
import { type IntervalRow, layoutIntervalRow } from '#web/ui/charts/interval-geometry.ts';
import classes from '#web/ui/charts/interval-plot.module.css';
import { IntervalTrack } from '#web/ui/charts/interval-track.tsx';
import frame from '#web/ui/charts/plot-frame.module.css';
import type { Scale } from '#web/ui/charts/scale.ts';
import { useMarks } from '#web/ui/charts/use-marks.ts';

export interface PlotRow extends IntervalRow {
  /** Names the group that begins with this row. */
  readonly above?: string | undefined;
  /** Stands under the name: the figures in words, so that nothing depends on pointing. */
  readonly about: ReactNode;
  /** Stands after the row. */
  readonly note: ReactNode;
}

interface IntervalPlotProps {
  /** The finding, as a sentence. */
  readonly title: string;
  readonly scale: Scale;
  readonly axisLabel: string;
  readonly noteLabel: string;
  readonly rows: readonly PlotRow[];
  readonly legend: LegendWords;
}

/**
 * One row per thing on a fixed axis: hollow and solid dot with the line between them, thick and thin bar, a dashed limit,
 * small ticks. One Tab stop; the arrow keys walk through the marks, Home and End to the ends of a row.
 */
export function IntervalPlot(props: IntervalPlotProps): ReactElement {
  const { title, scale, axisLabel, noteLabel, rows, legend } = props;
  const titleId = useId();
  const layouts = rows.map((row) => layoutIntervalRow(row, scale));
  const marks = useMarks<HTMLDivElement>(layouts.map((layout) => layout.marks.length));
  return (
    <figure className={frame.plot} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{title}</h3>
        <IntervalLegend words={legend} />
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the marks inside, which have the focus */}
      <div ref={marks.frame} onKeyDown={marks.onKeyDown}>
        <div className={frame.head} aria-hidden="true">
          <span />
          <span />
          <span>{noteLabel}</span>
        </div>
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            {row.above !== undefined && <h4 className={classes.above}>{row.above}</h4>}
            {/* biome-ignore lint/a11y/useSemanticElements: a row of a chart is no fieldset */}
            <div className={frame.row} role="group" aria-label={row.name}>
              <div className={frame.name}>
                <span className={frame.label}>{row.name}</span>
                <span className={frame.about}>{row.about}</span>
              </div>
              <IntervalTrack
                layout={layouts[index] ?? layoutIntervalRow(row, scale)}
                scale={scale}
                markProps={(mark) => marks.markProps(index, mark)}
              />
              <div className={frame.note}>{row.note}</div>
            </div>
          </Fragment>
        ))}
        <IntervalAxis scale={scale} label={axisLabel} />
      </div>
      {rows.length > 1 && (
        <p className={classes.keys}>
          In the chart the arrow keys move from mark to mark and from row to row; each mark says what it is.
        </p>
      )}
    </figure>
  );
}
