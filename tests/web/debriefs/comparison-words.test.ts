import { describe, expect, it } from 'vitest';
import type { ComparedCandidate } from '#shared/comparison.ts';
import { DimensionId, MemberId } from '#shared/primitives.ts';
import { aCompared } from '#tests/web/debriefs/compared.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import {
  bandsTitle,
  comparisonTable,
  decisionWords,
  likelihoodWords,
  mustHaveWords,
  restWords,
} from '#web/features/debriefs/comparison/comparison-words.ts';
import { toCsv } from '#web/ui/charts/csv.ts';

const mustHave = (name: string, state: ComparedCandidate['mustHaves'][number]['state']) => ({
  dimensionId: DimensionId.parse(uuid(300)),
  name,
  state,
});
const [a, b, c] = [aCompared(1), aCompared(2), aCompared(3)];
const refused = (reason: 'after_votes' | 'not_comparable'): ComparedCandidate['composite'] => ({
  coverage: 0.9,
  raw: { kind: 'no_figure', reason },
  calibrated: { kind: 'no_figure', reason },
});

describe('the finding', () => {
  it.each([
    { bands: [[a]], title: 'One candidate has a calibrated figure' },
    { bands: [[a, b, c]], title: 'The scores can’t tell these 3 candidates apart' },
    { bands: [[a], [b, c]], title: 'Candidate 1 stands above the others; 3 candidates in 2 bands' },
    {
      bands: [[a, b], [c]],
      title: 'The 2 candidates of the first band can’t be told apart; 3 candidates in 2 bands',
    },
  ])('$title', ({ bands, title }) => expect(bandsTitle(bands)).toBe(title));
});

it('a decision says how far it is, and that there is none', () => {
  expect(decisionWords(a)).toBe('Undecided');
  expect(decisionWords({ state: 'decided', outcome: 'no_hire' })).toBe('No hire: decided, awaits approval');
});

it('must-haves are counted, and each that is open is named', () => {
  expect(mustHaveWords(a)).toBe('No must-haves');
  expect(mustHaveWords({ mustHaves: [mustHave('SQL', 'met')] })).toBe('1 of 1 must-have met');
  expect(
    mustHaveWords({
      mustHaves: [mustHave('SQL', 'met'), mustHave('Reliability', 'disputed'), mustHave('People', 'thin')],
    }),
  ).toBe('1 of 3 must-haves met; Reliability disputed and People thin: one rater');
});

it('whoever stands in no band has a reason, and who would join a panel that stands apart', () => {
  expect(restWords({ composite: null, apart: null })).toBe(
    'A card is still owed, so nothing of it is laid beside others.',
  );
  expect(restWords({ composite: refused('after_votes'), apart: null })).toBe(
    'Shows after the votes, so that it sways none of them.',
  );
  const ana = { id: MemberId.parse(uuid(7)), name: 'Ana Costa' };
  expect(restWords({ composite: refused('not_comparable'), apart: { elsewhere: ana, here: null } })).toMatch(
    /One interview of this candidate by Ana Costa would join them\.$/,
  );
  expect(
    restWords({ composite: refused('not_comparable'), apart: { elsewhere: null, here: null } }),
  ).not.toMatch(/would join/);
});

it.each([
  [50, 'can’t tell them apart'],
  [60, 'can’t tell them apart'],
  [65, 'A above: 65 %'],
  [35, 'B above: 65 %'],
  [0, 'B above: >95 %'],
  [100, 'A above: >95 %'],
])('%i % in words: %s', (percent, words) => expect(likelihoodWords(percent, 'A', 'B')).toBe(words));

it('the table has a line for each, and a name that is a formula is none', () => {
  const hostile = aCompared(4, {
    candidate: { id: a.candidate.id, name: '=1+1', isAnonymous: false },
    composite: null,
  });
  const { header, rows } = comparisonTable({ bands: [[a], [b]], rest: [hostile] });
  expect(rows.map((row) => row.length)).toEqual([header.length, header.length, header.length]);
  expect(rows.map((row) => row[1])).toEqual([1, 2, null]);
  expect(toCsv(header, rows).split('\r\n')[3]).toBe("'=1+1,,,,,,,No must-haves,Undecided,debrief");
});
