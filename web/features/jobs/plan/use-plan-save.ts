import { useQueryClient } from '@tanstack/react-query';
import type { Job } from '#shared/jobs.ts';
import { useSaveLoopPlan } from '#web/features/jobs/mutations.ts';
import { type PlanValues, planBody, planWords, snapshotOf } from '#web/features/jobs/plan/plan-values.ts';
import { jobQuery } from '#web/features/jobs/queries.ts';
import { useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

interface PlanSaveOptions {
  readonly onSaved: (saved: PlanValues) => void;
  readonly onRefused: (error: Error) => void;
}

/** Saves the plan as a whole over the version that was on screen; of two plans one is chosen as a whole. */
export function usePlanSave(job: Job, options: PlanSaveOptions): VersionedSave<PlanValues> {
  const client = useQueryClient();
  const save = useSaveLoopPlan();
  const params = { jobId: job.id };
  return useVersionedSave({
    ...options,
    start: snapshotOf(job),
    fields: [{ key: 'rounds', label: 'Loop plan', words: (values: PlanValues) => planWords(values, job) }],
    write: async (wanted, over) => {
      if (planWords(wanted, job) === planWords(over.values, job)) return over;
      const body = planBody(wanted, job.dimensions);
      return snapshotOf(await save.mutateAsync({ params, body, ifMatch: over.version }));
    },
    readNewest: async () => snapshotOf(await client.fetchQuery({ ...jobQuery(job.id), staleTime: 0 })),
  });
}
