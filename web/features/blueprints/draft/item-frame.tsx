import type { ReactElement, ReactNode } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';

interface ItemFrameProps {
  readonly place: string;
  readonly title: string;
  readonly isOpen: boolean;
  /** Where its link leads while it is open: the list with nothing open. */
  readonly closedAt: string;
  readonly facts: ReactNode;
  readonly children: ReactNode;
}

/** One of a list: closed it is a line of facts, open it is edited. One is open at a time, and the address says which. */
export function ItemFrame({ place, title, isOpen, closedAt, facts, children }: ItemFrameProps): ReactElement {
  return (
    <article className={classes.item} aria-label={title}>
      <div className={classes.itemHead}>
        <h3 tabIndex={-1} data-place={place}>
          {isOpen ? title : <PlaceLink at={place}>{title}</PlaceLink>}
        </h3>
        <div className={`${classes.facts} ${classes.row}`}>
          {facts}
          {isOpen && <PlaceLink at={closedAt}>Close</PlaceLink>}
        </div>
      </div>
      {isOpen && <div className={classes.itemBody}>{children}</div>}
    </article>
  );
}
