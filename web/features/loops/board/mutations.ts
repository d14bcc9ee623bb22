import { useQueryClient } from '@tanstack/react-query';
import {
  assignOwners,
  changeBoardView,
  deleteBoardView,
  endLoops,
  keepBoardView,
  nudgeLoops,
  restoreBoardView,
  takeBackNudges,
  takeUpLoops,
} from '#shared/board.ts';
import { useSend } from '#web/api/use-send.ts';
import { boardViewsQuery } from '#web/features/loops/board/view-queries.ts';
import { loopsKey } from '#web/features/loops/queries.ts';

export function useNudgeLoops(): ReturnType<typeof useSend<typeof nudgeLoops>> {
  const client = useQueryClient();
  return useSend(nudgeLoops, { onDone: () => client.invalidateQueries({ queryKey: loopsKey }) });
}

export function useTakeBackNudges(): ReturnType<typeof useSend<typeof takeBackNudges>> {
  return useSend(takeBackNudges);
}

export function useAssignOwners(): ReturnType<typeof useSend<typeof assignOwners>> {
  const client = useQueryClient();
  return useSend(assignOwners, { onDone: () => client.invalidateQueries({ queryKey: loopsKey }) });
}

/** Whose application it is, is asked again with everything that names it. */
export function useEndLoops(): ReturnType<typeof useSend<typeof endLoops>> {
  const client = useQueryClient();
  return useSend(endLoops, { onDone: () => client.invalidateQueries() });
}

export function useTakeUpLoops(): ReturnType<typeof useSend<typeof takeUpLoops>> {
  const client = useQueryClient();
  return useSend(takeUpLoops, { onDone: () => client.invalidateQueries() });
}

export function useKeepView(): ReturnType<typeof useSend<typeof keepBoardView>> {
  return useSend(keepBoardView, { onDone: useAskForViews() });
}

export function useChangeView(): ReturnType<typeof useSend<typeof changeBoardView>> {
  return useSend(changeBoardView, { onDone: useAskForViews() });
}

export function useDeleteView(): ReturnType<typeof useSend<typeof deleteBoardView>> {
  return useSend(deleteBoardView, { onDone: useAskForViews() });
}

export function useRestoreView(): ReturnType<typeof useSend<typeof restoreBoardView>> {
  return useSend(restoreBoardView, { onDone: useAskForViews() });
}

function useAskForViews(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: boardViewsQuery().queryKey });
}
