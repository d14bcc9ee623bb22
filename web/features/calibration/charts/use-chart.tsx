// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that takes the focus is still a picture
import { scaleBand, scaleLinear } from 'd3-scale';
import { type ReactElement, useId } from 'react';
import classes from '#web/features/calibration/charts/use-chart.module.css';
import { scoreWords, type UseOfScale, useTitle } from '#web/features/calibration/charts/use-of-scale.ts';
import frame from '#web/ui/charts/plot-frame.module.css';
import { useMarks } from '#web/ui/charts/use-marks.ts';

const top = 18;
const height = 118;
const bottom = height - 20;
const scores = [1, 2, 3, 4, 5] as const;

interface UseChartProps {
  /** Whose, or of what; stands before the finding. */
  readonly name: string;
  readonly use: UseOfScale;
}

/** How often each score was given: a bar; how often the fit expects it from the same candidates: a line across. */
export function UseChart({ name, use }: UseChartProps): ReactElement {
  const titleId = useId();
  const marks = useMarks<SVGSVGElement>([scores.length]);
  const x = scaleBand(scores, [0, 100]).paddingInner(0.35).paddingOuter(0.1);
  const most = Math.max(1, ...use.observed, ...use.expected);
  const y = scaleLinear([0, most], [bottom, top]);
  return (
    <figure className={classes.chart} aria-labelledby={titleId}>
      <figcaption id={titleId}>
        <span className={classes.name}>{name}</span>
        <span className={classes.finding}>{useTitle(use)}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the marks inside are the images; the caption names the whole */}
      <svg
        ref={marks.frame}
        onKeyDown={marks.onKeyDown}
        className={classes.canvas}
        width="100%"
        height={height}
      >
        <line className={classes.base} x1="0" x2="100%" y1={bottom} y2={bottom} />
        {scores.map((score, index) => {
          const left = x(score) ?? 0;
          const middle = left + x.bandwidth() / 2;
          const tall = y(use.observed[index] ?? 0);
          const line = y(use.expected[index] ?? 0);
          return (
            <g
              key={score}
              role="img"
              aria-label={scoreWords(use, index)}
              className={classes.mark}
              {...marks.markProps(0, index)}
            >
              <title>{scoreWords(use, index)}</title>
              <rect
                className={classes.ground}
                x={`${left - 2}%`}
                width={`${x.bandwidth() + 4}%`}
                y="0"
                height="100%"
              />
              <rect
                className={classes.bar}
                data-score={score}
                x={`${left}%`}
                width={`${x.bandwidth()}%`}
                y={tall}
                height={bottom - tall}
              />
              <line
                className={classes.expected}
                x1={`${left - 2}%`}
                x2={`${left + x.bandwidth() + 2}%`}
                y1={line}
                y2={line}
              />
              <text
                x={`${middle}%`}
                y={Math.min(tall, line) - 5}
                textAnchor="middle"
                className={classes.times}
              >
                {use.observed[index]}
              </text>
              <text x={`${middle}%`} y={height - 5} textAnchor="middle">
                {score}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** What the bars and lines of the charts below it are; stands once. */
export function UseLegend(): ReactElement {
  return (
    <ul className={frame.legend}>
      <li>
        <svg width="24" height="16" aria-hidden="true">
          <rect className={classes.bar} data-score="3" x="5" y="2" width="14" height="14" />
        </svg>
        how often a score was given
      </li>
      <li>
        <svg width="24" height="16" aria-hidden="true">
          <line className={classes.expected} x1="1" x2="23" y1="8" y2="8" />
        </svg>
        how often the fit expects it from the same candidates
      </li>
    </ul>
  );
}
