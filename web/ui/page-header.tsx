import { useDocumentTitle } from '@mantine/hooks';
import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';
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

/** Whether the heading that just went had the focus. */
let isFocusLeft = false;

/** What this is, its state and the one main action. Holds the page's only h1, which takes focus after a navigation. */
export function PageHeader({ title, about, state, action }: PageHeaderProps): ReactElement {
  useDocumentTitle(`${title} · Evenhand`);
  const heading = useRef<HTMLHeadingElement>(null);
  // A page that was waiting for its data is replaced whole; a reader who stood on its heading stands on the next one.
  useLayoutEffect(() => {
    const element = heading.current;
    if (isFocusLeft) element?.focus({ preventScroll: true });
    return () => {
      isFocusLeft = document.activeElement === element;
      // Only for a heading that comes in its place at once.
      queueMicrotask(() => {
        isFocusLeft = false;
      });
    };
  }, []);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {state !== undefined && <div className={classes.state}>{state}</div>}
      {action !== undefined && action !== false && <div className={classes.action}>{action}</div>}
    </header>
  );
}
