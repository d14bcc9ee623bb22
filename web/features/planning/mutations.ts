import { useQueryClient } from '@tanstack/react-query';
import { saveInterviewLimit, saveInterviewLimits } from '#shared/interview-limits.ts';
import { applyPlan } from '#shared/plan-changes.ts';
import { deletePlanTemplate, renamePlanTemplate, savePlanTemplate } from '#shared/plan-templates.ts';
import { useSend } from '#web/api/use-send.ts';

export function useSaveTemplate(): ReturnType<typeof useSend<typeof savePlanTemplate>> {
  const client = useQueryClient();
  return useSend(savePlanTemplate, { onDone: () => client.invalidateQueries() });
}

export function useRenameTemplate(): ReturnType<typeof useSend<typeof renamePlanTemplate>> {
  const client = useQueryClient();
  return useSend(renamePlanTemplate, { onDone: () => client.invalidateQueries() });
}

export function useDeleteTemplate(): ReturnType<typeof useSend<typeof deletePlanTemplate>> {
  const client = useQueryClient();
  return useSend(deletePlanTemplate, { onDone: () => client.invalidateQueries() });
}

/** Loops, their warnings and the preview itself are others now. */
export function useApplyPlan(): ReturnType<typeof useSend<typeof applyPlan>> {
  const client = useQueryClient();
  return useSend(applyPlan, { onDone: () => client.invalidateQueries() });
}

export function useSaveLimits(): ReturnType<typeof useSend<typeof saveInterviewLimits>> {
  const client = useQueryClient();
  return useSend(saveInterviewLimits, { onDone: () => client.invalidateQueries() });
}

export function useSaveLimit(): ReturnType<typeof useSend<typeof saveInterviewLimit>> {
  const client = useQueryClient();
  return useSend(saveInterviewLimit, { onDone: () => client.invalidateQueries() });
}
