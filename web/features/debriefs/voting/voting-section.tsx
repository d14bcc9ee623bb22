import { type ReactElement, useRef } from 'react';
import type { Voting } from '#shared/voting.ts';
import { votingId } from '#web/features/debriefs/places.ts';
import { CloseVoting } from '#web/features/debriefs/voting/close-voting.tsx';
import { OwnVote } from '#web/features/debriefs/voting/own-vote.tsx';
import { VoterList } from '#web/features/debriefs/voting/voter-list.tsx';
import { VotesTable } from '#web/features/debriefs/voting/votes-table.tsx';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { missingNames, standingWords } from '#web/features/debriefs/voting/voting-words.ts';
import layout from '#web/ui/layout.module.css';

interface VotingSectionProps {
  readonly debriefId: string;
  readonly voting: Voting;
  /** Drafts on a shared device are told apart by it. */
  readonly accountId: string;
  readonly memberId: string;
}

/** Who has voted and, once all are in or the chair closed, what. Until then a reader sees their own vote alone. */
export function VotingSection(props: VotingSectionProps): ReactElement {
  const { debriefId, voting, accountId, memberId } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const isSealed = voting.state === 'sealed';
  const missing = isSealed ? null : missingNames(voting);
  // What was just done takes its form away; the focus must not fall out of the page with it.
  const goToTop = (): void => heading.current?.focus();
  return (
    <section className={layout.section} aria-labelledby={votingId}>
      <h2 id={votingId} ref={heading} tabIndex={-1} className={classes.heading}>
        Voting
      </h2>
      <p role="status">{standingWords(voting)}</p>
      {isSealed ? (
        <VoterList voters={voting.voters} chair={voting.chair} />
      ) : (
        <VotesTable votes={voting.votes} />
      )}
      {missing !== null && (
        <p className={classes.after}>No vote from {missing}. A vote cast now is marked late.</p>
      )}
      {voting.recusals.length > 0 && (
        <ul className={classes.recusals} aria-label="Stepped back">
          {voting.recusals.map(({ person, reason }) => (
            <li key={person.id}>
              {person.name} stepped back: <span className={classes.text}>{reason}</span>
            </li>
          ))}
        </ul>
      )}
      <OwnVote debriefId={debriefId} voting={voting} accountId={accountId} onDone={goToTop} />
      {isSealed && voting.chair.id === memberId && (
        <CloseVoting debriefId={debriefId} voting={voting} onDone={goToTop} />
      )}
    </section>
  );
}
