import { describe, expect, it } from 'vitest';
import { presentVoting } from '#server/debriefs/voting/present.ts';
import {
  areAllIn,
  countedVotes,
  type VoterFacts,
  type VotingFacts,
  votersOf,
  votingRights,
} from '#server/debriefs/voting/rules.ts';
import type { LoopFacts } from '#server/loops/policy.ts';
import { MemberId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';

const id = (n: number): MemberId => MemberId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const [chair, ana, bo] = [1, 2, 3].map((n) => ({ id: id(n), name: `Person ${n}` })) as [
  { id: MemberId; name: string },
  { id: MemberId; name: string },
  { id: MemberId; name: string },
];
const at = new Date('2026-03-02T09:00:00Z');

const person = (given: { id: MemberId; name: string }, roles: Role[], rest: object = {}): VoterFacts => ({
  ...given,
  roles,
  email: `${given.name.replace(' ', '.')}@test.example`,
  isActive: true,
  ...rest,
});
const everybody = [
  person(chair, ['hiring_manager']),
  person(ana, ['committee_member']),
  person(bo, ['committee_member']),
];
const job = {
  hiringManagerId: chair.id,
  approverIds: [],
  committeeIds: [bo.id, ana.id, chair.id],
  reveal: 'own_submitted',
};
const loop: LoopFacts = { state: 'debrief', candidateEmail: null };
const seat = (memberId: string, rest: object = {}) => ({
  memberId,
  kind: 'shadow',
  endedAt: null,
  isSubmitted: false,
  ...rest,
});

function askedOf(
  people: readonly VoterFacts[],
  seats: Parameters<typeof votersOf>[3] = [],
  candidate = loop,
) {
  const byId = new Map(people.map((found) => [found.id as string, found]));
  return votersOf(job, byId, candidate, seats).map(({ name }) => name);
}

describe('whose vote is asked for', () => {
  it('is the chair first, then the committee in its order, each once', () => {
    expect(askedOf(everybody)).toEqual(['Person 1', 'Person 3', 'Person 2']);
  });

  it('is nobody without the role that the place needs, and nobody who left', () => {
    expect(
      askedOf([
        person(chair, ['interviewer', 'approver']),
        person(ana, ['hiring_manager', 'admin']),
        person(bo, ['committee_member'], { isActive: false }),
      ]),
    ).toEqual([]);
    // The manager's place on the committee needs that role, and is one vote with both.
    const [, one] = everybody as [VoterFacts, VoterFacts];
    expect(askedOf([one, person(chair, ['committee_member'])])).toEqual(['Person 1', 'Person 2']);
    expect(askedOf([one, person(chair, ['committee_member', 'hiring_manager'])])).toHaveLength(2);
  });

  it('is nobody where the chair alone would be left', () => {
    expect(askedOf([person(chair, ['hiring_manager', 'committee_member'])])).toEqual([]);
    expect(askedOf(everybody, [seat(ana.id), seat(bo.id)])).toEqual([]);
    // A committee without its chair votes.
    expect(askedOf([person(ana, ['committee_member'])])).toEqual(['Person 2']);
  });

  it('is nobody who owes a card on the loop, until it is in or the seat is given up', () => {
    expect(askedOf(everybody, [seat(ana.id)])).toEqual(['Person 1', 'Person 3']);
    expect(askedOf(everybody, [seat(ana.id, { isSubmitted: true })])).toHaveLength(3);
    expect(askedOf(everybody, [seat(ana.id, { endedAt: at })])).toHaveLength(3);
  });

  it('is not the candidate', () => {
    expect(askedOf(everybody, [], { ...loop, candidateEmail: 'person.2@test.example' })).toEqual([
      'Person 1',
      'Person 3',
    ]);
  });
});

const voteOf = (who: { id: string; name: string }, choice: 'hire' | 'hold' = 'hire') => ({
  id: `vote of ${who.name}`,
  person: who,
  choice,
  reason: 'because',
  isLate: false,
  castAt: at,
});
const facts = (given: Partial<VotingFacts> = {}): VotingFacts => ({
  chair,
  quorum: 2,
  voters: [chair, ana, bo],
  votes: [],
  recusals: [],
  reveal: null,
  ...given,
});
const recusal = (who: { id: string; name: string }) => ({ person: who, reason: 'known', at });

describe('votes that are sealed', () => {
  it('count for those who are asked and have not stepped back', () => {
    const votes = [voteOf(chair), voteOf(ana), voteOf(bo)];
    const found = countedVotes(facts({ votes, voters: [chair, ana], recusals: [recusal(ana)] }));
    expect(found.map(({ person: voter }) => voter.name)).toEqual(['Person 1']);
  });

  it.each([
    { votes: [chair, ana, bo], recused: [], quorum: 2, expected: true },
    { votes: [chair, ana], recused: [], quorum: 2, expected: false },
    { votes: [chair, ana], recused: [bo], quorum: 2, expected: true },
    { votes: [chair], recused: [ana, bo], quorum: 2, expected: false },
    { votes: [], recused: [chair, ana, bo], quorum: 1, expected: false },
  ])('are all in: $expected, case %#', ({ votes, recused, quorum, expected }) => {
    const given = { quorum, votes: votes.map((who) => voteOf(who)), recusals: recused.map(recusal) };
    expect(areAllIn(facts(given))).toBe(expected);
  });

  it('show the reader their own, and nothing of another', () => {
    const votes = [voteOf(ana, 'hold'), voteOf(bo)];
    const shown = presentVoting(ana.id, facts({ votes }), { vote: true, recuse: true, close: false });
    expect(shown).toMatchObject({ in: 2, votes: [], own: { kind: 'vote', choice: 'hold' } });
    expect(JSON.stringify({ ...shown, own: null })).not.toMatch(/hire|hold|because|2026/);
  });
});

describe('votes that are open', () => {
  const reveal = { voteIds: [voteOf(bo).id], voters: [chair, ana, bo], chair, quorum: 1, at };

  it('are those that were opened and those that came late, whoever is asked by now', () => {
    const late = { ...voteOf(ana), isLate: true };
    // The chair's vote did not count when the votes were opened.
    const votes = [voteOf(chair), late, voteOf(bo)];
    const shown = presentVoting(chair.id, facts({ votes, reveal, voters: [], quorum: 9 }), {
      vote: false,
      recuse: false,
      close: false,
    });
    expect(shown.votes.map(({ person: voter, isLate }) => [voter.name, isLate])).toEqual([
      ['Person 2', true],
      ['Person 3', false],
    ]);
    expect(shown).toMatchObject({ in: 2, quorum: 1, voters: [{ state: 'waiting' }, {}, {}] });
  });

  it('can be joined once, by who was asked before and still is', () => {
    const rights = (who: MemberId, given: Partial<VotingFacts>) =>
      votingRights(
        { memberId: who, roles: ['committee_member', 'hiring_manager'] },
        facts({ reveal, ...given }),
      );
    expect(rights(ana.id, {})).toEqual({ vote: true, recuse: false, close: false });
    expect(rights(ana.id, { votes: [voteOf(ana)] }).vote).toBe(false);
    expect(rights(ana.id, { voters: [chair] }).vote).toBe(false);
    expect(rights(ana.id, { recusals: [recusal(ana)] }).vote).toBe(false);
    expect(rights(ana.id, { reveal: { ...reveal, voters: [chair, bo] } }).vote).toBe(false);
    expect(rights(chair.id, {}).close).toBe(false);
  });
});
