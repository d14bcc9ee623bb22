import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { useUpdateJob } from '#web/features/jobs/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Closes a job or opens it again; either can be undone. */
export function JobStateAction({ job }: { readonly job: Job }): ReactElement {
  const update = useUpdateJob();
  const change = (state: Job['state'], over: number, onDone?: (saved: Job) => void): void =>
    update.mutate(
      { params: { jobId: job.id }, body: { state }, ifMatch: over },
      { onSuccess: (saved) => onDone?.(saved) },
    );
  const next = job.state === 'open' ? 'closed' : 'open';
  return (
    <div className={layout.form}>
      <FormError error={update.error} />
      <div className={layout.row}>
        <Button
          variant="default"
          loading={update.isPending}
          onClick={() =>
            change(next, job.version, (saved) =>
              toast(next === 'closed' ? `${job.title} is closed` : `${job.title} is open again`, {
                onUndo: () => change(job.state, saved.version),
              }),
            )
          }
        >
          {job.state === 'open' ? 'Close the job' : 'Open the job again'}
        </Button>
      </div>
      <p className={layout.note}>
        {job.state === 'open'
          ? 'Closed, it takes no new candidates and starts no loops. Loops under way go on.'
          : 'Open, it takes candidates and starts loops again.'}
      </p>
    </div>
  );
}
