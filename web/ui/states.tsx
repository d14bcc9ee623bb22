import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ConnectionError, ProblemError } from '#web/api/problem-error.ts';
import { wait } from '#web/ui/format.ts';
import classes from '#web/ui/states.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What will be here. */
  readonly children: ReactNode;
  /** The action that fills it, or the one that widens a filter. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface ErrorStateProps {
  /** "The people could not be loaded" */
  readonly title: string;
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
}

/** What happened, what was kept, what to do. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps): ReactElement {
  return (
    <div className={classes.error} role="alert">
      <h2>{title}</h2>
      <p>{errorWords(error)}</p>
      <RequestNumber error={error} />
      {onRetry !== undefined && mayHelp(error) && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** A refused save, beside the button that was pressed. Says nothing when every word of it stands at a field already. */
export function FormError({ error }: { readonly error: Error | null }): ReactElement | null {
  if (error === null) return null;
  return (
    <div className={classes.formError} role="alert">
      <p>{errorWords(error)}</p>
      <RequestNumber error={error} />
    </div>
  );
}

function RequestNumber({ error }: { readonly error: Error }): ReactElement | null {
  if (!(error instanceof ProblemError) || error.problem.status < 500) return null;
  if (error.problem.requestId === undefined) return null;
  return (
    <p className={classes.request}>
      If it goes on, tell your admin this request number: <code>{error.problem.requestId}</code>
    </p>
  );
}

/** Asking again changes nothing about what is forbidden or not there. */
function mayHelp(error: Error): boolean {
  return !(error instanceof ProblemError) || ![403, 404].includes(error.problem.status);
}

/** The sentence for a reader; unknown errors get a plain one, their details belong in the console. */
export function errorWords(error: Error): string {
  if (error instanceof ConnectionError) return error.message;
  if (!(error instanceof ProblemError)) return 'This page ran into a fault. Reload it, then try again.';
  const { title, detail } = error.problem;
  const said = detail === undefined || detail === title ? `${title}.` : detail;
  if (error.retryAfterSeconds === undefined) return said;
  return `${said} Try again in ${wait(error.retryAfterSeconds)}.`;
}

interface SkeletonProps {
  readonly label: string;
  readonly rows?: number;
}

/** Grey lines that appear after 200 ms, so that a quick answer never flickers. */
export function Skeleton({ label, rows = 6 }: SkeletonProps): ReactElement {
  return (
    <div className={classes.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={index} />
      ))}
    </div>
  );
}
