import type { ReactElement, ReactNode } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import { number } from '#web/ui/format.ts';

interface ImportSectionProps {
  readonly title: string;
  readonly count?: number;
  readonly about?: string;
  readonly children: ReactNode;
}

export function ImportSection({ title, count, about, children }: ImportSectionProps): ReactElement {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>
        {title}
        {count !== undefined && <span className={classes.count}> {number(count)}</span>}
      </h2>
      {count === 0 ? (
        <p>None was found in the document. What it lacks can be added here or in the draft.</p>
      ) : (
        about !== undefined && <p>{about}</p>
      )}
      {children}
    </section>
  );
}
