import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { useAdoptFigures } from '#web/features/debriefs/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { count } from '#web/ui/format.ts';
import { toast } from '#web/ui/toast.ts';

interface NewerCardsProps {
  readonly debrief: Debrief;
  readonly onAdopt: () => void;
}

/** Cards that came in after the figures were pinned, in a phrase: offered, never slipped in. */
export function NewerCards({ debrief, onAdopt }: NewerCardsProps): ReactElement | null {
  if (debrief.newer === null) return null;
  const cards = cardsWords(debrief.newer);
  if (debrief.state !== 'open') return <>{cards} since; the decision keeps its figures</>;
  if (!debrief.can.adopt) return <>{cards}</>;
  return (
    <UnstyledButton className={classes.newer} onClick={onAdopt}>
      {cards}, adopt
    </UnstyledButton>
  );
}

interface AdoptFiguresProps {
  readonly debrief: Debrief;
  readonly onClose: () => void;
}

export function AdoptFigures({ debrief, onClose }: AdoptFiguresProps): ReactElement | null {
  const adopt = useAdoptFigures();
  if (debrief.newer === null) return null;
  const cards = cardsWords(debrief.newer);
  return (
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
      onCancel={onClose}
      onConfirm={() =>
        adopt.mutate(
          { params: { debriefId: debrief.id }, ifMatch: debrief.version },
          {
            onSuccess: () => {
              toast(`${cards} adopted`);
              onClose();
            },
          },
        )
      }
    />
  );
}

function cardsWords({ cards }: NonNullable<Debrief['newer']>): string {
  return count(cards, 'newer card', 'newer cards');
}
