import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/cover-requests/cover-requests.module.css';
import { listWords } from '#web/features/cover-requests/cover-words.ts';
import { seatRequestsQuery } from '#web/features/cover-requests/queries.ts';
import { ErrorState } from '#web/ui/states.tsx';

/** What the holder of a seat is asked to cover; nothing while there is nothing. */
export function ToCover({ seatId }: { readonly seatId: string }): ReactElement | null {
  const { data, error, refetch } = useQuery(seatRequestsQuery(seatId));
  if (data === undefined) {
    return error === null ? null : (
      <ErrorState
        title="What you are asked to cover could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data.toCover.length === 0) return null;
  return (
    <aside className={classes.toCover} aria-label="Asked of you">
      <p>
        <strong>Please cover {listWords(data.toCover.map(({ name }) => name))}.</strong>
      </p>
      <p>
        There was no room for it earlier in this loop. It says nothing about what was seen of the candidate.
      </p>
    </aside>
  );
}
