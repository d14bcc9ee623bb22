import { useQueryClient } from '@tanstack/react-query';
import { giveUpSeat } from '#shared/loops.ts';
import { submitScorecard } from '#shared/scorecards.ts';
import { useSend } from '#web/api/use-send.ts';
import { loopCardsQuery, scorecardQuery } from '#web/features/scorecards/queries.ts';

/** `onSubmitted` runs before the page shows the card as submitted. */
export function useSubmitCard(onSubmitted: () => void): ReturnType<typeof useSend<typeof submitScorecard>> {
  const client = useQueryClient();
  return useSend(submitScorecard, {
    onDone: async (card) => {
      onSubmitted();
      client.removeQueries({ queryKey: loopCardsQuery(card.loopId).queryKey });
      client.setQueryData(scorecardQuery(card.seatId).queryKey, card);
    },
  });
}

export function useGiveUpSeat(): ReturnType<typeof useSend<typeof giveUpSeat>> {
  const client = useQueryClient();
  return useSend(giveUpSeat, {
    onDone: ({ seatId }) => client.invalidateQueries({ queryKey: scorecardQuery(seatId).queryKey }),
  });
}
