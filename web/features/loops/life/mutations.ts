import { useQueryClient } from '@tanstack/react-query';
import type { Endpoint } from '#shared/endpoint.ts';
import { archiveLoop, reopenLoop, reportNoShow, unarchiveLoop, undoNoShow } from '#shared/loop-life.ts';
import { useSend } from '#web/api/use-send.ts';

/** A change of a loop's life: the board, the timeline and people's own interviews follow from it. */
function useChange<Target extends Endpoint>(target: Target): ReturnType<typeof useSend<Target>> {
  const client = useQueryClient();
  return useSend(target, { onDone: () => client.invalidateQueries() });
}

export const useReportNoShow = (): ReturnType<typeof useSend<typeof reportNoShow>> => useChange(reportNoShow);
export const useUndoNoShow = (): ReturnType<typeof useSend<typeof undoNoShow>> => useChange(undoNoShow);
export const useReopenLoop = (): ReturnType<typeof useSend<typeof reopenLoop>> => useChange(reopenLoop);
export const useArchiveLoop = (): ReturnType<typeof useSend<typeof archiveLoop>> => useChange(archiveLoop);
export const useUnarchiveLoop = (): ReturnType<typeof useSend<typeof unarchiveLoop>> =>
  useChange(unarchiveLoop);
