import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { OpenDebrief } from '#web/features/debriefs/open-debrief.tsx';
import type { ReadyLoop } from '#web/features/debriefs/queries.ts';
import classes from '#web/features/debriefs/ready-loops.module.css';
import { count } from '#web/ui/format.ts';

interface ReadyLoopsProps {
  readonly loops: readonly ReadyLoop[];
  readonly onOpened: (debriefId: string) => void;
}

/** Loops whose cards are in and that nobody has opened a debrief for. */
export function ReadyLoops({ loops, onOpened }: ReadyLoopsProps): ReactElement | null {
  const [opening, setOpening] = useState<ReadyLoop | null>(null);
  if (loops.length === 0) return null;
  return (
    <section className={classes.ready} aria-labelledby="ready">
      <h2 id="ready">Ready to open</h2>
      <ul>
        {loops.map((loop) => (
          <li key={loop.loopId}>
            <span className={classes.who}>{loop.candidateName}</span>
            <span className={classes.job}>{loop.jobTitle}</span>
            <span className={classes.cards}>{count(loop.cards, 'card in', 'cards in')}</span>
            <Button
              variant="default"
              size="xs"
              aria-label={`Open the debrief of ${loop.candidateName}`}
              onClick={() => setOpening(loop)}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
      {opening !== null && (
        <OpenDebrief
          key={opening.loopId}
          loopId={opening.loopId}
          candidateName={opening.candidateName}
          onOpened={onOpened}
          onClose={() => setOpening(null)}
        />
      )}
    </section>
  );
}
