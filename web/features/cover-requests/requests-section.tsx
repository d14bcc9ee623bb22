import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/cover-requests/cover-requests.module.css';
import { loopRequestsQuery } from '#web/features/cover-requests/queries.ts';
import { RequestItem } from '#web/features/cover-requests/request-item.tsx';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** What interviewers of a loop ask that others cover, for who plans it. */
export function RequestsSection({ loopId }: { readonly loopId: string }): ReactElement {
  const { data: reply, error, refetch } = useQuery(loopRequestsQuery(loopId));
  return (
    <section className={layout.section} aria-labelledby="requests">
      <h2 id="requests">Requests to cover a dimension</h2>
      {reply === undefined ? (
        error === null ? (
          <Skeleton label="Loading the requests" />
        ) : (
          <ErrorState title="The requests could not be loaded" error={error} onRetry={() => void refetch()} />
        )
      ) : reply.state === 'sealed' ? (
        <StatusMark shape="square">
          Sealed until you submit: requests say how far colleagues came. Somebody else passes them on.
        </StatusMark>
      ) : reply.requests.length === 0 ? (
        <p className={layout.note}>
          None. An interviewer who could not cover a dimension asks on their card that a later interview does,
          without a word about the candidate; it stands here for you to pass on.
        </p>
      ) : (
        <ul className={classes.list}>
          {reply.requests.map((request) => (
            <RequestItem key={request.id} loopId={loopId} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}
