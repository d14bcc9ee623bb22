import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';
import { changeLines, newerWords } from '#web/features/debriefs/figures/newer-words.ts';
import { useAdoptFigures } from '#web/features/debriefs/mutations.ts';
import { newerFiguresQuery } from '#web/features/debriefs/queries.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { count } from '#web/ui/format.ts';
import { toast } from '#web/ui/toast.ts';

interface NewerCardsProps {
  readonly debrief: Debrief;
  readonly onAdopt: () => void;
}

/** Cards that came in after the figures were pinned, in a phrase with what they would change: offered, never slipped in. */
export function NewerCards({ debrief, onAdopt }: NewerCardsProps): ReactElement | null {
  const { data: figures } = useQuery(newerFiguresQuery(debrief));
  if (debrief.newer === null) return null;
  const cards = cardsWords(debrief.newer);
  if (debrief.state !== 'open') return <>{cards} since; the decision keeps its figures</>;
  if (!debrief.can.adopt) return <>{cards}</>;
  return (
    <UnstyledButton className={classes.newer} onClick={onAdopt}>
      {figures == null ? cards : (newerWords(figures) ?? cards)}, adopt
    </UnstyledButton>
  );
}

interface AdoptFiguresProps {
  readonly debrief: Debrief;
  readonly onClose: () => void;
}

export function AdoptFigures({ debrief, onClose }: AdoptFiguresProps): ReactElement | null {
  const adopt = useAdoptFigures();
  const { data: figures } = useQuery(newerFiguresQuery(debrief));
  if (debrief.newer === null) return null;
  const cards = cardsWords(debrief.newer);
  return (
    <ConfirmDialog
      title={`Adopt ${cards}`}
      consequences={[
        ...(figures == null ? [] : changeLines(figures)),
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
