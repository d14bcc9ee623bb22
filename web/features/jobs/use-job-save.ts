import { useQueryClient } from '@tanstack/react-query';
import type { Job } from '#shared/jobs.ts';
import { changeFrom, comparedFields, type JobValues, snapshotOf } from '#web/features/jobs/job-values.ts';
import { useUpdateJob } from '#web/features/jobs/mutations.ts';
import { jobQuery } from '#web/features/jobs/queries.ts';
import { useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

interface JobSaveOptions {
  readonly onSaved: (saved: JobValues) => void;
  readonly onRefused: (error: Error) => void;
}

export function useJobSave(job: Job, options: JobSaveOptions): VersionedSave<JobValues> {
  const client = useQueryClient();
  const update = useUpdateJob();
  return useVersionedSave({
    ...options,
    start: snapshotOf(job),
    fields: comparedFields,
    write: async (wanted, over) => {
      const body = changeFrom(over.values, wanted);
      if (Object.keys(body).length === 0) return over;
      const params = { jobId: job.id };
      return snapshotOf(await update.mutateAsync({ params, body, ifMatch: over.version }));
    },
    readNewest: async () => snapshotOf(await client.fetchQuery({ ...jobQuery(job.id), staleTime: 0 })),
  });
}
