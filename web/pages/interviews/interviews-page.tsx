import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { InterviewGroups } from '#web/features/interviews/interview-groups.tsx';
import { myInterviewsQuery } from '#web/features/interviews/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import tabs from '#web/ui/tabs.module.css';

const route = getRouteApi('/signed-in/interviews');

export function InterviewsPage(): ReactElement {
  const { done } = route.useSearch();
  const interviews = useInfiniteQuery(myInterviewsQuery(done ?? 'no'));
  return (
    <>
      <PageHeader title="My interviews" about="Where you have a seat, with what there is to do about it." />
      <nav aria-label="My interviews" className={tabs.tabs}>
        <Link to="/interviews" search={{}} activeOptions={{ exact: true }}>
          Open
        </Link>
        <Link to="/interviews" search={{ done: 'yes' }} activeOptions={{ exact: true }}>
          Done
        </Link>
        <Link to="/my-scoring">My scoring</Link>
      </nav>
      <ListState
        list={interviews}
        noun={['interview', 'interviews']}
        empty={done === 'yes' ? <NothingDone /> : <NothingOpen />}
      >
        {(items) => (
          <InterviewGroups
            interviews={items}
            areAll={!interviews.hasNextPage}
            cardLink={({ seatId }, words) => (
              <Link to="/interviews/$seatId" params={{ seatId }} className={layout.cover}>
                {words}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}

function NothingOpen(): ReactElement {
  return (
    <EmptyState
      title="Nothing to do"
      action={
        <Link to="/interviews" search={{ done: 'yes' }}>
          Show what is done
        </Link>
      }
    >
      Your interviews stand here as soon as a recruiter gives you a seat, and until your card is submitted.
    </EmptyState>
  );
}

function NothingDone(): ReactElement {
  return (
    <EmptyState title="No card of yours is in yet">
      Interviews stand here once their card is submitted or not needed any more.
    </EmptyState>
  );
}
