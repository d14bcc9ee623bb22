import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { useAdoptFigures } from '#web/features/debriefs/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { count } from '#web/ui/format.ts';
import { toast } from '#web/ui/toast.ts';

/** Cards that came in after the figures were pinned: offered, never slipped in. */
export function NewerCards({ debrief }: { readonly debrief: Debrief }): ReactElement | null {
  const [isAsking, setIsAsking] = useState(false);
  const adopt = useAdoptFigures();
  if (debrief.newer === null) return null;
  const cards = count(debrief.newer.cards, 'newer card', 'newer cards');
  return (
    <div className={classes.newer} role="status">
      <p>
        {cards} came in after these figures were pinned.{' '}
        {debrief.state === 'decided' && 'The decision keeps the figures it was made on.'}
      </p>
      {debrief.can.adopt && (
        <Button variant="default" size="xs" onClick={() => setIsAsking(true)}>
          Adopt {cards}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={`Adopt ${cards}`}
          consequences={[
            'Cards and figures are pinned anew, as they are now, for everyone in this debrief.',
            'What was settled stays settled, with its note.',
            'The step is logged with your name; the earlier figures can’t be brought back here.',
          ]}
          confirm="Adopt"
          isPending={adopt.isPending}
          error={adopt.error}
          onCancel={() => {
            adopt.reset();
            setIsAsking(false);
          }}
          onConfirm={() =>
            adopt.mutate(
              { params: { debriefId: debrief.id }, ifMatch: debrief.version },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`${cards} adopted`);
                },
              },
            )
          }
        />
      )}
    </div>
  );
}
