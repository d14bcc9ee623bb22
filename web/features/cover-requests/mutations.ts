import { useQueryClient } from '@tanstack/react-query';
import { askForCover, declineRequest, type LoopRequests, passOnRequest } from '#shared/cover-requests.ts';
import { useSend } from '#web/api/use-send.ts';
import { loopRequestsQuery, seatRequestsQuery } from '#web/features/cover-requests/queries.ts';

export function useAskForCover(seatId: string): ReturnType<typeof useSend<typeof askForCover>> {
  const client = useQueryClient();
  return useSend(askForCover, {
    onDone: async (requests) => client.setQueryData(seatRequestsQuery(seatId).queryKey, requests),
  });
}

export function usePassOn(loopId: string): ReturnType<typeof useSend<typeof passOnRequest>> {
  const keep = useKeep(loopId);
  return useSend(passOnRequest, { onDone: keep });
}

export function useDecline(loopId: string): ReturnType<typeof useSend<typeof declineRequest>> {
  const keep = useKeep(loopId);
  return useSend(declineRequest, { onDone: keep });
}

/** The reply is the newest list of the loop; the board counts what waits. */
function useKeep(loopId: string): (requests: LoopRequests) => Promise<void> {
  const client = useQueryClient();
  return async (requests) => {
    client.setQueryData(loopRequestsQuery(loopId).queryKey, requests);
    void client.invalidateQueries({ queryKey: ['loops', 'list'] });
  };
}
