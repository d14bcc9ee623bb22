import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createCandidate, listCandidates } from '#shared/candidates.ts';
import { mayCall } from '#web/api/may-call.ts';
import { StageMark, stages } from '#web/features/candidates/stage-mark.tsx';
import { LateJobFilter } from '#web/features/jobs/job-filter.tsx';
import { Board } from '#web/features/loops/board/board.tsx';
import {
  ALL,
  type BoardSearchValues,
  filtersOf,
  hiddenIn,
  hideText,
} from '#web/features/loops/board/board-state.ts';
import { ViewsBar } from '#web/features/loops/board/views-bar.tsx';
import { LoopFilters } from '#web/features/loops/loop-filters.tsx';
import { loopsQuery } from '#web/features/loops/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { askReason } from '#web/pages/loops/late-end-dialog.tsx';
import { LateOwnerFilter, pickOwner } from '#web/pages/loops/late-owner-fields.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/loops');
const stageChoices = Object.entries(stages).map(([value, { word }]) => ({ value, label: word }));

export function LoopsPage(): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const filters = filtersOf(search);
  const loops = useInfiniteQuery(loopsQuery(filters));
  const { sort: _, ...narrowing } = filters;
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
  const set = (changed: typeof search): void =>
    void navigate({ search: (before) => orAll({ ...before, ...changed }), replace: true });
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
      <ViewsBar
        search={search}
        onShow={(shown) => void navigate({ search: shown, replace: true })}
        viewLink={(shown, isCurrent, words) => (
          <Link
            to="/loops"
            search={shown}
            activeOptions={{ exact: true, includeSearch: true }}
            {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
          >
            {words}
          </Link>
        )}
      />
      <LoopFilters
        filters={filters}
        onChange={set}
        stageChoices={stageChoices}
        jobField={<LateJobFilter jobId={filters.jobId} onChange={(jobId) => set({ jobId })} />}
        ownerField={<LateOwnerFilter ownerId={filters.ownerId} onChange={(ownerId) => set({ ownerId })} />}
      />
      <ListState
        list={loops}
        noun={['loop', 'loops']}
        empty={isNarrowed ? <NothingFits /> : <NothingYet toCandidates={mayCall(listCandidates, me.roles)} />}
      >
        {(items) => (
          <Board
            loops={items}
            roles={me.roles}
            hidden={hiddenIn(search)}
            onHidden={(hidden) => set({ hide: hideText(hidden) })}
            ownerPicker={pickOwner}
            endDialog={askReason}
            stageMark={(stage) => <StageMark stage={stage} />}
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

/** An address without anything is where the board opens with the view chosen for that; here all was asked for. */
function orAll(search: BoardSearchValues): BoardSearchValues {
  return Object.values(search).some((value) => value !== undefined) ? search : { view: ALL };
}

function NothingFits(): ReactElement {
  return (
    <EmptyState
      title="No loop fits these filters"
      action={
        <Link to="/loops" search={{ view: ALL }}>
          Show all loops
        </Link>
      }
    >
      The search looks at the beginning of each word of a candidate’s name. Loops on which you owe a card
      never count as late here: they are sealed for you.
    </EmptyState>
  );
}

function NothingYet({ toCandidates }: { readonly toCandidates: boolean }): ReactElement {
  return (
    <EmptyState
      title="No loops yet"
      action={toCandidates && <Link to="/candidates">Go to the candidates</Link>}
    >
      A loop is started from a candidate’s page. It is then here with its next interview, its cards and how
      long it has been in its stage.
    </EmptyState>
  );
}
