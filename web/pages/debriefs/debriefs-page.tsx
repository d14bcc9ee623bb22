import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DebriefFilters } from '#web/features/debriefs/debrief-filters.tsx';
import { DebriefTable } from '#web/features/debriefs/debrief-table.tsx';
import { debriefsQuery, readyLoopsQuery } from '#web/features/debriefs/queries.ts';
import { ReadyLoops } from '#web/features/debriefs/ready-loops.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/debriefs');

export function DebriefsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const debriefs = useInfiniteQuery(debriefsQuery(filters));
  const { data: ready = [] } = useInfiniteQuery(readyLoopsQuery(filters));
  const isFiltered = filters.state !== undefined;
  return (
    <>
      <PageHeader
        title="Debriefs"
        about="Where a committee reads the cards, settles what divides them and decides."
      />
      {(filters.state ?? 'open') === 'open' && (
        <ReadyLoops
          loops={ready}
          onOpened={(debriefId) => void navigate({ to: '/debriefs/$debriefId', params: { debriefId } })}
        />
      )}
      <DebriefFilters
        filters={filters}
        onChange={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
      />
      <ListState
        list={debriefs}
        noun={['debrief', 'debriefs']}
        empty={
          isFiltered ? (
            <EmptyState
              title="No debrief fits this filter"
              action={
                <Link to="/debriefs" search={{}}>
                  Show all debriefs
                </Link>
              }
            >
              Debriefs are open until somebody records the decision, and approved with the last approval.
            </EmptyState>
          ) : (
            <EmptyState title="No debriefs yet">
              A loop can be opened for debrief when its scorecards are in; it then waits above this list. You
              see the debriefs of jobs that you take part in, and none of a loop that you still owe a card on.
            </EmptyState>
          )
        }
      >
        {(items) => (
          <DebriefTable
            debriefs={items}
            nameLink={({ id, candidateName }) => (
              <Link to="/debriefs/$debriefId" params={{ debriefId: id }} className={layout.cover}>
                {candidateName}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}
