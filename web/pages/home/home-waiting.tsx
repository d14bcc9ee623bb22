import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import { WaitingTable } from '#web/features/waiting/waiting-table.tsx';
import { countWords } from '#web/features/waiting/waiting-words.ts';
import classes from '#web/pages/home/home.module.css';
import { WaitingLink } from '#web/pages/waiting/waiting-link.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** More stand on the page of their own. */
const mostShown = 5;

/** What waits for the reader, before everything else that is here. */
export function HomeWaiting(): ReactElement {
  const { data: items, error, refetch } = useQuery(waitingQuery());
  const shown = items?.slice(0, mostShown) ?? [];
  return (
    <section className={classes.waiting} aria-labelledby="waiting">
      <h2 id="waiting" className={classes.title}>
        Waiting for me
      </h2>
      {items === undefined ? (
        error === null ? (
          <Skeleton label="Loading what waits for you" rows={3} />
        ) : (
          <ErrorState
            title="What waits for you could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : items.length === 0 ? (
        <p className={classes.soft}>
          Nothing. Debriefs that need your vote, your decision or your approval stand here.
        </p>
      ) : (
        <>
          <WaitingTable
            items={shown}
            itemLink={(item, words) => <WaitingLink item={item}>{words}</WaitingLink>}
          />
          {items.length > shown.length && (
            <p className={classes.soft}>
              <Link to="/waiting">See all: {countWords(items.length)}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
