import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Voting } from '#shared/voting.ts';
import { useKept } from '#web/features/debriefs/kept.ts';
import { StepBack } from '#web/features/debriefs/voting/step-back.tsx';
import { VoteForm } from '#web/features/debriefs/voting/vote-form.tsx';
import { VoteValues } from '#web/features/debriefs/voting/vote-values.ts';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { ownWords } from '#web/features/debriefs/voting/voting-words.ts';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface OwnVoteProps {
  readonly debriefId: string;
  readonly voting: Voting;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
  readonly onDone: () => void;
}

/** The reader's own part: a vote to cast, to change or to step back from. Nothing for those who don't vote. */
export function OwnVote({ debriefId, voting, accountId, onDone }: OwnVoteProps): ReactElement | null {
  const { own, can } = voting;
  const kept = useKept(`vote:${accountId}:${debriefId}`, VoteValues);
  const [isChanging, setIsChanging] = useState(kept.found !== null);
  const [isSteppingBack, setIsSteppingBack] = useState(false);
  // Open, it stands among the others.
  const isShown = own?.kind === 'recusal' || voting.state === 'revealed';
  if (!can.vote && !can.recuse && (own === null || isShown)) return null;
  const isVoting = can.vote && (own === null || isChanging);
  const close = (): void => {
    kept.drop();
    setIsChanging(false);
    setIsSteppingBack(false);
  };
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <section className={classes.own} aria-labelledby="own-vote">
      <h3 id="own-vote">Your vote</h3>
      {own !== null && !isVoting && (
        <p className={classes.text}>
          <strong>{ownWords(own)}</strong>, <Moment at={own.kind === 'vote' ? own.castAt : own.at} />
          {own.reason !== '' && `. ${own.reason}`}
        </p>
      )}
      {isVoting && (
        <VoteForm
          debriefId={debriefId}
          voting={voting}
          kept={kept}
          onCast={done}
          onCancel={own === null ? undefined : close}
        />
      )}
      {!isVoting && can.vote && (
        <div className={layout.row}>
          <Button variant="default" onClick={() => setIsChanging(true)}>
            {own?.kind === 'vote' ? 'Change your vote' : 'Vote after all'}
          </Button>
        </div>
      )}
      {can.recuse && (
        <div className={layout.row}>
          <Button variant="default" size="xs" onClick={() => setIsSteppingBack(true)}>
            Step back from this vote
          </Button>
          <span className={classes.soft}>Where you should not judge this candidate.</span>
        </div>
      )}
      {isSteppingBack && (
        <StepBack
          debriefId={debriefId}
          accountId={accountId}
          hasVoted={own?.kind === 'vote'}
          onDone={done}
          onClose={() => setIsSteppingBack(false)}
        />
      )}
    </section>
  );
}
