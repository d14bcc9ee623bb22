import { CloseButton } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import classes from '#web/ui/side-panel.module.css';

interface WithPanelProps {
  readonly children: ReactNode;
  readonly panel: ReactNode | null;
}

/** A list with its details beside it; under 1000 px the details stand above the list. */
export function WithPanel({ children, panel }: WithPanelProps): ReactElement {
  return (
    <div className={classes.both} data-open={panel !== null || undefined}>
      <div className={classes.main}>{children}</div>
      {panel}
    </div>
  );
}

interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Key it by what it shows: it takes the focus when it is mounted. */
export function SidePanel({ title, onClose, children }: SidePanelProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  // The panel opens away from the link that opened it: without moving focus, a keyboard or screen reader user would
  // have to search for it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={classes.panel}
      aria-label={title}
      onKeyDown={(event) => {
        const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
        if (event.key === 'Escape' && !event.defaultPrevented && !isInDialog) onClose();
      }}
    >
      <div className={classes.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <CloseButton aria-label="Close the details" size="lg" onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
