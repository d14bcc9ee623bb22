import { describe, expect, it } from 'vitest';
import {
  areAllSubmitted,
  canEndSeat,
  canPlan,
  canSeeCards,
  canViewLoop,
  cardStateFor,
  isSealed,
  type SeatFacts,
} from '#server/loops/policy.ts';
import { dueAtOf, endOf } from '#server/loops/rules.ts';
import { MemberId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

const ana = MemberId.parse('00000000-0000-4000-8000-000000000001');
const ben = '00000000-0000-4000-8000-000000000002';
const someTime = new Date('2026-03-02T09:00:00Z');

const seat = (given: Partial<SeatFacts> = {}): SeatFacts => ({
  memberId: ana,
  kind: 'interviewer',
  endedAt: null,
  isSubmitted: false,
  ...given,
});
const open = seat();
const submitted = seat({ isSubmitted: true });
const givenUp = seat({ endedAt: someTime });
const ofKind = (kind: string, given: SeatFacts): SeatFacts => ({ ...given, kind });

const reader = (...roles: Role[]) => ({ memberId: ana, email: 'ana@test.example', roles });
const loop = { state: 'open', candidateEmail: 'candidate@test.example' };
const nobodysJob = { hiringManagerId: ben, approverIds: [ben], committeeIds: [ben], reveal: 'own_submitted' };
const anasJob = {
  hiringManagerId: ana,
  approverIds: [ana],
  committeeIds: [ben, ana],
  reveal: 'own_submitted',
};

/** Everything a person can hold on a loop, and whether they still owe a card. */
const holdings: readonly (readonly [string, readonly SeatFacts[], boolean])[] = [
  ['no seat', [], false],
  ['an open seat', [open], true],
  ['an open trainee seat', [ofKind('trainee', open)], true],
  ['an open shadow seat', [ofKind('shadow', open)], true],
  ['a submitted card', [submitted], false],
  ['a submitted trainee card', [ofKind('trainee', submitted)], false],
  ['a seat given up', [givenUp], false],
  ['one card in, one to come', [submitted, open], true],
  ['one card to come, one in', [open, submitted], true],
  ['one given up, one to come', [givenUp, open], true],
  ['one given up, one in', [givenUp, submitted], false],
  ['two cards in', [submitted, submitted], false],
];

describe('the seal', () => {
  it.each(holdings)('with %s binds whoever still owes a card, and nobody else', (_, seats, expected) => {
    expect(isSealed(seats)).toBe(expected);
  });

  it.each(
    Role.options.flatMap((role) =>
      holdings.filter(([, , sealed]) => sealed).map(([holding, seats]) => [role, holding, seats] as const),
    ),
  )('binds %s with %s, whatever the job and the policy say', (role, _, seats) => {
    for (const job of [nobodysJob, anasJob]) {
      for (const reveal of ['own_submitted', 'all_submitted']) {
        for (const allSubmitted of [true, false]) {
          expect(canSeeCards(reader(role), loop, { ...job, reveal }, seats, allSubmitted)).toBe(false);
        }
      }
    }
  });

  it('binds somebody with every role at once', () => {
    expect(canSeeCards(reader(...Role.options), loop, anasJob, [open], true)).toBe(false);
  });
});

describe('reading submitted cards', () => {
  const byRole: Record<Role, { any: boolean; own: boolean }> = {
    admin: { any: true, own: true },
    recruiter: { any: true, own: true },
    hiring_manager: { any: false, own: true },
    interviewer: { any: false, own: false },
    committee_member: { any: false, own: true },
    approver: { any: false, own: true },
    calibration_lead: { any: false, own: false },
    auditor: { any: true, own: true },
  };

  it.each(Object.entries(byRole) as [Role, { any: boolean; own: boolean }][])(
    'without a seat, or after giving one up, is open to %s as follows: %o',
    (role, expected) => {
      for (const seats of [[], [givenUp]]) {
        for (const reveal of ['own_submitted', 'all_submitted']) {
          expect(canSeeCards(reader(role), loop, { ...nobodysJob, reveal }, seats, false)).toBe(expected.any);
          expect(canSeeCards(reader(role), loop, { ...anasJob, reveal }, seats, false)).toBe(expected.own);
        }
      }
    },
  );

  it('is not for whoever a job still names after they lost the role', () => {
    expect(canSeeCards(reader('interviewer'), loop, anasJob, [], true)).toBe(false);
    expect(canViewLoop(reader('interviewer'), loop, anasJob, [])).toBe(false);
  });

  it.each([
    ['own_submitted', [submitted], false, true],
    ['own_submitted', [submitted], true, true],
    ['own_submitted', [ofKind('trainee', submitted)], false, true],
    ['own_submitted', [givenUp, submitted], false, true],
    ['own_submitted', [givenUp], true, false],
    ['own_submitted', [], true, false],
    ['all_submitted', [submitted], false, false],
    ['all_submitted', [submitted], true, true],
    ['all_submitted', [givenUp], true, false],
    ['all_submitted', [], true, false],
  ] as const)('of an interviewer under %s with %o, all in: %s, is %s', (reveal, seats, allIn, expected) => {
    expect(canSeeCards(reader('interviewer'), loop, { ...nobodysJob, reveal }, seats, allIn)).toBe(expected);
  });

  it('waits under all_submitted for counting cards only, and not for seats that ended', () => {
    expect(areAllSubmitted([submitted, open])).toBe(false);
    expect(areAllSubmitted([submitted, givenUp])).toBe(true);
    expect(areAllSubmitted([submitted, ofKind('trainee', open), ofKind('shadow', open)])).toBe(true);
    expect(areAllSubmitted([])).toBe(true);
  });

  it('is never for the candidate who became a member, in whatever spelling and role', () => {
    for (const candidateEmail of ['ana@test.example', 'ANA@Test.Example']) {
      const own = { ...loop, candidateEmail };
      for (const seats of [[], [submitted], [open]]) {
        expect(canSeeCards(reader(...Role.options), own, anasJob, seats, true)).toBe(false);
        expect(canViewLoop(reader(...Role.options), own, anasJob, seats)).toBe(false);
      }
      expect(canPlan(reader('admin', 'recruiter'), own)).toBe(false);
    }
  });
});

describe('knowing of a loop', () => {
  it('is for who reads by role, and for who holds or held a seat', () => {
    expect(canViewLoop(reader('interviewer'), loop, nobodysJob, [])).toBe(false);
    expect(canViewLoop(reader('hiring_manager', 'committee_member', 'approver'), loop, nobodysJob, [])).toBe(
      false,
    );
    expect(canViewLoop(reader('hiring_manager'), loop, anasJob, [])).toBe(true);
    for (const seats of [[open], [submitted], [givenUp]]) {
      expect(canViewLoop(reader('interviewer'), loop, nobodysJob, seats)).toBe(true);
    }
  });
});

describe('the state of a card', () => {
  const startsAt = new Date('2026-03-02T09:00:00Z');
  const times = { startsAt, minutes: 45 };
  const at = (text: string): Date => new Date(`2026-03-0${text}Z`);
  const timed = (facts: SeatFacts) => ({ ...facts, endsAt: endOf(times), dueAt: dueAtOf(times) });

  it.each([
    ['before the end', open, '2T09:44:59', 'not_due'],
    ['at the end', open, '2T09:45:00', 'due'],
    ['a second before it is late', open, '3T09:44:59', 'due'],
    ['24 hours after the end', open, '3T09:45:00', 'late'],
    ['submitted late', submitted, '9T09:00:00', 'submitted'],
    ['submitted early', submitted, '2T09:10:00', 'submitted'],
    ['given up', givenUp, '9T09:00:00', 'not_needed'],
  ] as const)(
    '%s is told to its author and to who sees cards, and to nobody else',
    (_, facts, now, state) => {
      const mine = timed(facts);
      const theirs = { ...mine, memberId: ben };
      expect(cardStateFor(reader(), mine, false, at(now))).toBe(state);
      expect(cardStateFor(reader(), theirs, true, at(now))).toBe(state);
      expect(cardStateFor(reader(), theirs, false, at(now))).toBe('sealed');
    },
  );
});

describe('ending a seat', () => {
  const bens = { memberId: ben };
  it('is for its holder, and for planners who owe no card on the loop', () => {
    expect(canEndSeat(reader('interviewer'), loop, open, [open])).toBe(true);
    expect(canEndSeat(reader('interviewer'), loop, bens, [])).toBe(false);
    expect(canEndSeat(reader('hiring_manager'), loop, bens, [])).toBe(false);
    for (const role of ['admin', 'recruiter'] as const) {
      expect(canEndSeat(reader(role), loop, bens, [])).toBe(true);
      expect(canEndSeat(reader(role), loop, bens, [submitted])).toBe(true);
      expect(canEndSeat(reader(role), loop, bens, [open])).toBe(false);
      expect(canEndSeat(reader(role), loop, open, [open])).toBe(true);
    }
  });
});
