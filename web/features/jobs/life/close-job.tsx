import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Job } from '#shared/jobs.ts';
import { CloseForm } from '#web/features/jobs/life/close-form.tsx';
import { useCloseJob } from '#web/features/jobs/mutations.ts';
import { jobClosingQuery } from '#web/features/jobs/queries.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface CloseJobProps {
  readonly job: Job;
  readonly onDone: (withLoops: boolean) => void;
  readonly onCancel: () => void;
}

/** Closes a job, after what is under way for it and what becomes of that. */
export function CloseJob({ job, onDone, onCancel }: CloseJobProps): ReactElement {
  const { data: underWay, error, refetch } = useQuery(jobClosingQuery(job.id));
  const close = useCloseJob();
  return (
    <Dialog title={`Close ${job.title}`} onClose={close.isPending ? undefined : onCancel}>
      {underWay === undefined && error === null && <Skeleton label="Counting what is under way" rows={4} />}
      {underWay === undefined && error !== null && (
        <ErrorState
          title="What is under way could not be counted"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {underWay !== undefined && (
        <CloseForm
          underWay={underWay}
          isPending={close.isPending}
          error={close.error}
          onConfirm={(body) =>
            close.mutate(
              { params: { jobId: job.id }, body },
              { onSuccess: () => onDone(body.loops === 'close') },
            )
          }
          onCancel={onCancel}
        />
      )}
    </Dialog>
  );
}
