import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type PlannedRound, predictPlan } from '#shared/planning.ts';
import { call } from '#web/api/call.ts';

/** A round of the plan with what it and its people are called; null for a place that nobody is named for. */
export interface NamedRound {
  readonly name: string;
  readonly people: readonly (string | null)[];
  readonly planned: PlannedRound;
}

/**
 * The prediction with the rounds it was asked for, because its suggestions name them by their places: while a changed
 * plan is on its way the one before stays, and must not speak of the new one's rounds. Null while the plan is not whole.
 */
export const planPredictionQuery = (jobId: string, rounds: readonly NamedRound[] | null) =>
  queryOptions({
    queryKey: ['calibration', 'planning', jobId, rounds],
    queryFn: async ({ signal }) => {
      const asked = rounds ?? [];
      const body = { rounds: asked.map(({ planned }) => planned) };
      return { asked, prediction: await call(predictPlan, { params: { jobId }, body, signal }) };
    },
    enabled: rounds !== null,
    placeholderData: keepPreviousData,
  });
