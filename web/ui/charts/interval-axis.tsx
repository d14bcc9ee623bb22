import type { ReactElement } from 'react';
import classes from '#web/ui/charts/interval-plot.module.css';
import frame from '#web/ui/charts/plot-frame.module.css';
import { positionOn, type Scale, wholeTicks } from '#web/ui/charts/scale.ts';

export function IntervalAxis({
  scale,
  label,
}: {
  readonly scale: Scale;
  readonly label: string;
}): ReactElement {
  const place = positionOn(scale);
  return (
    <div className={frame.axis} aria-hidden="true">
      <span />
      <div className={frame.track}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden as a whole; every mark says its own value */}
        <svg className={frame.canvas} width="100%" height="40">
          <line className={frame.axisLine} x1="0" x2="100%" y1="0.5" y2="0.5" />
          {wholeTicks(scale).map((tick) => (
            <g key={tick}>
              <line className={frame.axisLine} x1={`${place(tick)}%`} x2={`${place(tick)}%`} y1="0" y2="5" />
              <text x={`${place(tick)}%`} y="18" textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          <text x="50%" y="35" textAnchor="middle">
            {label}
          </text>
        </svg>
      </div>
      <span />
    </div>
  );
}

/** What each kind of mark stands for; null where the chart has none of it. */
export interface LegendWords {
  readonly hollow: string;
  readonly solid: string | null;
  readonly bars: string | null;
  readonly limit: string | null;
  readonly tick: string | null;
}

export function IntervalLegend({ words }: { readonly words: LegendWords }): ReactElement {
  return (
    <ul className={frame.legend}>
      {keys.map(({ key, sample }) => {
        const said = words[key];
        return said === null ? null : (
          <li key={key}>
            <svg width="28" height="16" aria-hidden="true">
              {sample}
            </svg>
            {said}
          </li>
        );
      })}
    </ul>
  );
}

const keys: readonly { readonly key: keyof LegendWords; readonly sample: ReactElement }[] = [
  { key: 'hollow', sample: <circle className={classes.hollow} cx="14" cy="8" r="6" /> },
  { key: 'solid', sample: <circle className={classes.solid} cx="14" cy="8" r="5" /> },
  {
    key: 'bars',
    sample: (
      <>
        <line className={classes.outer} x1="0" x2="28" y1="8" y2="8" />
        <line className={classes.inner} x1="7" x2="21" y1="8" y2="8" />
      </>
    ),
  },
  { key: 'tick', sample: <line className={classes.tick} x1="14" x2="14" y1="3" y2="13" /> },
  { key: 'limit', sample: <line className={classes.limit} x1="14" x2="14" y1="0" y2="16" /> },
];
