import { facts, type Moment, quote, section, soft, table, text } from '#server/packets/document/blocks.ts';
import { count, outcomes, voterStates } from '#server/packets/document/words.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import type { Voting } from '#shared/voting.ts';

/**
 * The votes as everybody sees them. While they are sealed it holds who has voted and nothing of what: not even the vote
 * of whoever makes the packet, because others may open it.
 */
export function votesSection({ voting }: Debrief, moment: Moment): PacketBlock[] {
  const { state, chair, quorum, voters } = voting;
  if (voters.length === 0 && voting.votes.length === 0) {
    return [section('Votes'), text('Nobody was asked for a vote.')];
  }
  return [
    section('Votes'),
    facts([
      ['Chair', chair.name],
      ['Quorum', count(quorum, 'vote', 'votes')],
      [
        'State',
        state === 'sealed' || voting.revealedAt === null
          ? `Sealed; ${voting.in} in`
          : `Open since ${moment(voting.revealedAt)}`,
      ],
    ]),
    ...(state === 'sealed' ? sealedBlocks(voters) : openBlocks(voting, moment)),
    ...voting.recusals.map(({ person, reason }) => quote(`${person.name} stepped back`, '', reason)),
  ];
}

function sealedBlocks(voters: Voting['voters']): PacketBlock[] {
  return [
    table(
      'Votes, sealed until all are in or the chair opens them',
      [
        ['Voter', 3],
        ['Vote', 3],
      ],
      voters.map(({ person, state }) => [person.name, voterStates[state]]),
    ),
  ];
}

function openBlocks({ votes, voters }: Voting, moment: Moment): PacketBlock[] {
  const missing = voters.filter(({ state }) => state === 'waiting').map(({ person }) => person.name);
  return [
    table(
      'Votes, counted and never weighed',
      [
        ['Voter', 3],
        ['Vote', 2],
        ['Cast', 3],
        ['Reason', 7],
      ],
      votes.map(({ person, choice, castAt, isLate, reason }) => [
        person.name,
        outcomes[choice],
        isLate ? `${moment(castAt)}, after the opening` : moment(castAt),
        reason,
      ]),
    ),
    ...(missing.length === 0 ? [] : [soft(`Did not vote: ${missing.join(', ')}.`)]),
  ];
}
