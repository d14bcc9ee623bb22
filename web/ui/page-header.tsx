import { useDocumentTitle } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import classes from '#web/ui/page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** What this page is, in a sentence. */
  readonly about?: ReactNode;
  /** The state of what is shown: a StatusMark or a few words. */
  readonly state?: ReactNode;
  /** The one main action. */
  readonly action?: ReactNode;
}

/** What this is, its state and the one main action. Holds the page's only h1, which takes focus after a navigation. */
export function PageHeader({ title, about, state, action }: PageHeaderProps): ReactElement {
  useDocumentTitle(`${title} · Evenhand`);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <h1 tabIndex={-1}>{title}</h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {state !== undefined && <div className={classes.state}>{state}</div>}
      {action !== undefined && action !== false && <div className={classes.action}>{action}</div>}
    </header>
  );
}
