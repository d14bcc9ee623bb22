import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import { WaitingTable } from '#web/features/waiting/waiting-table.tsx';
import { WaitingLink } from '#web/pages/waiting/waiting-link.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

export function WaitingPage(): ReactElement {
  const { data: items, error, refetch } = useQuery(waitingQuery());
  return (
    <>
      <PageHeader
        title="Waiting for me"
        about="Debriefs that need your vote, your decision or your approval, the longest waiting first."
      />
      {items === undefined ? (
        error === null ? (
          <Skeleton label="Loading what waits for you" />
        ) : (
          <ErrorState
            title="What waits for you could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : items.length === 0 ? (
        <EmptyState title="Nothing waits for you" action={<Link to="/debriefs">Go to the debriefs</Link>}>
          A debrief stands here when it needs your vote, your decision or your approval. One of a loop that
          you still owe a card on comes after your card.
        </EmptyState>
      ) : (
        <WaitingTable
          items={items}
          itemLink={(item, words) => <WaitingLink item={item}>{words}</WaitingLink>}
        />
      )}
    </>
  );
}
