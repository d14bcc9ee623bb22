import { useQueryClient } from '@tanstack/react-query';
import { declareConflict, withdrawConflict } from '#shared/conflicts.ts';
import { useSend } from '#web/api/use-send.ts';

/** Warnings and suggestions go by them, too. */
export function useDeclareConflict(): ReturnType<typeof useSend<typeof declareConflict>> {
  const client = useQueryClient();
  return useSend(declareConflict, { onDone: () => client.invalidateQueries() });
}

export function useWithdrawConflict(): ReturnType<typeof useSend<typeof withdrawConflict>> {
  const client = useQueryClient();
  return useSend(withdrawConflict, { onDone: () => client.invalidateQueries() });
}
