import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { UnsavableDraft } from '#web/features/blueprints/draft/draft-body.ts';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';
import { placeName } from '#web/features/blueprints/draft/places.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import type { AutosavePhase } from '#web/ui/autosave/autosave.ts';
import { errorWords } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface SaveStateProps {
  readonly phase: AutosavePhase<Work>;
  readonly blueprintId: string;
  readonly work: Work;
  /** When the draft was last changed by anyone, as it was loaded. */
  readonly changedAt: string;
  readonly onTryAgain: () => void;
  readonly onCompare: () => void;
}

/** Whether what is on screen is stored. Only trouble is announced: "saved" after each pause would drown everything else. */
export function SaveState(props: SaveStateProps): ReactElement {
  const { phase, blueprintId, work, changedAt, onTryAgain, onCompare } = props;
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
      return (
        <div className={classes.saveState} data-failed role="alert">
          <StatusMark shape="diamond">Not saved</StatusMark>
          <Reason error={phase.error} work={work} onTryAgain={onTryAgain} />
        </div>
      );
    case 'conflict':
      return (
        <div className={classes.saveState} role="alert">
          <StatusMark shape="diamond">Changed elsewhere</StatusMark>
          <Button variant="default" size="compact-md" onClick={onCompare}>
            Compare
          </Button>
        </div>
      );
    case 'ended':
      return (
        <div className={classes.saveState} data-failed role="alert">
          <StatusMark shape="bar">Not saved</StatusMark>
          <span>
            The draft was published or given up in the meantime. What you wrote since is still here: copy what
            you need, then{' '}
            <Link to="/blueprints/$blueprintId" params={{ blueprintId }}>
              open the blueprint
            </Link>
            .
          </span>
        </div>
      );
  }
}

interface ReasonProps {
  readonly error: Error;
  readonly work: Work;
  readonly onTryAgain: () => void;
}

function Reason({ error, work, onTryAgain }: ReasonProps): ReactElement {
  if (error instanceof UnsavableDraft) {
    const path = error.path.replace(/^kit\./, '');
    return (
      <span>
        <PlaceLink at={path}>{placeName(work.kit, path)}</PlaceLink> {error.message}. It is saved as soon as
        that is put right.
      </span>
    );
  }
  return (
    <>
      <span>{errorWords(error)} What you wrote is still here.</span>
      <Button variant="default" size="compact-md" onClick={onTryAgain}>
        Try again
      </Button>
    </>
  );
}
