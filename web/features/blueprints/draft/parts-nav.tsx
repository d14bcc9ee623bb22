import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';
import { type Part, parts } from '#web/features/blueprints/draft/places.ts';

interface PartsNavProps {
  readonly current: Part;
  /** A count beside a part's name. */
  readonly figures: Partial<Record<Part, number>>;
}

export function PartsNav({ current, figures }: PartsNavProps): ReactElement {
  const all = Object.keys(parts) as Part[]; // The record is typed to hold exactly these.
  return (
    <nav aria-label="Parts of the draft">
      <ul>
        {all.map((part) => (
          <li key={part}>
            <PlaceLink at={part} isCurrent={part === current}>
              <span>{parts[part]}</span>
              {figures[part] !== undefined && <span className={classes.figure}>{figures[part]}</span>}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
