import { describe, expect, it } from 'vitest';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { aDebrief, noFigure, person, type SampleDimension, word } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';
import { coverageLines } from '#web/features/debriefs/coverage.ts';
import { cardsWords, columnWords, initials, shortName } from '#web/features/debriefs/debrief-words.ts';
import {
  pinnedWords,
  plotTitle,
  stateWords,
  surenessWords,
  withheldWords,
} from '#web/features/debriefs/figure-words.ts';
import { findingOf } from '#web/features/debriefs/finding.ts';
import { type NoFigureReason, refusalWords, shortRefusal } from '#web/features/debriefs/refusal-words.ts';
import { sidesOf } from '#web/features/debriefs/sides.ts';
import { type Parts, points, signed, stepWords } from '#web/features/debriefs/step-words.ts';
import { makeFormat } from '#web/ui/format.ts';

const parts = (given: Partial<Parts>): Parts => ({
  kind: 'parts',
  raw: 3.5,
  panel: 0,
  dimensions: 0,
  evidence: 0,
  calibrated: 3.5,
  ...given,
});
const likely = { low: 3.1, high: 4.1 };

describe('the step from raw to calibrated', () => {
  it.each<[string, Partial<Parts>, string]>([
    [
      'says each part with its sign',
      { panel: 0.2, evidence: -0.1, calibrated: 3.6 },
      'Raw 3.5. Who interviewed: +0.2, this panel tends to score a little low. Limited evidence: −0.1. Calibrated 3.6, likely 3.1 to 4.1. Nobody’s score was changed.',
    ],
    [
      'turns the words round for a panel that scores high, and drops "a little" for a large part',
      { panel: -0.4, dimensions: 0.1, calibrated: 3.2 },
      'Raw 3.5. Who interviewed: −0.4, this panel tends to score high. Which dimensions were assessed: +0.1, these tend to be scored a little low. Calibrated 3.2, likely 3.1 to 4.1. Nobody’s score was changed.',
    ],
    [
      'joins who interviewed with the evidence where the panel would give one person away',
      { panel: null, evidence: -0.1, calibrated: 3.4 },
      'Raw 3.5. Who interviewed and limited evidence together: −0.1. Calibrated 3.4, likely 3.1 to 4.1. Nobody’s score was changed.',
    ],
    [
      'says that nothing shows where every part is zero',
      {},
      'Raw 3.5. Nothing to allow for that shows in tenths. Calibrated 3.5, likely 3.1 to 4.1. Nobody’s score was changed.',
    ],
    [
      'leaves a hidden panel out where it and the evidence come to nothing',
      { panel: null, dimensions: -0.3, calibrated: 3.2 },
      'Raw 3.5. Which dimensions were assessed: −0.3, these tend to be scored high. Calibrated 3.2, likely 3.1 to 4.1. Nobody’s score was changed.',
    ],
  ])('%s', (_, given, expected) => {
    expect(stepWords(parts(given), likely)).toBe(expected);
  });

  it('shows sums of tenths as tenths', () => {
    expect(signed(0.1 + 0.2)).toBe('+0.3');
    expect(signed(-0.04)).toBe('0.0');
    expect(points(3.35)).toBe('3.4');
    expect(points(2)).toBe('2.0');
  });
});

const two = (
  name: string,
  scores: SampleDimension['scores'],
  given: Partial<SampleDimension> = {},
): SampleDimension => ({
  name,
  scores,
  ...given,
});

describe('the finding', () => {
  it.each<[string, Debrief, string]>([
    [
      'a must-have on both sides of its bar comes first',
      samples.disputed,
      'Data architecture, a must-have, divides the panel: scores of 3 and 5 lie on both sides of the bar of 4. Technical leadership divides it too.',
    ],
    [
      'a wide gap names who gave what',
      aDebrief([two('Coaching', [2, 4, 4])]),
      'Coaching divides the panel: Ana Costa gave 2, Bo Lindqvist and Chiara Conti 4.',
    ],
    ['agreement', samples.agreed, 'No disagreement: the scores of each dimension lie within one point.'],
    ['agreement from one exercise', samples.oneExercise, 'No disagreement, but all from one exercise.'],
    [
      'agreement that rests on one person, and a dimension nobody assessed',
      aDebrief([two('Coaching', [3, undefined]), two('Cost', [null, null]), two('SQL', [3, 3])], {
        isOneExercise: true,
      }),
      'No disagreement, but all from one exercise, one person alone scored Coaching and nobody assessed Cost.',
    ],
    [
      'agreement below a must-have’s bar is said',
      aDebrief([two('Reliability', [2, 2], { isMustHave: true })]),
      'No disagreement: all who scored Reliability, a must-have, are below the bar.',
    ],
    [
      'one card',
      aDebrief([two('Coaching', [3])]),
      'One card is in, so there is nothing yet to agree or disagree with.',
    ],
    [
      'what was settled',
      aDebrief([two('Coaching', [2, 4])], {
        issues: aDebrief([two('Coaching', [2, 4])]).issues.map((issue) => ({
          ...issue,
          settled: { note: 'Read both, agreed on 3.', by: person(1), at: '2026-11-20T15:00:00Z' },
        })),
      }),
      'What divided the panel is settled: Coaching.',
    ],
  ])('%s', (_, debrief, expected) => {
    expect(findingOf(debrief)).toBe(expected);
  });
});

describe('refusals', () => {
  const reasons: NoFigureReason[] = [
    'raw_only',
    'not_assessed',
    'not_comparable',
    'coverage',
    'must_have_not_assessed',
    'one_rater',
    'would_reveal_a_rater',
    'no_convergence',
    'switched_off',
    'anchors_off_scale',
  ];
  it.each(reasons)('%s is a sentence of its own, and short in a cell', (reason) => {
    expect(refusalWords(reason)).toMatch(/^[A-Z].*\.$/);
    expect(shortRefusal(reason).length).toBeLessThanOrEqual(16);
    expect(new Set(reasons.map(refusalWords)).size).toBe(reasons.length);
  });

  it('uses none of the words that stay in the engine', () => {
    const all = [
      ...reasons.map(refusalWords),
      ...reasons.map(shortRefusal),
      findingOf(samples.disputed),
    ].join(' ');
    expect(all).not.toMatch(/sever|harsh|lenient|erratic|misfit|bias|true score|correct/i);
  });
});

describe('the state of the figures', () => {
  it.each([
    [
      'raw_only',
      { raters: 3, candidates: 1, cards: 0 },
      'Raw only',
      /needs 3 more interviewers and 1 more candidate\.$/,
    ],
    [
      'raw_only',
      { raters: 0, candidates: 0, cards: 0 },
      'Raw only',
      /No calculation holds for this role yet\.$/,
    ],
    [
      'provisional',
      { raters: 2, candidates: 0, cards: 14 },
      'Provisional',
      /needs 2 more interviewers and 14 more cards\.$/,
    ],
    ['provisional', { raters: 0, candidates: 0, cards: 0 }, 'Provisional', /on a short history\.$/],
    ['calibrated', { raters: 0, candidates: 0, cards: 0 }, 'Calibrated', /how much evidence there is\.$/],
  ] as const)('%s with %o', (state, missing, expected, about) => {
    const said = stateWords({ state, missing, apart: null });
    expect(said.word).toBe(expected);
    expect(said.about).toMatch(about);
  });

  it('says the time the figures were pinned, and the day where it is not today', () => {
    const format = makeFormat('Europe/Lisbon');
    expect(pinnedWords('2026-11-20T14:02:00Z', format, '2026-11-20T18:00:00Z')).toBe('Figures pinned 14:02');
    expect(pinnedWords('2026-11-20T14:02:00Z', format, '2026-11-21T08:00:00Z')).toBe(
      'Figures pinned 20 Nov 2026, 14:02',
    );
  });

  it('gives how sure a word is in steps of five, with open ends', () => {
    expect([0, 4, 5, 52, 95, 96, 100].map(surenessWords)).toEqual([
      '<5 %',
      '<5 %',
      '5 %',
      '50 %',
      '95 %',
      '>95 %',
      '>95 %',
    ]);
  });
});

describe('the plot’s title', () => {
  it('counts the words', () => {
    expect(plotTitle(samples.disputed.figures)).toBe(
      'Of 8 dimensions: above the bar on 5, below it on 1, can’t tell on 1, no word on 1',
    );
    expect(plotTitle(samples.agreed.figures)).toBe('Above the bar on all 8 dimensions');
  });
  it('speaks of raw means where there is nothing else', () => {
    expect(plotTitle(samples.rawOnly.figures)).toBe(
      'Raw means from 2.0 (Governance and privacy) to 4.5 (SQL and modelling)',
    );
    expect(plotTitle(aDebrief([two('Cost', [null])]).figures)).toBe('No dimension was assessed');
    expect(plotTitle(aDebrief([two('Cost', [3, 3], { againstBar: noFigure('one_rater') })]).figures)).toBe(
      'Raw means all at 3.0',
    );
    expect(plotTitle(aDebrief([two('Cost', [3, 3], { againstBar: word('cannot_tell', 50) })]).figures)).toBe(
      'Of 1 dimension: can’t tell on 1',
    );
  });
});

describe('small words', () => {
  it('shortens names', () => {
    expect(initials('Ana Costa')).toBe('AC');
    expect(initials('Ana Maria da Costa')).toBe('AC');
    expect(initials('Zoë')).toBe('Z');
    expect(shortName('Ana Costa')).toBe('Ana C.');
    expect(shortName('Zoë')).toBe('Zoë');
  });
  it('heads columns by short names, from five people on by initials that differ', () => {
    expect(columnWords(['Ana Costa', 'Bo Lindqvist'])).toEqual(['Ana C.', 'Bo L.']);
    expect(
      columnWords(['Ana Costa', 'Bo Lindqvist', 'Ada Cruz', 'Di Ek', 'Eva Fuchs', 'Bo Lindqvist']),
    ).toEqual(['ACo', 'BL', 'ACr', 'DE', 'EF', 'BL']);
  });
  it('counts cards', () => {
    expect(cardsWords({ in: 4, expected: 4 })).toBe('All 4 cards in');
    expect(cardsWords({ in: 3, expected: 4 })).toBe('3 of 4 cards in');
  });
  it('says what the cards cover', () => {
    expect(coverageLines(samples.disputed)).toEqual([
      'All 8 dimensions assessed',
      '7 of them by two people or more',
      '4 interviewers, 4 exercises',
    ]);
    expect(coverageLines(samples.notAssessed)[0]).toBe(
      '7 of 8 dimensions assessed; nobody assessed Reliability',
    );
  });
  it('puts the scores that lie furthest apart face to face', () => {
    const issue = samples.disputed.issues.find(({ name }) => name === 'Technical leadership');
    if (issue === undefined) throw new Error('the sample lost its gap');
    const { facing, others } = sidesOf(issue);
    expect(facing.map(({ rating }) => rating)).toEqual([3, 5]);
    expect(others.map(({ rating }) => rating)).toEqual([4]);
  });
});

describe('dimensions whose anchors do not fit the scale', () => {
  const off = noFigure('anchors_off_scale');
  const cost = { name: 'Cost', scores: [3, 3], calibrated: off, againstBar: off };
  const delivery = { name: 'Delivery', scores: [4, 3] };

  it('are named, with what becomes of all dimensions together', () => {
    const { figures } = aDebrief([cost, delivery]);
    expect(withheldWords(figures)).toBe(
      'Cost: the anchors don’t fit the scale that the dimensions share, so its calibrated score is withheld. All dimensions together leave it out, raw and calibrated alike.',
    );
    const none = { ...figures.composite, calibrated: off, parts: off };
    expect(withheldWords({ ...figures, composite: none })).not.toContain('All dimensions');
    expect(withheldWords(aDebrief([delivery]).figures)).toBeNull();
  });
});

describe('a panel that stands apart', () => {
  it.each([
    [
      { elsewhere: person(0), here: person(1) },
      'One interview of this candidate by Ana Costa, or of one of theirs by Bo Lindqvist, would join them.',
    ],
    [{ elsewhere: null, here: person(1) }, 'One interview of one of theirs by Bo Lindqvist would join them.'],
    [{ elsewhere: null, here: null }, 'so the raw scores stand alone.'],
  ])('is said, with who would join it', (given, expected) => {
    const { figures } = aDebrief([{ name: 'Cost', scores: [3, 3] }]);
    const apart = getDebrief.reply.shape.figures.shape.apart.parse(given);
    const said = stateWords({ ...figures, apart });
    expect(said.word).toBe('Not comparable');
    expect(said.about.endsWith(expected)).toBe(true);
  });
});
