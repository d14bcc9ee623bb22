import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { CandidateTable } from '#web/features/candidates/candidate-table.tsx';
import { candidatesQuery } from '#web/features/candidates/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';

/** Who is considered for the job. */
export function JobCandidates({ job }: { readonly job: Job }): ReactElement {
  const candidates = useInfiniteQuery(candidatesQuery({ jobId: job.id }));
  return (
    <section className={layout.section} aria-labelledby="candidates">
      <h2 id="candidates">Candidates</h2>
      <p>
        <Link to="/loops" search={{ jobId: job.id }}>
          Loops of this job
        </Link>
        {', '}
        <Link to="/candidates" search={{ jobId: job.id }}>
          search its candidates
        </Link>
      </p>
      <ListState
        list={candidates}
        noun={['candidate', 'candidates']}
        empty={<p className={layout.note}>Nobody yet. Candidates who are added for this job are here.</p>}
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
    </section>
  );
}
