import { Button } from '@mantine/core';
import { memo, type ReactElement, type ReactNode } from 'react';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';

interface CardBarProps {
  /** "5 of 6 scored, evidence missing on 1" */
  readonly progress: string;
  readonly saveState: ReactNode;
  /** Null once it may be submitted; else when that is, in words. */
  readonly opens: string | null;
  readonly onSubmit: () => void;
  readonly onHelp: () => void;
}

/** Stays in sight: how far the card is, whether it is saved, and submitting it. */
export function CardBar({ progress, saveState, opens, onSubmit, onHelp }: CardBarProps): ReactElement {
  return (
    <section id={fieldIds.cardState} tabIndex={-1} className={classes.bar} aria-label="State of the card">
      <p className={classes.progress}>{progress}</p>
      {saveState}
      <BarActions opens={opens} onSubmit={onSubmit} onHelp={onHelp} />
    </section>
  );
}

/** None of it changes with a key. */
const BarActions = memo(function BarActions(
  props: Pick<CardBarProps, 'opens' | 'onSubmit' | 'onHelp'>,
): ReactElement {
  const { opens, onSubmit, onHelp } = props;
  return (
    <div className={classes.barActions}>
      <Button variant="default" className={classes.help ?? ''} aria-keyshortcuts="?" onClick={onHelp}>
        Keys
      </Button>
      {opens === null ? (
        <Button aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onSubmit}>
          Submit
        </Button>
      ) : (
        <span className={classes.opens}>{opens}</span>
      )}
    </div>
  );
});
