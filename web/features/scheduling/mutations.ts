import { useQueryClient } from '@tanstack/react-query';
import { saveWorkingHours } from '#shared/availability.ts';
import { useSend } from '#web/api/use-send.ts';
import { workingHoursQuery } from '#web/features/scheduling/queries.ts';

export function useSaveWorkingHours(): ReturnType<typeof useSend<typeof saveWorkingHours>> {
  const client = useQueryClient();
  return useSend(saveWorkingHours, {
    onDone: async (saved) => client.setQueryData(workingHoursQuery().queryKey, saved),
  });
}
