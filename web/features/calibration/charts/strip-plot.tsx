// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that takes the focus is still a picture
import { type ReactElement, type ReactNode, useId } from 'react';
import { anchorAt, axisAroundZero, axisTicks } from '#web/features/calibration/charts/axis.ts';
import classes from '#web/features/calibration/charts/strip-plot.module.css';
import { type Range, signed } from '#web/features/calibration/figures.ts';
import frame from '#web/ui/charts/plot-frame.module.css';
import { positionOn, type Scale } from '#web/ui/charts/scale.ts';
import { type Marks, useMarks } from '#web/ui/charts/use-marks.ts';

/** A value with where it likely lies. */
export interface StripMark {
  readonly value: number;
  readonly likely90: Range;
  /** The whole sentence, for a screen reader and the pointer. */
  readonly words: string;
  /** Rests on little: drawn hollow and dashed. */
  readonly isThin: boolean;
}

export interface StripRow {
  readonly key: string;
  readonly name: string;
  /** The figures in words, so that nothing depends on pointing. */
  readonly about: string;
  readonly mark: StripMark | null;
  /** Stands after the row. */
  readonly note: ReactNode;
}

interface StripPlotProps {
  /** The finding, as a sentence. */
  readonly title: string;
  readonly axisLabel: string;
  readonly noteLabel: string;
  readonly rows: readonly StripRow[];
  readonly hasThin: boolean;
}

/** One row per thing around a line at 0: a dot where it lies and a bar where it likely lies. */
export function StripPlot({ title, axisLabel, noteLabel, rows, hasThin }: StripPlotProps): ReactElement {
  const titleId = useId();
  const marks = useMarks<HTMLDivElement>(rows.map(({ mark }) => (mark === null ? 0 : 1)));
  const scale = axisAroundZero(rows.flatMap(({ mark }) => (mark === null ? [] : [mark.likely90])));
  return (
    <figure className={frame.plot} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{title}</h3>
        <Legend hasThin={hasThin} />
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the marks inside, which have the focus */}
      <div ref={marks.frame} onKeyDown={marks.onKeyDown}>
        <div className={frame.head} aria-hidden="true">
          <span />
          <span />
          <span>{noteLabel}</span>
        </div>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of a chart is no fieldset
          <div key={row.key} className={frame.row} role="group" aria-label={row.name}>
            <div className={frame.name}>
              <span className={frame.label}>{row.name}</span>
              <span className={frame.about}>{row.about}</span>
            </div>
            <Track row={row} index={index} scale={scale} marks={marks} />
            <div className={frame.note}>{row.note}</div>
          </div>
        ))}
        <Axis scale={scale} label={axisLabel} />
      </div>
    </figure>
  );
}

interface TrackProps {
  readonly row: StripRow;
  readonly index: number;
  readonly scale: Scale;
  readonly marks: Marks<HTMLDivElement>;
}

const middle = 24;

function Track({ row: { mark }, index, scale, marks }: TrackProps): ReactElement {
  const place = positionOn(scale);
  return (
    <div className={frame.track}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the mark inside is the image; the picture as a whole says nothing more */}
      <svg className={frame.canvas} width="100%" height="48">
        <line className={classes.zero} x1={`${place(0)}%`} x2={`${place(0)}%`} y1="0" y2="100%" />
        {mark !== null && (
          <g
            role="img"
            aria-label={mark.words}
            className={frame.mark}
            data-thin={mark.isThin || undefined}
            {...marks.markProps(index, 0)}
          >
            <line
              className={classes.bar}
              x1={`${place(mark.likely90.low)}%`}
              x2={`${place(mark.likely90.high)}%`}
              y1={middle}
              y2={middle}
            />
            <circle className={frame.ground} cx={`${place(mark.value)}%`} cy={middle} r="12" />
            <circle className={classes.dot} cx={`${place(mark.value)}%`} cy={middle} r="5.5" />
            <text x={`${place(mark.value)}%`} y="10" textAnchor={anchorAt(place(mark.value))}>
              {signed(mark.value)}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

function Axis({ scale, label }: { readonly scale: Scale; readonly label: string }): ReactElement {
  const place = positionOn(scale);
  return (
    <div className={frame.axis} aria-hidden="true">
      <span />
      <div className={frame.track}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden as a whole; every mark says its own value */}
        <svg className={frame.canvas} width="100%" height="24">
          <line className={frame.axisLine} x1="0" x2="100%" y1="0.5" y2="0.5" />
          {axisTicks(scale).map((tick) => (
            <g key={tick}>
              <line className={frame.axisLine} x1={`${place(tick)}%`} x2={`${place(tick)}%`} y1="0" y2="5" />
              <text x={`${place(tick)}%`} y="19" textAnchor="middle">
                {signed(tick)}
              </text>
            </g>
          ))}
        </svg>
        <p className={classes.axisLabel}>{label}</p>
      </div>
      <span />
    </div>
  );
}

function Legend({ hasThin }: { readonly hasThin: boolean }): ReactElement {
  return (
    <ul className={frame.legend}>
      <li>
        <svg width="32" height="16" aria-hidden="true" className={frame.mark}>
          <line className={classes.bar} x1="0" x2="32" y1="8" y2="8" />
          <circle className={classes.dot} cx="16" cy="8" r="5" />
        </svg>
        the figure, and where it likely lies (90 %)
      </li>
      {hasThin && (
        <li>
          <svg width="32" height="16" aria-hidden="true" className={frame.mark} data-thin>
            <line className={classes.bar} x1="0" x2="32" y1="8" y2="8" />
            <circle className={classes.dot} cx="16" cy="8" r="5" />
          </svg>
          rests on few cards
        </li>
      )}
    </ul>
  );
}
