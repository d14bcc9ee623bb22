import type { ReactElement } from 'react';
import classes from '#web/ui/wordmark.module.css';

export function Wordmark(): ReactElement {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="currentColor" />
        <path d="M8 11h16M8 21h16" className={classes.lines} strokeWidth="4" strokeLinecap="round" />
      </svg>
      Evenhand
    </span>
  );
}
