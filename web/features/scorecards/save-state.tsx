import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import { ConnectionError } from '#web/api/problem-error.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { focusField } from '#web/features/scorecards/focus-field.ts';
import type { AutosavePhase } from '#web/ui/autosave/autosave.ts';
import type { CopyState } from '#web/ui/autosave/device-copy.ts';
import { errorWords } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface SaveStateProps {
  readonly phase: AutosavePhase<CardContent>;
  readonly copy: CopyState;
  /** When the card was last saved, as it was loaded. */
  readonly changedAt: string;
  readonly onRetry: () => void;
  readonly onCompare: () => void;
}

/** Whether what is on screen is stored, and where. Only trouble is announced: "saved" after each pause would drown the rest. */
export function SaveState(props: SaveStateProps): ReactElement {
  const { phase, changedAt, onCompare } = props;
  const format = useFormat();
  switch (phase.kind) {
    case 'saved':
      return (
        <div className={classes.saveState}>
          <StatusMark shape="disc">{`Saved ${format.time(phase.at ?? changedAt)}`}</StatusMark>
        </div>
      );
    case 'waiting':
    case 'saving':
      return (
        <div className={classes.saveState}>
          <StatusMark shape="half">Saving</StatusMark>
        </div>
      );
    case 'failed':
      return <NotSaved {...props} error={phase.error} />;
    case 'conflict':
      return (
        <div className={classes.saveState} role="alert">
          <StatusMark shape="diamond">Changed elsewhere</StatusMark>
          <Button variant="default" size="compact-sm" onClick={onCompare}>
            Compare
          </Button>
        </div>
      );
    case 'ended':
      return (
        <div className={classes.saveState} role="alert">
          <StatusMark shape="bar">Closed elsewhere</StatusMark>
        </div>
      );
  }
}

function NotSaved({ error, copy, onRetry }: SaveStateProps & { readonly error: Error }): ReactElement {
  const isOffline = error instanceof ConnectionError && error.kind === 'unreachable';
  const isKept = copy === 'kept';
  return (
    <div className={classes.saveState} data-trouble={!isKept || undefined} role="alert">
      <StatusMark shape="diamond">
        {`${isKept ? 'Saved on this device' : 'Not saved, keep this page open'}${isOffline ? ', no connection' : ''}`}
      </StatusMark>
      {!isOffline && <span>{errorWords(error)}</span>}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          // This button goes away while the card is being saved.
          focusField(fieldIds.cardState);
          onRetry();
        }}
      >
        Try again
      </Button>
    </div>
  );
}
