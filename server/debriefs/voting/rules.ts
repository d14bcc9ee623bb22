import type { MemberActor } from '#server/context.ts';
import { canSeeCards, type JobFacts, type LoopFacts, type SeatFacts } from '#server/loops/policy.ts';
import type { MemberId } from '#shared/primitives.ts';
import type { VoteChoice, Voting as VotingView } from '#shared/voting.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A member as one may be asked for a vote. */
export interface VoterFacts extends Named {
  readonly id: MemberId;
  readonly email: string;
  readonly roles: MemberActor['roles'];
  readonly isActive: boolean;
}

export interface VoteRow {
  readonly id: string;
  readonly person: Named;
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly isLate: boolean;
  readonly castAt: Date;
}

export interface RecusalRow {
  readonly person: Named;
  readonly reason: string;
  readonly at: Date;
}

/** What was opened, and who had been asked for a vote until then: later committees change nothing of it. */
export interface RevealRow {
  readonly voteIds: readonly string[];
  readonly voters: readonly Named[];
  readonly chair: Named;
  readonly quorum: number;
  readonly at: Date;
}

/** Everything that the voting of a debrief is made of. */
export interface VotingFacts {
  readonly chair: Named;
  readonly quorum: number;
  /** Whose vote is asked for at this moment, the chair first. */
  readonly voters: readonly Named[];
  /** The last vote of each member who ever cast one, in the order of their ids. */
  readonly votes: readonly VoteRow[];
  readonly recusals: readonly RecusalRow[];
  readonly reveal: RevealRow | null;
}

/**
 * Whose vote a debrief asks for: the job's hiring manager, who chairs, and its committee, in the committee's order; each
 * only with the role that the place needs, and only who may read the debrief: nobody who owes a card on the loop, and
 * not the candidate. Nobody at all where the chair alone would be left: then there is no vote, and they decide.
 */
export function votersOf(
  job: JobFacts,
  people: ReadonlyMap<string, VoterFacts>,
  loop: LoopFacts,
  seats: readonly SeatFacts[],
): Named[] {
  const mayVote = (person: VoterFacts | undefined): person is VoterFacts => {
    if (person === undefined || !person.isActive) return false;
    const { id, roles } = person;
    const chairs = job.hiringManagerId === id && roles.includes('hiring_manager');
    const sits = job.committeeIds.includes(id) && roles.includes('committee_member');
    const seatsOfPerson = seats.filter(({ memberId }) => memberId === id);
    return (chairs || sits) && canSeeCards({ ...person, memberId: id }, loop, job, seatsOfPerson, false);
  };
  const voters = [...new Set([job.hiringManagerId, ...job.committeeIds])]
    .map((id) => people.get(id))
    .filter(mayVote)
    .map(({ id, name }) => ({ id, name }));
  return voters.some(({ id }) => id !== job.hiringManagerId) ? voters : [];
}

const has = (people: readonly Named[], id: string): boolean => people.some((person) => person.id === id);

export function isRecused(facts: VotingFacts, id: string): boolean {
  return facts.recusals.some(({ person }) => person.id === id);
}

/** Before the reveal: the votes that would open now. Those of members who stepped back or are not asked any more do not. */
export function countedVotes(facts: VotingFacts): VoteRow[] {
  return facts.votes.filter(({ person }) => has(facts.voters, person.id) && !isRecused(facts, person.id));
}

/** Nobody is waited for any more, and the quorum is there. */
export function areAllIn(facts: VotingFacts): boolean {
  const counted = countedVotes(facts);
  const isDone = ({ id }: Named): boolean =>
    isRecused(facts, id) || counted.some(({ person }) => person.id === id);
  return counted.length >= facts.quorum && facts.voters.every(isDone);
}

/** What the actor may do about the votes of a debrief that is open. After the reveal, who was waited for may still vote once. */
export function votingRights(
  actor: Pick<MemberActor, 'memberId' | 'roles'>,
  facts: VotingFacts,
): VotingView['can'] {
  const { memberId, roles } = actor;
  const { reveal } = facts;
  if (reveal !== null) {
    const isMissing =
      has(reveal.voters, memberId) && !facts.votes.some(({ person }) => person.id === memberId);
    return {
      vote: isMissing && has(facts.voters, memberId) && !isRecused(facts, memberId),
      recuse: false,
      close: false,
    };
  }
  const isAsked = has(facts.voters, memberId) && !isRecused(facts, memberId);
  return {
    vote: isAsked,
    recuse: isAsked,
    close:
      facts.chair.id === memberId &&
      roles.includes('hiring_manager') &&
      countedVotes(facts).length >= facts.quorum,
  };
}
