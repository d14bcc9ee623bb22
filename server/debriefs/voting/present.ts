import type { z } from 'zod';
import {
  countedVotes,
  isRecused,
  type Named,
  type VoteRow,
  type VotingFacts,
} from '#server/debriefs/voting/rules.ts';
import type { Voting as VotingView } from '#shared/voting.ts';

/**
 * The voting as this reader may see it. Sealed, it holds who has voted and nothing of what: no choice, no reason and no
 * time of anybody else's, in an order that does not depend on votes. Revealed, it holds what was opened and what came
 * in late, whoever has left the committee since.
 */
export function presentVoting(
  memberId: string,
  facts: VotingFacts,
  can: VotingView['can'],
): z.input<typeof VotingView> {
  const { reveal } = facts;
  const voters = reveal?.voters ?? facts.voters;
  const open =
    reveal === null ? [] : facts.votes.filter(({ id, isLate }) => isLate || reveal.voteIds.includes(id));
  const shown = reveal === null ? countedVotes(facts) : open;
  const own = facts.votes.find(({ person }) => person.id === memberId);
  const ownRecusal = facts.recusals.find(({ person }) => person.id === memberId);
  return {
    state: reveal === null ? 'sealed' : 'revealed',
    chair: reveal?.chair ?? facts.chair,
    quorum: reveal?.quorum ?? facts.quorum,
    in: shown.length,
    voters: voters.map((person) => ({
      person,
      state: isRecused(facts, person.id)
        ? 'recused'
        : shown.some((vote) => vote.person.id === person.id)
          ? 'voted'
          : 'waiting',
    })),
    own:
      ownRecusal !== undefined
        ? { kind: 'recusal', reason: ownRecusal.reason, at: ownRecusal.at.toISOString() }
        : own === undefined
          ? null
          : { kind: 'vote', choice: own.choice, reason: own.reason, castAt: own.castAt.toISOString() },
    votes: inOrderOf(voters, open).map(({ person, choice, reason, castAt, isLate }) => ({
      person,
      choice,
      reason,
      castAt: castAt.toISOString(),
      isLate,
    })),
    recusals: facts.recusals.map(({ person, reason }) => ({ person, reason })),
    revealedAt: reveal?.at.toISOString() ?? null,
    can,
  };
}

function inOrderOf(voters: readonly Named[], votes: readonly VoteRow[]): VoteRow[] {
  return voters.flatMap(({ id }) => votes.filter(({ person }) => person.id === id));
}
