import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { IntervalAxis, IntervalLegend, type LegendWords } from '#web/ui/charts/interval-axis.tsx';
import { type IntervalRow, layoutIntervalRow } from '#web/ui/charts/interval-geometry.ts';
import classes from '#web/ui/charts/interval-plot.module.css';
import { IntervalTrack } from '#web/ui/charts/interval-track.tsx';
import { firstMark, nextMark } from '#web/ui/charts/roving-marks.ts';
import type { Scale } from '#web/ui/charts/scale.ts';

export interface PlotRow extends IntervalRow {
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
  const frame = useRef<HTMLDivElement>(null);
  const layouts = rows.map((row) => layoutIntervalRow(row, scale));
  const counts = layouts.map(({ marks }) => marks.length);
  const [chosen, setChosen] = useState(() => firstMark(counts));
  const reached = (counts[chosen.row] ?? 0) > chosen.mark ? chosen : firstMark(counts);

  function walk(event: KeyboardEvent): void {
    const next = nextMark(event.key, reached, counts);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
    frame.current?.querySelector<SVGElement>(`[data-place="${next.row}-${next.mark}"]`)?.focus();
  }

  return (
    <figure className={classes.plot} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{title}</h3>
        <IntervalLegend words={legend} />
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the marks inside, which have the focus */}
      <div ref={frame} className={classes.rows} onKeyDown={walk}>
        <div className={classes.head} aria-hidden="true">
          <span />
          <span />
          <span className={classes.noteHead}>{noteLabel}</span>
        </div>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of a chart is no fieldset
          <div key={row.key} className={classes.row} role="group" aria-label={row.name}>
            <div className={classes.name}>
              <span className={classes.label}>{row.name}</span>
              <span className={classes.about}>{row.about}</span>
            </div>
            <IntervalTrack
              layout={layouts[index] ?? layoutIntervalRow(row, scale)}
              scale={scale}
              row={index}
              reachable={reached.row === index ? reached.mark : null}
              onReach={(mark) => setChosen({ row: index, mark })}
            />
            <div className={classes.note}>{row.note}</div>
          </div>
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
