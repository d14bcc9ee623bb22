import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { CardContent, Scorecard } from '#shared/scorecards.ts';
import type { CardCopy } from '#web/features/scorecards/card-copies.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { focusField } from '#web/features/scorecards/focus-field.ts';
import type { AutosavePhase } from '#web/ui/autosave/autosave.ts';
import { isSame } from '#web/ui/is-same.ts';
import { useFormat } from '#web/ui/use-format.tsx';

interface RestoredNoticeProps {
  readonly left: CardCopy | null;
  /** As it came from the server when the page opened. */
  readonly card: Scorecard;
  readonly phase: AutosavePhase<CardContent>;
  readonly onCompare: () => void;
}

/** Says that the page goes on with what an earlier one left on this device. */
export function RestoredNotice({ left, card, phase, onCompare }: RestoredNoticeProps): ReactElement | null {
  const format = useFormat();
  const [isShown, setIsShown] = useState(() => left !== null && !isSame(left.copy.value, card.content));
  if (!isShown || left === null) return null;
  const close = (): void => {
    setIsShown(false);
    focusField(fieldIds.cardState);
  };
  const isConflict = phase.kind === 'conflict';
  return (
    <section className={classes.notice} role="status">
      <p>
        On this device: {format.dayAndTime(left.copy.at)}, not saved before the page was closed.{' '}
        {isConflict
          ? 'The card was changed elsewhere since; compare the two.'
          : 'It is back in the card below, and is being saved.'}
      </p>
      {isConflict ? (
        <Button size="compact-md" onClick={onCompare}>
          Compare
        </Button>
      ) : (
        <Button variant="default" size="compact-md" onClick={close}>
          Close this message
        </Button>
      )}
    </section>
  );
}
