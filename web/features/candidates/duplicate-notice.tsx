import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { CandidateSummary } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { sameAddressQuery } from '#web/features/candidates/queries.ts';
import { stages } from '#web/features/candidates/stage-mark.tsx';
import { Skeleton } from '#web/ui/states.tsx';

interface DuplicateNoticeProps {
  readonly email: string;
  readonly candidateLink: (candidate: CandidateSummary) => ReactNode;
  readonly isPending: boolean;
  readonly onAddAnyway: () => void;
}

/** Nothing was saved: who has the address already, and the way on if it is somebody else. */
export function DuplicateNotice(props: DuplicateNoticeProps): ReactElement {
  const { email, candidateLink, isPending, onAddAnyway } = props;
  const { data: found, isError } = useQuery(sameAddressQuery(email));
  return (
    <section className={classes.duplicate} role="alert" aria-labelledby="duplicate">
      <h2 id="duplicate">Somebody has {email} already</h2>
      {found === undefined ? (
        isError ? (
          <p>Who it is could not be loaded. Search the candidates for the address.</p>
        ) : (
          <Skeleton label="Looking up who has this address" rows={1} />
        )
      ) : (
        <ul>
          {found.map((candidate) => (
            <li key={candidate.id}>
              {candidateLink(candidate)}
              {candidate.applications.length > 0 &&
                `: ${candidate.applications
                  .map(({ jobTitle, stage }) => `${jobTitle}, ${stages[stage].word.toLowerCase()}`)
                  .join('; ')}`}
            </li>
          ))}
        </ul>
      )}
      <p>
        Nothing was saved. If it is the same person, open them and consider them for the job there. If it is
        somebody else with the same address, add them all the same.
      </p>
      <div>
        <Button variant="default" loading={isPending} onClick={onAddAnyway}>
          Add all the same
        </Button>
      </div>
    </section>
  );
}
