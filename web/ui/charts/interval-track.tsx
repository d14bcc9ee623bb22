// biome-ignore-all lint/a11y/noNoninteractiveTabindex: marks take the focus so that each can be read by keyboard
// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that takes the focus is still a picture
import type { ReactElement } from 'react';
import type { IntervalLayout, Mark, Stretch } from '#web/ui/charts/interval-geometry.ts';
import classes from '#web/ui/charts/interval-plot.module.css';
import frame from '#web/ui/charts/plot-frame.module.css';
import { positionOn, type Scale, wholeTicks } from '#web/ui/charts/scale.ts';
import type { MarkProps } from '#web/ui/charts/use-marks.ts';

/** Pixels from the top of a row. */
const middle = 22;
const tickTop = 30;
const tickEnd = 40;
const labelLine = 9;

/** What is drawn over what: a solid dot inside a hollow one, where both stand at the same value. */
const depth: Record<Mark['kind'], number> = { limit: 0, tick: 1, hollow: 2, solid: 3 };

interface IntervalTrackProps {
  readonly layout: IntervalLayout;
  readonly scale: Scale;
  readonly markProps: (mark: number) => MarkProps;
}

export function IntervalTrack(props: IntervalTrackProps): ReactElement {
  const { layout, scale, markProps } = props;
  const place = positionOn(scale);
  const drawn = layout.marks
    .map((mark, index) => ({ mark, index }))
    .sort((a, b) => depth[a.mark.kind] - depth[b.mark.kind]);
  return (
    <div className={frame.track}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the marks inside are the images; the picture as a whole says nothing more */}
      <svg className={frame.canvas} width="100%" height="48">
        {wholeTicks(scale).map((tick) => (
          <line
            key={tick}
            className={classes.grid}
            x1={`${place(tick)}%`}
            x2={`${place(tick)}%`}
            y1="0"
            y2="100%"
          />
        ))}
        <Bar className={classes.outer} stretch={layout.outer} name="outer" />
        <Bar className={classes.inner} stretch={layout.inner} name="inner" />
        <Bar className={classes.join} stretch={layout.join} name="join" />
        {drawn.map(({ mark, index }) => (
          <g
            key={mark.key}
            role="img"
            aria-label={mark.words}
            className={frame.mark}
            data-kind={mark.kind}
            {...markProps(index)}
            {...(mark.shift === 0 ? {} : { transform: `translate(${mark.shift} 0)` })}
          >
            <Shape mark={mark} />
            <text x={`${mark.at}%`} y={labelLine} textAnchor={anchorOf(mark.at)}>
              {mark.short}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

interface BarProps {
  readonly className: string | undefined;
  readonly stretch: Stretch | null;
  readonly name: string;
}

function Bar({ className, stretch, name }: BarProps): ReactElement | null {
  if (stretch === null) return null;
  const { from, to } = stretch;
  return <line className={className} data-bar={name} x1={`${from}%`} x2={`${to}%`} y1={middle} y2={middle} />;
}

/** What is drawn, over a larger ground that takes the pointer. */
function Shape({ mark }: { readonly mark: Mark }): ReactElement {
  const x = `${mark.at}%`;
  switch (mark.kind) {
    case 'limit':
      return (
        <>
          <line className={frame.ground} x1={x} x2={x} y1="0" y2="100%" strokeWidth="10" />
          <line className={classes.limit} x1={x} x2={x} y1="0" y2="100%" />
        </>
      );
    case 'tick':
      return (
        <>
          <line className={frame.ground} x1={x} x2={x} y1={tickTop - 2} y2={tickEnd + 6} strokeWidth="7" />
          <line className={classes.tick} x1={x} x2={x} y1={tickTop} y2={tickEnd} />
        </>
      );
    case 'hollow':
    case 'solid':
      return (
        <>
          <circle className={frame.ground} cx={x} cy={middle} r="12" />
          <circle className={classes[mark.kind]} cx={x} cy={middle} r={mark.kind === 'solid' ? 5.5 : 6.5} />
        </>
      );
  }
}

/** Near the ends a label grows inwards. */
function anchorOf(at: number): 'start' | 'middle' | 'end' {
  if (at < 8) return 'start';
  return at > 92 ? 'end' : 'middle';
}
