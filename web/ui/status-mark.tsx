import type { ReactElement } from 'react';
import classes from '#web/ui/status-mark.module.css';

/** The shape says as much as the word: a full disc is on, a ring is open, a half is partly, a bar is off, a diamond needs a look, a square is closed to the reader. */
export type StatusShape = 'disc' | 'ring' | 'half' | 'bar' | 'diamond' | 'square';

interface StatusMarkProps {
  readonly shape: StatusShape;
  readonly children: string;
}

export function StatusMark({ shape, children }: StatusMarkProps): ReactElement {
  return (
    <span className={classes.mark}>
      <svg className={classes.shape} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {children}
    </span>
  );
}

const shapes: Record<StatusShape, ReactElement> = {
  disc: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  bar: <rect x="1.5" y="5" width="9" height="2" rx="1" fill="currentColor" />,
  diamond: <path d="M6 1l5 5-5 5-5-5z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  square: <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" fill="currentColor" />,
};
