import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from '#web/features/blueprints/kit/version-contents.module.css';

interface VersionContentsProps {
  readonly sections: readonly (readonly [id: string, title: string])[];
  readonly children: ReactNode;
}

/** A long page with its table of contents; the contents are not printed. */
export function VersionContents({ sections, children }: VersionContentsProps): ReactElement {
  return (
    <div className={classes.both}>
      <nav aria-label="On this page" className={classes.contents}>
        <ol>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
        <Button variant="default" size="compact-md" onClick={() => window.print()}>
          Print
        </Button>
      </nav>
      <div>{children}</div>
    </div>
  );
}
