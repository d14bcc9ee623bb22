import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/loops/loops.module.css';
import { OfferItem } from '#web/features/loops/offers/offer-item.tsx';
import { slotOffersQuery } from '#web/features/loops/offers/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** Times offered to the candidate, and what they answered; nothing where none ever were. */
export function OffersSection({ loopId }: { readonly loopId: string }): ReactElement | null {
  const { data, error, refetch } = useQuery(slotOffersQuery(loopId));
  if (data !== undefined && data.offers.length === 0) return null;
  return (
    <section className={layout.section} aria-labelledby="offers">
      <h2 id="offers">Times offered to the candidate</h2>
      {data === undefined ? (
        error === null ? (
          <Skeleton label="Loading the offers" rows={3} />
        ) : (
          <ErrorState title="The offers could not be loaded" error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <ul className={classes.list}>
          {data.offers.map((offer) => (
            <OfferItem key={offer.id} loopId={loopId} offer={offer} />
          ))}
        </ul>
      )}
    </section>
  );
}
