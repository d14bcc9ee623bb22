import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, errorWords, Skeleton } from '#web/ui/states.tsx';

interface ListStateProps<Item> {
  readonly list: UseInfiniteQueryResult<readonly Item[], Error>;
  /** What stands in it: "person", "people". */
  readonly noun: readonly [one: string, other: string];
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that pages by key, in each of its states: loading, refused, empty, partly there, all there. */
export function ListState<Item>({ list, noun, empty, children }: ListStateProps<Item>): ReactElement {
  if (list.data === undefined) {
    if (list.error === null) return <Skeleton label={`Loading ${noun[1]}`} />;
    return (
      <ErrorState
        title={`The ${noun[1]} could not be loaded`}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (list.data.length === 0) return <>{empty}</>;
  return (
    <>
      {children(list.data)}
      <div className={layout.more}>
        <span role="status">
          {list.hasNextPage
            ? `The first ${count(list.data.length, ...noun)}`
            : count(list.data.length, ...noun)}
          {list.error !== null && `. ${errorWords(list.error)}`}
        </span>
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </>
  );
}
