import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Job } from '#shared/jobs.ts';
import { CloseJob } from '#web/features/jobs/life/close-job.tsx';
import { useArchiveJob, useReopenJob, useUnarchiveJob } from '#web/features/jobs/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** What can be done about a job as a whole, by who changes it: close, open again, archive. */
export function JobLife({ job }: { readonly job: Job }): ReactElement {
  const [isClosing, setIsClosing] = useState(false);
  const reopen = useReopenJob();
  const archive = useArchiveJob();
  const unarchive = useUnarchiveJob();
  const params = { jobId: job.id };
  const isOpen = job.state === 'open';
  const back = (): void =>
    sayOutcome(unarchive.mutateAsync({ params }), () => `${job.title} is in the list of jobs again`);
  const openAgain = (): void =>
    sayOutcome(reopen.mutateAsync({ params }), () => `${job.title} is open again`);
  return (
    <section className={layout.section} aria-labelledby="state">
      <h2 id="state">{isOpen ? 'Close the job' : 'This job is closed'}</h2>
      <p>
        {isOpen
          ? 'Closed, it takes no new candidates and starts no loops.'
          : 'It takes no new candidates and starts no loops. Loops that are under way go on.'}
      </p>
      {!isOpen && (
        <p>
          {job.isArchived
            ? 'Archived: the list of jobs leaves it out.'
            : 'Archived, it is left out of the list of jobs. Nothing else changes.'}
        </p>
      )}
      <FormError error={reopen.error ?? archive.error ?? unarchive.error} />
      <div className={layout.row}>
        {isOpen && (
          <Button variant="default" onClick={() => setIsClosing(true)}>
            Close the job
          </Button>
        )}
        {!isOpen && (
          <Button variant="default" loading={reopen.isPending} onClick={openAgain}>
            Open it again
          </Button>
        )}
        {!isOpen && !job.isArchived && (
          <Button
            variant="default"
            loading={archive.isPending}
            onClick={() =>
              whenDone(archive.mutateAsync({ params }), () =>
                toast(`${job.title} is archived`, { onUndo: back }),
              )
            }
          >
            Archive it
          </Button>
        )}
        {job.isArchived && (
          <Button variant="default" loading={unarchive.isPending} onClick={back}>
            Put it back in the list
          </Button>
        )}
      </div>
      {isClosing && (
        <CloseJob
          job={job}
          onDone={(withLoops) => {
            setIsClosing(false);
            // Loops that were closed with it don't come back with it.
            if (withLoops) toast(`${job.title} is closed, and its loops`);
            else toast(`${job.title} is closed`, { onUndo: openAgain });
          }}
          onCancel={() => setIsClosing(false)}
        />
      )}
    </section>
  );
}
