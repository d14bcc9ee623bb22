import type { ReactElement, ReactNode } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { type Part, parts } from '#web/features/blueprints/draft/places.ts';

interface PartFrameProps {
  readonly part: Part;
  readonly about: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** One part of the editor under its heading, which takes the focus when a link leads to the part. */
export function PartFrame({ part, about, isWide = false, children }: PartFrameProps): ReactElement {
  return (
    <section className={classes.part} data-wide={isWide || undefined} aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`} tabIndex={-1} data-place={part}>
        {parts[part]}
      </h2>
      <p>{about}</p>
      {children}
    </section>
  );
}
