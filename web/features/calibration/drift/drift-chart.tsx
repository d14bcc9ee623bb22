// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that takes the focus is still a picture
import { scaleLinear, scalePoint } from 'd3-scale';
import { type ReactElement, useId } from 'react';
import { anchorAt, axisAroundZero } from '#web/features/calibration/charts/axis.ts';
import strip from '#web/features/calibration/charts/strip-plot.module.css';
import classes from '#web/features/calibration/drift/drift-chart.module.css';
import {
  changeWords,
  type DriftPerson,
  driftTitle,
  levelWords,
  quarterWords,
} from '#web/features/calibration/drift/drift-rows.ts';
import { signed } from '#web/features/calibration/figures.ts';
import frame from '#web/ui/charts/plot-frame.module.css';
import type { Scale } from '#web/ui/charts/scale.ts';
import { type Marks, useMarks } from '#web/ui/charts/use-marks.ts';

const height = 116;
const edge = 12;

interface DriftChartProps {
  readonly quarters: readonly string[];
  /** By name. */
  readonly people: readonly DriftPerson[];
}

/** One row per person: a dot and where it likely lies for each quarter, around a line at 0. */
export function DriftChart({ quarters, people }: DriftChartProps): ReactElement {
  const titleId = useId();
  const marks = useMarks<HTMLDivElement>(people.map(({ levels }) => levels.filter(isThere).length));
  const scale = axisAroundZero(
    people.flatMap(({ levels }) => levels.filter(isThere).map((one) => one.likely90)),
  );
  return (
    <figure className={frame.plot} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{driftTitle(people)}</h3>
        <p className={classes.units}>
          Level in score points by quarter, from {signed(scale.low)} to {signed(scale.high)} in each row; the
          dashed line is 0, the bars show where it likely lies (90 %).
        </p>
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the marks inside, which have the focus */}
      <div ref={marks.frame} onKeyDown={marks.onKeyDown}>
        <div className={frame.head} aria-hidden="true">
          <span />
          <span />
          <span>First to last quarter</span>
        </div>
        {people.map((one, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of a chart is no fieldset
          <div key={one.person.id} className={frame.row} role="group" aria-label={one.person.name}>
            <div className={frame.name}>
              <span className={frame.label}>{one.person.name}</span>
            </div>
            <Track one={one} row={index} quarters={quarters} scale={scale} marks={marks} />
            <div className={frame.note}>{changeWords(one.change)}</div>
          </div>
        ))}
        <Quarters quarters={quarters} />
      </div>
    </figure>
  );
}

function isThere<Level>(level: Level | null): level is Level {
  return level !== null;
}

const acrossOf = (quarters: readonly string[]) => scalePoint(quarters, [8, 92]).padding(0.2);

interface TrackProps extends Pick<DriftChartProps, 'quarters'> {
  readonly one: DriftPerson;
  readonly row: number;
  readonly scale: Scale;
  readonly marks: Marks<HTMLDivElement>;
}

function Track({ one, row, quarters, scale, marks }: TrackProps): ReactElement {
  const across = acrossOf(quarters);
  const down = scaleLinear([scale.low, scale.high], [height - edge, edge]);
  const filled = quarters.flatMap((quarter, index) => {
    const level = one.levels[index] ?? null;
    return level === null ? [] : [{ quarter, level, x: across(quarter) ?? 0 }];
  });
  return (
    <div className={frame.track}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the marks inside are the images; the picture as a whole says nothing more */}
      <svg className={classes.canvas} width="100%" height={height}>
        <line className={strip.zero} x1="0" x2="100%" y1={down(0)} y2={down(0)} />
        {filled.slice(1).map(({ quarter, level, x }, index) => {
          const before = filled[index];
          return before === undefined ? null : (
            <line
              key={quarter}
              className={classes.step}
              x1={`${before.x}%`}
              y1={down(before.level.value)}
              x2={`${x}%`}
              y2={down(level.value)}
            />
          );
        })}
        {filled.map(({ quarter, level, x }, index) => (
          <g
            key={quarter}
            role="img"
            aria-label={levelWords(one.person.name, quarter, level)}
            className={frame.mark}
            {...marks.markProps(row, index)}
          >
            <line
              className={strip.bar}
              x1={`${x}%`}
              x2={`${x}%`}
              y1={down(level.likely90.low)}
              y2={down(level.likely90.high)}
            />
            <circle className={frame.ground} cx={`${x}%`} cy={down(level.value)} r="12" />
            <circle className={strip.dot} cx={`${x}%`} cy={down(level.value)} r="4.5" />
            <text
              x={`${x + 1.5}%`}
              y={down(level.value) - 8}
              textAnchor={anchorAt(x) === 'end' ? 'end' : 'start'}
            >
              {signed(level.value)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function Quarters({ quarters }: Pick<DriftChartProps, 'quarters'>): ReactElement {
  const across = acrossOf(quarters);
  return (
    <div className={frame.axis} aria-hidden="true">
      <span />
      <div className={frame.track}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden as a whole; every mark says its own quarter */}
        <svg className={frame.canvas} width="100%" height="24">
          <line className={frame.axisLine} x1="0" x2="100%" y1="0.5" y2="0.5" />
          {quarters.map((quarter) => (
            <text key={quarter} x={`${across(quarter)}%`} y="19" textAnchor="middle">
              {quarterWords(quarter)}
            </text>
          ))}
        </svg>
      </div>
      <span />
    </div>
  );
}
