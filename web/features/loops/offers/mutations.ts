import { useQueryClient } from '@tanstack/react-query';
import { offerSlots, withdrawSlots } from '#shared/slot-offers.ts';
import { useSend } from '#web/api/use-send.ts';
import { slotOffersQuery } from '#web/features/loops/offers/queries.ts';

export function useOfferSlots(loopId: string): ReturnType<typeof useSend<typeof offerSlots>> {
  const client = useQueryClient();
  return useSend(offerSlots, {
    onDone: () => client.invalidateQueries({ queryKey: slotOffersQuery(loopId).queryKey }),
  });
}

export function useWithdrawSlots(loopId: string): ReturnType<typeof useSend<typeof withdrawSlots>> {
  const client = useQueryClient();
  return useSend(withdrawSlots, {
    onDone: async (offers) => client.setQueryData(slotOffersQuery(loopId).queryKey, offers),
  });
}
