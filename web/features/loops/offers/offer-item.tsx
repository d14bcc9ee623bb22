import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { SlotOffer, SlotOfferState } from '#shared/slot-offers.ts';
import classes from '#web/features/loops/loops.module.css';
import { useWithdrawSlots } from '#web/features/loops/offers/mutations.ts';
import { list } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';
import { StatusMark, type StatusShape } from '#web/ui/status-mark.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';
import { zonedDayAndTime } from '#web/ui/zoned-time.ts';

const states: Record<SlotOfferState, { readonly words: string; readonly shape: StatusShape }> = {
  open: { words: 'Waiting for the candidate', shape: 'half' },
  picked: { words: 'Picked', shape: 'disc' },
  refused: { words: 'No time fits', shape: 'diamond' },
  withdrawn: { words: 'Withdrawn', shape: 'bar' },
  expired: { words: 'Expired without an answer', shape: 'bar' },
  closed: { words: 'Over with the loop', shape: 'bar' },
};

interface OfferItemProps {
  readonly loopId: string;
  readonly offer: SlotOffer;
}

/** One offer: for which round, which times, and what became of it. */
export function OfferItem({ loopId, offer }: OfferItemProps): ReactElement {
  const { timeZone } = useFormat();
  const withdraw = useWithdrawSlots(loopId);
  const { words, shape } = states[offer.state];
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3>{offer.name}</h3>
        {offer.can.withdraw && (
          <Button
            variant="default"
            size="compact-md"
            loading={withdraw.isPending}
            aria-label={`Withdraw the times offered for ${offer.name}`}
            onClick={() =>
              withdraw.mutate(
                { params: { offerId: offer.id } },
                { onSuccess: () => toast(`The times for ${offer.name} are withdrawn`) },
              )
            }
          >
            Withdraw
          </Button>
        )}
      </div>
      <StatusMark shape={shape}>{words}</StatusMark>
      {offer.message !== null && <p>The candidate wrote: “{offer.message}”</p>}
      <ul className={classes.seats} aria-label={`Times offered for ${offer.name}`}>
        {offer.slots.map(({ id, startsAt, isFree }) => (
          <li key={id}>
            {zonedDayAndTime(startsAt, timeZone)}
            {offer.state === 'open' && !isFree && (
              <span className={classes.soft}> taken meanwhile, the candidate can’t pick it</span>
            )}
          </li>
        ))}
      </ul>
      <p className={classes.where}>
        {offer.minutes} minutes with {list(offer.people.map(({ name }) => name))}. Offered by{' '}
        {offer.offeredBy.name}
        {offer.state === 'open' && `, open until ${zonedDayAndTime(offer.expiresAt, timeZone)}`}.
      </p>
      <FormError error={withdraw.error} />
    </li>
  );
}
