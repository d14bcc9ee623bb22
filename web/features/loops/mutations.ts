import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  addSeat,
  cancelInterview,
  cancelLoop,
  giveUpSeat,
  handOverSeat,
  type Loop,
  reportAbsence,
  rescheduleInterview,
  scheduleInterview,
} from '#shared/loops.ts';
import { confirmInterview, declineSeat, exchangeSeats } from '#shared/scheduling.ts';
import { askQuestion } from '#shared/scorecards.ts';
import { useSend } from '#web/api/use-send.ts';
import { loopCardsQuery, loopQuery } from '#web/features/loops/queries.ts';

export function useScheduleInterview(): ReturnType<typeof useSend<typeof scheduleInterview>> {
  const client = useQueryClient();
  return useSend(scheduleInterview, { onDone: (loop) => keep(client, loop) });
}

export function useRescheduleInterview(): ReturnType<typeof useSend<typeof rescheduleInterview>> {
  const client = useQueryClient();
  return useSend(rescheduleInterview, { onDone: (loop) => keep(client, loop) });
}

export function useCancelInterview(): ReturnType<typeof useSend<typeof cancelInterview>> {
  const client = useQueryClient();
  return useSend(cancelInterview, { onDone: (loop) => keep(client, loop) });
}

export function useAddSeat(): ReturnType<typeof useSend<typeof addSeat>> {
  const client = useQueryClient();
  return useSend(addSeat, { onDone: (loop) => keep(client, loop) });
}

export function useGiveUpSeat(): ReturnType<typeof useSend<typeof giveUpSeat>> {
  const client = useQueryClient();
  return useSend(giveUpSeat, { onDone: () => client.invalidateQueries() });
}

export function useReportAbsence(): ReturnType<typeof useSend<typeof reportAbsence>> {
  const client = useQueryClient();
  return useSend(reportAbsence, { onDone: () => client.invalidateQueries() });
}

export function useHandOverSeat(): ReturnType<typeof useSend<typeof handOverSeat>> {
  const client = useQueryClient();
  return useSend(handOverSeat, { onDone: () => client.invalidateQueries() });
}

export function useConfirmInterview(): ReturnType<typeof useSend<typeof confirmInterview>> {
  const client = useQueryClient();
  return useSend(confirmInterview, { onDone: (loop) => keep(client, loop) });
}

export function useDeclineSeat(): ReturnType<typeof useSend<typeof declineSeat>> {
  const client = useQueryClient();
  // Not awaited: what declined is gone with its seat, and would say nothing any more.
  return useSend(declineSeat, { onDone: async () => void client.invalidateQueries() });
}

export function useExchangeSeats(): ReturnType<typeof useSend<typeof exchangeSeats>> {
  const client = useQueryClient();
  return useSend(exchangeSeats, { onDone: (loop) => keep(client, loop) });
}

export function useAskQuestion(loopId: string): ReturnType<typeof useSend<typeof askQuestion>> {
  const client = useQueryClient();
  return useSend(askQuestion, {
    onDone: () => client.invalidateQueries({ queryKey: loopCardsQuery(loopId).queryKey }),
  });
}

export function useCancelLoop(): ReturnType<typeof useSend<typeof cancelLoop>> {
  const client = useQueryClient();
  return useSend(cancelLoop, { onDone: (loop) => keep(client, loop) });
}

/**
 * The reply is the newest state of this loop. Everything else is asked again: an interview moves an application's
 * stage, a list of candidates and somebody's own interviews, which other features keep.
 */
async function keep(client: QueryClient, loop: Loop): Promise<void> {
  const { queryKey } = loopQuery(loop.id);
  client.setQueryData(queryKey, loop);
  void client.invalidateQueries({ predicate: (query) => query.queryKey.join() !== queryKey.join() });
}
