import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { archiveJob, closeJob, reopenJob, unarchiveJob } from '#shared/job-life.ts';
import { createJob, type Job, saveLoopPlan, updateJob } from '#shared/jobs.ts';
import { useSend } from '#web/api/use-send.ts';
import { jobQuery } from '#web/features/jobs/queries.ts';

export function useCreateJob(): ReturnType<typeof useSend<typeof createJob>> {
  const client = useQueryClient();
  return useSend(createJob, { onDone: (job) => keep(client, job) });
}

export function useUpdateJob(): ReturnType<typeof useSend<typeof updateJob>> {
  const client = useQueryClient();
  return useSend(updateJob, { onDone: (job) => keep(client, job) });
}

export function useSaveLoopPlan(): ReturnType<typeof useSend<typeof saveLoopPlan>> {
  const client = useQueryClient();
  return useSend(saveLoopPlan, { onDone: (job) => keep(client, job) });
}

export function useCloseJob(): ReturnType<typeof useSend<typeof closeJob>> {
  const client = useQueryClient();
  return useSend(closeJob, { onDone: (job) => keep(client, job) });
}

export function useReopenJob(): ReturnType<typeof useSend<typeof reopenJob>> {
  const client = useQueryClient();
  return useSend(reopenJob, { onDone: (job) => keep(client, job) });
}

export function useArchiveJob(): ReturnType<typeof useSend<typeof archiveJob>> {
  const client = useQueryClient();
  return useSend(archiveJob, { onDone: (job) => keep(client, job) });
}

export function useUnarchiveJob(): ReturnType<typeof useSend<typeof unarchiveJob>> {
  const client = useQueryClient();
  return useSend(unarchiveJob, { onDone: (job) => keep(client, job) });
}

/** The reply is the newest state of this job. Everything else is asked again: loops and candidates name their job. */
async function keep(client: QueryClient, job: Job): Promise<void> {
  const { queryKey } = jobQuery(job.id);
  client.setQueryData(queryKey, job);
  void client.invalidateQueries({ predicate: (query) => query.queryKey.join() !== queryKey.join() });
}
