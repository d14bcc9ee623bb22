import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createCandidate } from '#shared/candidates.ts';
import { mayCall } from '#web/api/may-call.ts';
import { CandidateFilters } from '#web/features/candidates/candidate-filters.tsx';
import { CandidateTable } from '#web/features/candidates/candidate-table.tsx';
import { candidatesQuery } from '#web/features/candidates/queries.ts';
import { LateJobFilter } from '#web/features/jobs/job-filter.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/candidates');

export function CandidatesPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const candidates = useInfiniteQuery(candidatesQuery(filters));
  const mayAdd = mayCall(createCandidate, me.roles);
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  const set = (changed: typeof filters): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <>
      <PageHeader
        title="Candidates"
        about="Who is considered for which job, and how far they are."
        action={
          mayAdd && (
            <div className={layout.row}>
              <LinkButton to="/candidates/import">Import from a table</LinkButton>
              <LinkButton variant="filled" to="/candidates/new">
                Add a candidate
              </LinkButton>
            </div>
          )
        }
      />
      <CandidateFilters
        filters={filters}
        onChange={set}
        jobField={<LateJobFilter jobId={filters.jobId} onChange={(jobId) => set({ jobId })} />}
      />
      <ListState
        list={candidates}
        noun={['candidate', 'candidates']}
        empty={
          isNarrowed ? (
            <EmptyState
              title="Nobody fits these filters"
              action={
                <Link to="/candidates" search={{}}>
                  Show all candidates
                </Link>
              }
            >
              The search looks at any part of names, e-mail addresses and phone numbers; one or two letters,
              at the beginning of words.
            </EmptyState>
          ) : (
            <EmptyState
              title="No candidates yet"
              action={mayAdd && <Link to="/candidates/new">Add a candidate</Link>}
            >
              {mayAdd
                ? 'Everyone you add is here, with the jobs they are considered for.'
                : 'Candidates for jobs that you manage are here.'}
            </EmptyState>
          )
        }
      >
        {(items) => (
          <CandidateTable
            candidates={items}
            nameLink={(candidate) => (
              <Link
                to="/candidates/$candidateId"
                params={{ candidateId: candidate.id }}
                className={layout.cover}
              >
                {candidate.name}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}
