import { useQueryClient } from '@tanstack/react-query';
import { type OfferedSlots, pickSlot, refuseSlots } from '#shared/slot-offers.ts';
import { useSend } from '#web/api/use-send.ts';
import { offeredSlotsQuery } from '#web/features/slots/queries.ts';

export function usePickSlot(): ReturnType<typeof useSend<typeof pickSlot>> {
  const keep = useKeep();
  return useSend(pickSlot, { onDone: keep });
}

export function useRefuseSlots(): ReturnType<typeof useSend<typeof refuseSlots>> {
  const keep = useKeep();
  return useSend(refuseSlots, { onDone: keep });
}

/** The reply is what the link says from now on. */
function useKeep(): (slots: OfferedSlots) => Promise<unknown> {
  const client = useQueryClient();
  return async (slots) => client.setQueryData(offeredSlotsQuery('').queryKey, slots);
}
