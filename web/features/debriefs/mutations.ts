import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { adoptFigures, type Debrief, decide, openDebrief, settleIssue } from '#shared/debriefs.ts';
import { askQuestion } from '#shared/scorecards.ts';
import { answerApproval, castVote, closeVoting, recuseFromVote, reopenDebrief } from '#shared/votes.ts';
import { keepAndAskTheRest } from '#web/api/keep-and-ask-the-rest.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { useSend } from '#web/api/use-send.ts';
import { debriefQuery, debriefsKey } from '#web/features/debriefs/queries.ts';

export function useOpenDebrief(): ReturnType<typeof useSend<typeof openDebrief>> {
  const client = useQueryClient();
  return useSend(openDebrief, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useSettleIssue(): ReturnType<typeof useSend<typeof settleIssue>> {
  const client = useQueryClient();
  return useSend(settleIssue, { onDone: (debrief) => keep(client, debrief) });
}

/** The question stands in the debrief and on the card, which other features show. */
export function useAskQuestion(): ReturnType<typeof useSend<typeof askQuestion>> {
  const client = useQueryClient();
  return useSend(askQuestion, { onDone: () => client.invalidateQueries() });
}

export function useAdoptFigures(): ReturnType<typeof useSend<typeof adoptFigures>> {
  const client = useQueryClient();
  return useSend(adoptFigures, { onDone: (debrief) => keep(client, debrief) });
}

export function useCastVote(): ReturnType<typeof useSend<typeof castVote>> {
  const client = useQueryClient();
  return useSend(castVote, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useRecuseFromVote(): ReturnType<typeof useSend<typeof recuseFromVote>> {
  const client = useQueryClient();
  return useSend(recuseFromVote, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useCloseVoting(): ReturnType<typeof useSend<typeof closeVoting>> {
  const client = useQueryClient();
  return useSend(closeVoting, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useDecide(): ReturnType<typeof useSend<typeof decide>> {
  const client = useQueryClient();
  return useSend(decide, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useAnswerApproval(): ReturnType<typeof useSend<typeof answerApproval>> {
  const client = useQueryClient();
  return useSend(answerApproval, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

export function useReopenDebrief(): ReturnType<typeof useSend<typeof reopenDebrief>> {
  const client = useQueryClient();
  return useSend(reopenDebrief, { onDone: (debrief) => keepAndAsk(client, debrief) });
}

/** After a refusal that says the page is behind: shows the debrief as it is now. What was typed stays. */
export function useReadAgain(debriefId: string): (error: Error) => void {
  const client = useQueryClient();
  return (error) => {
    if (isProblem(error, 'stale_version') || isProblem(error, 'wrong_state')) {
      void client.invalidateQueries({ queryKey: debriefQuery(debriefId).queryKey });
    }
  };
}

/** The reply is the newest state of this debrief. */
async function keep(client: QueryClient, debrief: Debrief): Promise<void> {
  client.setQueryData(debriefQuery(debrief.id).queryKey, debrief);
  void client.invalidateQueries({ queryKey: [...debriefsKey, 'list'] });
}

async function keepAndAsk(client: QueryClient, debrief: Debrief): Promise<void> {
  keepAndAskTheRest(client, debriefQuery(debrief.id).queryKey, debrief);
}
