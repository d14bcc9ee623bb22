import type { Voting } from '#shared/voting.ts';
import { VoteChoice } from '#shared/voting.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import { count, list } from '#web/ui/format.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

type VoterState = Voting['voters'][number]['state'];

export const voterStates: Record<VoterState, { readonly word: string; readonly shape: StatusShape }> = {
  waiting: { word: 'Not in yet', shape: 'ring' },
  voted: { word: 'Vote in', shape: 'disc' },
  recused: { word: 'Stepped back', shape: 'bar' },
};

/** In the order of the form; none of them stands out. */
export const voteChoices = VoteChoice.options.map((value) => ({
  value,
  label: outcomes[value].word,
  about:
    value === 'hold'
      ? 'Nothing is settled yet; the reason says what would settle it.'
      : outcomes[value].about,
}));

/** How many votes there can be: of everyone who has not stepped back. */
export function votesExpected({ voters }: Pick<Voting, 'voters'>): number {
  return voters.filter(({ state }) => state !== 'recused').length;
}

/** "2 of 3 votes in", for the header. */
export function votesInWords(voting: Pick<Voting, 'in' | 'voters'>): string {
  const expected = votesExpected(voting);
  return voting.in === expected
    ? `All ${count(expected, 'vote', 'votes')} in`
    : `${voting.in} of ${count(expected, 'vote', 'votes')} in`;
}

/** What is so at the moment, in a sentence or two. */
export function standingWords(voting: Voting): string {
  if (voting.state === 'revealed') return `The votes are open. ${tallyWords(voting)}`;
  const { chair, quorum } = voting;
  return `${voting.in} of ${count(votesExpected(voting), 'vote', 'votes')} in, sealed until all are in. ${chair.name} chairs, and can open them sooner from ${count(quorum, 'vote', 'votes')} on.`;
}

/** "Hire 2, No hire 1." in the order of the form; counted, not weighed. */
export function tallyWords({ votes }: Pick<Voting, 'votes'>): string {
  if (votes.length === 0) return 'Nobody voted.';
  const said = VoteChoice.options.flatMap((choice) => {
    const given = votes.filter((vote) => vote.choice === choice).length;
    return given === 0 ? [] : [`${outcomes[choice].word} ${given}`];
  });
  return `${said.join(', ')}.`;
}

/** Why the chair can't open the votes yet; null where it is possible. */
export function closeObstacle({ in: isIn, quorum, voters, can }: Voting): string | null {
  if (can.close) return null;
  if (votesExpected({ voters }) < quorum) {
    return `The quorum of ${quorum} can’t be reached any more. Lower it in the job’s policy, or add to its committee.`;
  }
  return isIn < quorum
    ? `Needs ${count(quorum - isIn, 'more vote', 'more votes')}: the quorum of this job is ${quorum}.`
    : 'Not possible at the moment.';
}

/** Whose vote is missing; null where none is. */
export function missingNames({ voters }: Pick<Voting, 'voters'>): string | null {
  const names = voters.filter(({ state }) => state === 'waiting').map(({ person }) => person.name);
  return names.length === 0 ? null : list(names);
}

/** What the reader's own part came to. */
export function ownWords(own: NonNullable<Voting['own']>): string {
  return own.kind === 'vote' ? outcomes[own.choice].word : 'You stepped back';
}
