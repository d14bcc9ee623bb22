import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { ImportUndo } from '#shared/candidate-imports.ts';
import { stayWords } from '#web/features/candidate-imports/import-words.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import { importUndoQuery } from '#web/features/candidate-imports/queries.ts';
import { number } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** A candidate's name as the link to their page, which knows the address. */
export type CandidateLink = (person: ImportUndo['people'][number]) => ReactNode;

interface WhoStayedProps {
  readonly importId: string;
  readonly candidateLink: CandidateLink;
}

/** Whom the undo of an import left, and what for. */
export function WhoStayed({ importId, candidateLink }: WhoStayedProps): ReactElement {
  const { data: undo, error, refetch } = useQuery(importUndoQuery(importId));
  if (undo !== undefined) return <StayList undo={undo} candidateLink={candidateLink} />;
  return error === null ? (
    <Skeleton label="Loading who stayed" rows={3} />
  ) : (
    <ErrorState title="Who stayed could not be loaded" error={error} onRetry={() => void refetch()} />
  );
}

interface StayListProps {
  readonly undo: ImportUndo;
  readonly candidateLink: CandidateLink;
}

export function StayList({ undo, candidateLink }: StayListProps): ReactElement {
  const more = undo.stayed - undo.people.length;
  return (
    <>
      <ul className={classes.people}>
        {undo.people.map((person) => (
          <li key={person.candidateId}>
            {candidateLink(person)}: {stayWords[person.why]}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={layout.note}>And {number(more)} more.</p>}
    </>
  );
}
