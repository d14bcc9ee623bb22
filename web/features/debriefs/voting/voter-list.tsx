import type { ReactElement } from 'react';
import type { Voting } from '#shared/voting.ts';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { voterStates } from '#web/features/debriefs/voting/voting-words.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** Who has voted, without what. */
export function VoterList({ voters, chair }: Pick<Voting, 'voters' | 'chair'>): ReactElement {
  return (
    <ul className={classes.voters} aria-label="Voters">
      {voters.map(({ person, state }) => (
        <li key={person.id}>
          <span>
            {person.name}
            {person.id === chair.id && <span className={classes.soft}> chairs</span>}
          </span>
          <StatusMark shape={voterStates[state].shape}>{voterStates[state].word}</StatusMark>
        </li>
      ))}
    </ul>
  );
}
