import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { mustHaveStates } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/first-screen/first-screen.module.css';
import { evidenceId } from '#web/features/debriefs/places.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** What the role can't be done without, each with its state; never averaged away. */
export function MustHaves({ mustHaves }: Pick<Debrief, 'mustHaves'>): ReactElement {
  return (
    <section className={classes.block} aria-labelledby="must-haves">
      <h2 id="must-haves">Must-haves</h2>
      {mustHaves.length === 0 ? (
        <p className={classes.soft}>This version names none.</p>
      ) : (
        <dl className={classes.states}>
          {mustHaves.map(({ dimensionId, name, bar, reason, state }) => (
            <div key={dimensionId}>
              <dt title={reason}>
                <a href={`#${evidenceId(dimensionId)}`}>{name}</a>{' '}
                <span className={classes.soft}>bar {bar}</span>
              </dt>
              <dd>
                <StatusMark shape={mustHaveStates[state].shape}>{mustHaveStates[state].word}</StatusMark>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
