import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canReadCard, ownCardRights } from '#server/scorecards/policy.ts';
import {
  amendmentErrors,
  type CardFacts,
  cardStateOf,
  draftErrors,
  evidenceLength,
  hasStarted,
  lastOf,
  submissionErrors,
  unknownDimensions,
} from '#server/scorecards/rules.ts';
import { DimensionId, MemberId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';
import { CardContent, minEvidenceLength } from '#shared/scorecards.ts';

const ids = ['a', 'b'].map((letter) => DimensionId.parse(`${letter.repeat(8)}-0000-4000-8000-000000000000`));
const [architecture, reliability] = ids.map((id, n) => ({
  id,
  name: ['Architecture', 'Reliability'][n] ?? '',
}));
const dimensions = [architecture, reliability].flatMap((dimension) => dimension ?? []);
const now = new Date('2026-03-02T09:00:00Z');

const facts = (given: Partial<CardFacts> = {}): CardFacts => ({
  isSubmitted: false,
  seatEndedAt: null,
  interviewCancelledAt: null,
  loopState: 'open',
  startsAt: now,
  ...given,
});

const enough = 'e'.repeat(minEvidenceLength);
const card = (given: Partial<CardContent> = {}): CardContent => ({
  notes: '',
  recommendation: 'no',
  scores: dimensions.map(({ id }) => ({
    dimensionId: id,
    rating: 3,
    notAssessedReason: null,
    evidence: enough,
  })),
  signals: [],
  redFlags: [],
  ...given,
});

/** What the author may do, by name. */
const rights = (given: CardFacts, isSealed = false): string[] =>
  Object.entries(ownCardRights(given, isSealed, now)).flatMap(([right, may]) => (may ? [right] : []));

describe('the state of a card', () => {
  it('is a draft until it is submitted or its seat, interview or loop ends', () => {
    expect(cardStateOf(facts())).toBe('draft');
    expect(cardStateOf(facts({ loopState: 'debrief' }))).toBe('draft');
    expect(cardStateOf(facts({ seatEndedAt: now }))).toBe('ended');
    expect(cardStateOf(facts({ interviewCancelledAt: now }))).toBe('ended');
    expect(cardStateOf(facts({ loopState: 'closed' }))).toBe('ended');
    expect(cardStateOf(facts({ loopState: 'cancelled' }))).toBe('ended');
  });

  it('stays submitted whatever ends afterwards', () => {
    const over = { seatEndedAt: now, interviewCancelledAt: now, loopState: 'cancelled' };
    expect(cardStateOf(facts({ isSubmitted: true, ...over }))).toBe('submitted');
  });

  it('lets a draft be saved at any time and submitted from the start on', () => {
    const soon = facts({ startsAt: new Date(now.getTime() + 1) });
    expect(hasStarted(facts(), now)).toBe(true);
    expect(rights(soon)).toEqual(['save']);
    expect(rights(facts())).toEqual(['save', 'submit']);
    expect(rights(facts({ isSubmitted: true }))).toEqual(['amend']);
    expect(rights(facts({ seatEndedAt: now }))).toEqual([]);
  });

  it('lets a submitted card be amended until the decision, and questions be answered in the debrief', () => {
    const submitted = (loopState: string) => facts({ isSubmitted: true, loopState });
    expect(rights(submitted('debrief'))).toEqual(['amend', 'answer']);
    expect(rights(submitted('debrief'), true)).toEqual(['amend']);
    for (const over of ['closed', 'cancelled']) expect(rights(submitted(over))).toEqual([]);
  });
});

describe('a draft', () => {
  const vocabulary = { dimensionIds: [ids[0] ?? ''], signals: ['s'], redFlags: ['f'] };

  it('scores the dimensions of its seat', () => {
    expect(unknownDimensions(card(), vocabulary)).toEqual([
      { path: 'scores.1.dimensionId', message: 'is no dimension of this seat' },
    ]);
  });

  it('may be as unfinished as it likes', () => {
    const empty = card({ scores: [], recommendation: null });
    expect([...unknownDimensions(empty, vocabulary), ...draftErrors(empty, vocabulary)]).toEqual([]);
  });

  it('names what the kit has, and nothing twice', () => {
    const flag = (key: string) => ({ key, evidence: '' });
    const [score] = card().scores;
    const content = card({
      scores: score === undefined ? [] : [score, score],
      signals: ['s', 's', 'x'],
      redFlags: [flag('f'), flag('x'), flag('f')],
    });
    expect(draftErrors(content, vocabulary).map(({ path }) => path)).toEqual([
      'scores.1.dimensionId',
      'signals.2',
      'signals.1',
      'redFlags.1.key',
      'redFlags.2.key',
    ]);
  });
});

describe('evidence', () => {
  it('is as long as its characters are many, spaces at the ends left out', () => {
    expect(evidenceLength(' \n\tabc \u00a0')).toBe(3);
    expect(evidenceLength('a b')).toBe(3);
    expect(evidenceLength('🦊🦊')).toBe(2);
    expect(evidenceLength('   ')).toBe(0);
  });
});

describe('a submission', () => {
  const names = new Map([['f', 'Blames others']]);
  const errors = (content: CardContent) => submissionErrors(content, dimensions, names);

  it('is complete with a score and evidence, or a reason, for every dimension', () => {
    expect(errors(card())).toEqual([]);
    const [first] = card().scores;
    const reason = { rating: null, notAssessedReason: 'No time left', evidence: '' };
    expect(
      errors(card({ scores: card().scores.map((s) => (s === first ? s : { ...s, ...reason })) })),
    ).toEqual([]);
  });

  it('names each dimension that lacks something, and the flag whose claim has no evidence', () => {
    const content = card({
      recommendation: null,
      scores: [],
      redFlags: [{ key: 'f', evidence: 'too short' }],
    });
    expect(errors(content)).toEqual([
      { path: 'scores.0.rating', message: 'Architecture: give a score, or say that it was not assessed' },
      { path: 'scores.1.rating', message: 'Reliability: give a score, or say that it was not assessed' },
      { path: 'redFlags.0.evidence', message: 'Blames others: needs evidence of at least 20 characters' },
      { path: 'recommendation', message: 'is missing: it is yours, and never computed' },
    ]);
  });

  it('points at where the score stands in the card', () => {
    const content = card({
      scores: card()
        .scores.toReversed()
        .map((score) => ({ ...score, evidence: '' })),
    });
    expect(errors(content).map(({ path, message }) => [path, message.split(':')[0]])).toEqual([
      ['scores.1.evidence', 'Architecture'],
      ['scores.0.evidence', 'Reliability'],
    ]);
  });

  it('never depends on how high a score is, and says nothing of it', () => {
    const rated = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(rated, rated, fc.string({ maxLength: 60 }), (one, other, evidence) => {
        const withRating = (rating: number) =>
          errors(card({ scores: card().scores.map((score) => ({ ...score, rating, evidence })) }));
        expect(withRating(one)).toEqual(withRating(other));
        expect(withRating(one).length).toBe(evidenceLength(evidence) < minEvidenceLength ? 2 : 0);
      }),
    );
  });

  it('accepts exactly the cards in which nothing is missing', () => {
    const score = fc.record({
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      notAssessedReason: fc.option(fc.constantFrom('', ' ', 'No time left')),
      evidence: fc.constantFrom('', 'short', enough, ` ${enough} `),
    });
    fc.assert(
      fc.property(fc.tuple(score, score), fc.constantFrom(null, 'yes' as const), (scores, recommendation) => {
        const content = card({
          recommendation,
          scores: scores.map((item, n) => ({
            ...item,
            notAssessedReason: item.rating === null ? item.notAssessedReason : null,
            dimensionId: ids[n] ?? DimensionId.parse(''),
          })),
        });
        CardContent.parse(content);
        const isComplete =
          recommendation !== null &&
          content.scores.every(({ rating, notAssessedReason, evidence }) =>
            rating === null ? notAssessedReason === 'No time left' : evidence.includes(enough),
          );
        expect(errors(content).length === 0).toBe(isComplete);
      }),
    );
  });
});

describe('a submitted card of a loop', () => {
  const me = MemberId.parse('00000000-0000-4000-8000-000000000001');
  const reads = (roles: readonly Role[], kind: string, authorId = 'somebody') =>
    canReadCard({ memberId: me, roles }, { authorId, kind });

  it('counts and is read by all who read the cards, or is for its author and planners', () => {
    expect(reads(['interviewer'], 'interviewer')).toBe(true);
    for (const kind of ['trainee', 'shadow']) {
      expect(reads(['admin'], kind)).toBe(true);
      expect(reads(['recruiter'], kind)).toBe(true);
      expect(reads(['interviewer'], kind, me)).toBe(true);
      expect(reads(['interviewer', 'hiring_manager', 'committee_member', 'approver', 'auditor'], kind)).toBe(
        false,
      );
    }
  });
});

describe('an amendment', () => {
  const score = { rating: 4, notAssessedReason: null, evidence: enough };
  const reason = 'I mixed up two answers.';
  const paths = (given: Partial<Parameters<typeof amendmentErrors>[0]>) =>
    amendmentErrors({ ...score, rating: 3, reason, ...given }, score).map(({ path }) => path);

  it('is as complete as what is submitted, has its reason and changes something', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ rating: null, notAssessedReason: 'No time left', evidence: '' })).toEqual([]);
    expect(paths({ rating: null })).toEqual(['rating']);
    expect(paths({ notAssessedReason: 'No time left' })).toEqual(['notAssessedReason']);
    expect(paths({ rating: null, notAssessedReason: ' \n' })).toEqual(['notAssessedReason']);
    expect(paths({ evidence: `${' '.repeat(40)}${enough.slice(1)}` })).toEqual(['evidence']);
    expect(paths({ reason: `         too` })).toEqual(['reason']);
    expect(paths({ rating: 4 })).toEqual(['rating']);
    expect(paths({ rating: 4, evidence: `${enough}.` })).toEqual([]);
  });

  it('stands last, whenever it came', () => {
    const before = { ...score, rating: 3 };
    const after = { ...score, rating: 1 };
    expect(lastOf(score, [])).toBe(score);
    expect(lastOf(score, [before, after])).toBe(after);
  });
});
