// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that takes the focus is still a picture
import { type ReactElement, useId } from 'react';
import classes from '#web/features/calibration/network/network-chart.module.css';
import {
  layoutNetwork,
  type NetworkLayout,
  type NetworkReply,
  type Placed,
} from '#web/features/calibration/network/network-layout.ts';
import {
  initials,
  networkTitle,
  partWords,
  personWords,
} from '#web/features/calibration/network/network-words.ts';
import frame from '#web/ui/charts/plot-frame.module.css';
import { type Marks, useMarks } from '#web/ui/charts/use-marks.ts';

/** Who shares candidates with whom: a disc for a person, a diamond where a link hangs on one, thicker lines for more. */
export function NetworkChart({ reply }: { readonly reply: NetworkReply }): ReactElement {
  const titleId = useId();
  const drawing = layoutNetwork(reply);
  const marks = useMarks<SVGSVGElement>([reply.people.length]);
  return (
    <figure className={frame.plot} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{networkTitle(reply)}</h3>
        <Legend reply={reply} />
      </figcaption>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the marks inside are the images; the caption names the whole */}
      <svg
        ref={marks.frame}
        onKeyDown={marks.onKeyDown}
        className={classes.canvas}
        width="100%"
        height={drawing.height}
      >
        {drawing.bands.map(({ part, top }) => (
          <text key={part ?? 'alone'} x="0" y={top + 18} className={classes.part}>
            {part === null ? 'Joined with nobody' : partWords(reply, part)}
          </text>
        ))}
        <Links reply={reply} drawing={drawing} />
        {drawing.places.map((place) => (
          <Person key={place.index} reply={reply} place={place} marks={marks} />
        ))}
      </svg>
    </figure>
  );
}

interface LinksProps {
  readonly reply: NetworkReply;
  readonly drawing: NetworkLayout;
}

function Links({ reply, drawing }: LinksProps): ReactElement {
  const most = Math.max(1, ...reply.links.map(({ candidates }) => candidates));
  const indexOf = (id: string): number => reply.people.findIndex(({ person }) => person.id === id);
  return (
    <g>
      {reply.links.map(({ a, b, candidates }) => (
        <Line
          key={`${a}-${b}`}
          className={classes.link}
          from={drawing.places[a]}
          to={drawing.places[b]}
          width={1 + (4 * candidates) / most}
        />
      ))}
      {reply.suggestions.map(({ a, b }) => (
        <Line
          key={`${a.id}-${b.id}`}
          className={classes.suggested}
          from={drawing.places[indexOf(a.id)]}
          to={drawing.places[indexOf(b.id)]}
          width={2}
        />
      ))}
    </g>
  );
}

interface LineProps {
  readonly className: string | undefined;
  readonly from: Placed | undefined;
  readonly to: Placed | undefined;
  readonly width: number;
}

function Line({ className, from, to, width }: LineProps): ReactElement | null {
  if (from === undefined || to === undefined) return null;
  return (
    <line
      className={className}
      x1={`${from.x}%`}
      y1={from.y}
      x2={`${to.x}%`}
      y2={to.y}
      strokeWidth={Math.round(width * 10) / 10}
    />
  );
}

interface PersonProps {
  readonly reply: NetworkReply;
  readonly place: Placed;
  readonly marks: Marks<SVGSVGElement>;
}

function Person({ reply, place, marks }: PersonProps): ReactElement | null {
  const one = reply.people[place.index];
  if (one === undefined) return null;
  const words = personWords(reply, place.index);
  return (
    <svg x={`${place.x}%`} y={place.y} className={classes.canvas}>
      <title>{words}</title>
      <g role="img" aria-label={words} className={classes.person} {...marks.markProps(0, place.index)}>
        {one.isBridge ? <path d="M0 -20L20 0L0 20L-20 0z" /> : <circle r="15" />}
        <text y="4.5" textAnchor="middle">
          {initials(one.person.name)}
        </text>
      </g>
    </svg>
  );
}

function Legend({ reply }: { readonly reply: NetworkReply }): ReactElement {
  return (
    <ul className={frame.legend}>
      <li>
        <svg width="28" height="16" aria-hidden="true">
          <line className={classes.link} x1="0" x2="28" y1="8" y2="8" strokeWidth="3" />
        </svg>
        scored the same candidates; thicker for more
      </li>
      {reply.people.some(({ isBridge }) => isBridge) && (
        <li>
          <svg width="24" height="16" viewBox="-12 -8 24 16" aria-hidden="true" className={classes.person}>
            <path d="M0 -7L7 0L0 7L-7 0z" />
          </svg>
          a link hangs on this person
        </li>
      )}
      {reply.suggestions.length > 0 && (
        <li>
          <svg width="28" height="16" aria-hidden="true">
            <line className={classes.suggested} x1="0" x2="28" y1="8" y2="8" strokeWidth="2" />
          </svg>
          would join or strengthen
        </li>
      )}
    </ul>
  );
}
