import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createCandidate, listCandidates } from '#shared/candidates.ts';
import { mayCall } from '#web/api/may-call.ts';
import { LateJobFilter } from '#web/features/jobs/job-filter.tsx';
import { LoopFilters } from '#web/features/loops/loop-filters.tsx';
import { LoopTable } from '#web/features/loops/loop-table.tsx';
import { loopsQuery } from '#web/features/loops/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/loops');

export function LoopsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const loops = useInfiniteQuery(loopsQuery(filters));
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  const set = (changed: typeof filters): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <>
      <PageHeader
        title="Loops"
        about="Every candidate who is being interviewed: what comes next, and which cards are in."
        action={
          mayCall(createCandidate, me.roles) && (
            <LinkButton variant="filled" to="/candidates/new">
              Add a candidate
            </LinkButton>
          )
        }
      />
      <LoopFilters
        filters={filters}
        onChange={set}
        jobField={<LateJobFilter jobId={filters.jobId} onChange={(jobId) => set({ jobId })} />}
      />
      <ListState
        list={loops}
        noun={['loop', 'loops']}
        empty={
          isNarrowed ? (
            <EmptyState
              title="No loop fits these filters"
              action={
                <Link to="/loops" search={{}}>
                  Show all loops
                </Link>
              }
            >
              The search looks at the beginning of each word of a candidate’s name. Loops on which you owe a
              card never count as late here: they are sealed for you.
            </EmptyState>
          ) : (
            <EmptyState
              title="No loops yet"
              action={mayCall(listCandidates, me.roles) && <Link to="/candidates">Go to the candidates</Link>}
            >
              A loop is started from a candidate’s page. It is then here with its next interview, its cards
              and how long it has been in its stage.
            </EmptyState>
          )
        }
      >
        {(items) => (
          <LoopTable
            loops={items}
            nameLink={(loop) => (
              <Link to="/loops/$loopId" params={{ loopId: loop.id }} className={layout.cover}>
                {loop.candidate.name}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}
