import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { cardsWords } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import type { DecisionSave } from '#web/features/debriefs/decision/use-decision-save.ts';
import { pinnedWords } from '#web/features/debriefs/figure-words.ts';
import { list } from '#web/ui/format.ts';
import { useFormat } from '#web/ui/use-format.tsx';

interface ChangedMeanwhileProps {
  readonly change: DecisionSave['change'];
  readonly onLooked: () => void;
}

/** The debrief changed under a decision that is being written: says what is on the page now, and keeps what was typed. */
export function ChangedMeanwhile({ change, onLooked }: ChangedMeanwhileProps): ReactElement | null {
  const format = useFormat();
  if (change === null) return null;
  const { seen, now } = change;
  return (
    <div className={classes.changed} role="alert">
      <p>
        <strong>The debrief changed while you wrote.</strong> Nothing was recorded, and nothing you typed is
        lost.
      </p>
      {now.decision !== null ? (
        <p>
          {now.decision.decidedBy.name} recorded the decision in the meantime. Copy from here what you want to
          keep.
        </p>
      ) : (
        <>
          <p>
            You read: {cardsWords(seen.cards)}. {pinnedWords(seen.figures.pinnedAt, format)}. Now:{' '}
            {cardsWords(now.cards)}. {pinnedWords(now.figures.pinnedAt, format)}.{settledWords(seen, now)} The
            scores and texts above are the new ones.
          </p>
          <Button variant="default" onClick={onLooked}>
            I have looked at what changed
          </Button>
        </>
      )}
    </div>
  );
}

/** " Settled since: Reliability."; nothing where nothing was. */
function settledWords(seen: Debrief, now: Debrief): string {
  const settledAt = ({ issues }: Debrief, id: string): string | undefined =>
    issues.find(({ dimensionId }) => dimensionId === id)?.settled?.at;
  const names = now.issues
    .filter(({ dimensionId }) => settledAt(now, dimensionId) !== settledAt(seen, dimensionId))
    .map(({ name }) => name);
  return names.length === 0 ? '' : ` Settled since: ${list(names)}.`;
}
