import { useQueryClient } from '@tanstack/react-query';
import { giveUpSeat, reportAbsence } from '#shared/loops.ts';
import { amendScore, answerQuestion, submitPaperCard, submitScorecard } from '#shared/scorecards.ts';
import { keepAndAskTheRest } from '#web/api/keep-and-ask-the-rest.ts';
import { useSend } from '#web/api/use-send.ts';
import { loopCardsQuery, scorecardQuery } from '#web/features/scorecards/queries.ts';

/** `onSubmitted` runs before the page shows the card as submitted. */
export function useSubmitCard(onSubmitted: () => void): ReturnType<typeof useSend<typeof submitScorecard>> {
  const client = useQueryClient();
  return useSend(submitScorecard, {
    onDone: async (card) => {
      onSubmitted();
      client.removeQueries({ queryKey: loopCardsQuery(card.loopId).queryKey });
      keepAndAskTheRest(client, scorecardQuery(card.seatId).queryKey, card);
    },
  });
}

export function useGiveUpSeat(): ReturnType<typeof useSend<typeof giveUpSeat>> {
  const client = useQueryClient();
  return useSend(giveUpSeat, {
    onDone: () => client.invalidateQueries(),
  });
}

export function useReportAbsence(): ReturnType<typeof useSend<typeof reportAbsence>> {
  const client = useQueryClient();
  return useSend(reportAbsence, {
    onDone: () => client.invalidateQueries(),
  });
}

export function useAmendScore(): ReturnType<typeof useSend<typeof amendScore>> {
  const client = useQueryClient();
  return useSend(amendScore, {
    onDone: async (card) => client.setQueryData(scorecardQuery(card.seatId).queryKey, card),
  });
}

export function useAnswerQuestion(): ReturnType<typeof useSend<typeof answerQuestion>> {
  const client = useQueryClient();
  return useSend(answerQuestion, {
    onDone: async (card) => keepAndAskTheRest(client, scorecardQuery(card.seatId).queryKey, card),
  });
}

/** A loop's states, progress and cards move with it, which other features keep. */
export function useSubmitPaperCard(): ReturnType<typeof useSend<typeof submitPaperCard>> {
  const client = useQueryClient();
  return useSend(submitPaperCard, { onDone: () => client.invalidateQueries() });
}
