import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SeatRequests } from '#shared/cover-requests.ts';
import { AskDialog } from '#web/features/cover-requests/ask-dialog.tsx';
import classes from '#web/features/cover-requests/cover-requests.module.css';
import { coverReasons } from '#web/features/cover-requests/cover-words.ts';
import { seatRequestsQuery } from '#web/features/cover-requests/queries.ts';

/** In place of notes for the next interviewer: asks that somebody else cover what this interview could not. */
export function AskForCover({ seatId }: { readonly seatId: string }): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(seatRequestsQuery(seatId));
  if (data === undefined || (data.askable.length === 0 && data.asked.length === 0)) return null;
  return (
    <section className={classes.ask} aria-labelledby="cover">
      <h3 id="cover">Not covered?</h3>
      {data.asked.length > 0 && <Asked asked={data.asked} />}
      {data.askable.length > 0 && (
        <>
          <p className={classes.soft}>
            Ask that a later interview cover it. The recruiter passes it on; the interviewer reads only which
            dimension, and not who asked.
          </p>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            Ask for a dimension to be covered
          </Button>
        </>
      )}
      {isOpen && <AskDialog seatId={seatId} askable={data.askable} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function Asked({ asked }: Pick<SeatRequests, 'asked'>): ReactElement {
  return (
    <>
      <p>You asked the recruiter that others cover:</p>
      <ul>
        {asked.map(({ dimension, reason }) => (
          <li key={dimension.id}>
            {dimension.name}: {coverReasons[reason].told}
          </li>
        ))}
      </ul>
    </>
  );
}
