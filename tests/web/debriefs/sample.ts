import type { z } from 'zod';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { anchors, evidence } from '#tests/web/debriefs/sample-texts.ts';

type Input = z.input<typeof Debrief>;
type DimensionInput = Input['figures']['dimensions'][number];
type Calibrated = DimensionInput['calibrated'];

export const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

const people = ['Ana Costa', 'Bo Lindqvist', 'Chiara Conti', 'Kenji Morita'];
export const person = (n: number): { id: string; name: string } => ({
  id: uuid(100 + n),
  name: people[n] ?? `Person ${n}`,
});

const interviews = ['System design', 'Incident review', 'Structured behavioural', 'Governance round'];

export interface SampleDimension {
  readonly name: string;
  readonly bar?: number;
  readonly isMustHave?: boolean;
  /** By interviewer; null: not assessed; undefined: not asked for. */
  readonly scores: readonly (number | null | undefined)[];
  readonly calibrated?: Calibrated;
  readonly againstBar?: DimensionInput['againstBar'];
}

export const noFigure = <const Reason extends string>(
  reason: Reason,
): { kind: 'no_figure'; reason: Reason } => ({ kind: 'no_figure', reason });

/** A figure with intervals of the usual widths, as far as the scale goes. */
export function figure(value: number, half = 0.5): Extract<Calibrated, { kind: 'figure' }> {
  const near = (by: number): { low: number; high: number } => ({
    low: Math.max(1, Math.round((value - by) * 100) / 100),
    high: Math.min(5, Math.round((value + by) * 100) / 100),
  });
  return { kind: 'figure', value, likely50: near(half * 0.41), likely90: near(half) };
}

export const word = (
  said: Extract<DimensionInput['againstBar'], { kind: 'word' }>['word'],
  percent: number,
): DimensionInput['againstBar'] => ({ kind: 'word', word: said, percent });

export const dimensionId = (n: number): string => uuid(200 + n);
const seatId = (n: number): string => uuid(300 + n);

const rated = ({ scores }: SampleDimension): number[] => scores.flatMap((score) => score ?? []);

function cell(
  dimension: SampleDimension,
  by: number,
): Input['matrix']['rows'][number]['cells'][number] | null {
  const rating = dimension.scores[by];
  if (rating === undefined) return null;
  const text =
    rating === null ? '' : rating <= 2 ? evidence.low : rating >= 5 ? evidence.high : evidence.middle;
  return {
    dimensionId: '',
    seatId: seatId(by),
    interviewer: person(by),
    rating,
    notAssessedReason: rating === null ? 'We ran out of time after the design part.' : null,
    evidence: text,
    anchor:
      rating === null
        ? null
        : ((anchors[dimension.name] ?? anchors['Data architecture'])?.[rating - 1] ?? null),
    submitted: null,
    amendments: [],
    questions: [],
    counts: rating !== null,
  };
}

function stateOf(dimension: SampleDimension): Input['mustHaves'][number]['state'] {
  const given = rated(dimension);
  const bar = dimension.bar ?? 3;
  if (given.length === 0) return 'not_assessed';
  if (given.length === 1) return 'thin';
  const reached = given.filter((rating) => rating >= bar).length;
  return reached === given.length ? 'met' : reached === 0 ? 'not_met' : 'disputed';
}

function issueKind(dimension: SampleDimension): Input['issues'][number]['kind'] | null {
  const given = rated(dimension);
  if (dimension.isMustHave && stateOf(dimension) === 'disputed') return 'must_have_disputed';
  if (given.length > 1 && Math.max(...given) - Math.min(...given) >= 2) return 'wide_gap';
  return given.length === 1 ? 'one_rater' : null;
}

/** A debrief as the server replies it for these scores: issues and must-have states follow from them. */
export function aDebrief(dimensions: readonly SampleDimension[], given: Partial<Input> = {}): Debrief {
  const raters = Math.max(...dimensions.map(({ scores }) => scores.length));
  const withIds = dimensions.map((dimension, n) => ({ ...dimension, id: dimensionId(n) }));
  const cellsOf = (by: number): Input['matrix']['rows'][number]['cells'] =>
    withIds.flatMap((dimension) => {
      const one = cell(dimension, by);
      return one === null ? [] : [{ ...one, dimensionId: dimension.id }];
    });
  const order = ['must_have_disputed', 'wide_gap', 'one_rater'];
  const issues = withIds
    .flatMap((dimension): Input['issues'] => {
      const kind = issueKind(dimension);
      if (kind === null) return [];
      const scores = dimension.scores.flatMap((score, by) => {
        const one = score == null ? null : cell(dimension, by);
        return one === null ? [] : [{ ...one }];
      });
      return [
        {
          dimensionId: dimension.id,
          name: dimension.name,
          bar: dimension.bar ?? 3,
          kind,
          scores,
          settled: null,
        },
      ];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return getDebrief.reply.parse({
    id: uuid(1),
    loopId: uuid(2),
    state: 'open',
    candidate: { id: uuid(3), name: 'Teodora Marinescu', isAnonymous: false },
    job: { id: uuid(4), title: 'Lead Data Engineer, Platform' },
    blueprint: { id: uuid(5), title: 'Lead Data Engineer', number: 3 },
    openedBy: person(2),
    openedAt: '2026-11-20T09:00:00Z',
    openedDespite: null,
    cards: { in: raters, expected: raters },
    issues,
    matrix: {
      dimensions: withIds.map(({ id, name, bar = 3, isMustHave = false }) => ({ id, name, bar, isMustHave })),
      rows: Array.from({ length: raters }, (_, by) => ({
        seatId: seatId(by),
        interviewer: person(by),
        interviewName: interviews[by] ?? `Interview ${by}`,
        exercise: interviews[by] ?? `Interview ${by}`,
        recommendation: 'yes',
        typedBy: null,
        cells: cellsOf(by),
      })),
    },
    mustHaves: withIds
      .filter(({ isMustHave }) => isMustHave)
      .map((dimension) => ({
        dimensionId: dimension.id,
        name: dimension.name,
        bar: dimension.bar ?? 3,
        reason: 'The platform carries the month-end close.',
        state: stateOf(dimension),
      })),
    redFlags: [],
    isOneExercise: false,
    figures: figuresOf(withIds),
    newer: null,
    voting: aVoting(),
    compositePolicy: 'after_votes',
    asksWhatNumbersMissed: [],
    decision: null,
    approvals: [],
    earlier: [],
    version: 4,
    can: { settle: true, adopt: true, decide: true, approve: false, reopen: false, ask: [] },
    ...given,
  } satisfies Input);
}

export const voter = (n: number): { id: string; name: string } => ({
  id: uuid(500 + n),
  name: ['Chiara Conti', 'Elif Yildiz', 'Leila Haddad'][n] ?? `Voter ${n}`,
});

/** Votes that are open, two of them, with nothing left for the reader to do. */
export function aVoting(given: Partial<Input['voting']> = {}): Input['voting'] {
  return {
    state: 'revealed',
    chair: voter(0),
    quorum: 2,
    in: 2,
    voters: [
      { person: voter(0), state: 'voted' },
      { person: voter(1), state: 'voted' },
    ],
    own: null,
    votes: [
      {
        person: voter(0),
        choice: 'hire',
        reason: 'The migration carries it.',
        castAt: '2026-11-20T15:10:00Z',
        isLate: false,
      },
      { person: voter(1), choice: 'hold', reason: '', castAt: '2026-11-20T15:20:00Z', isLate: false },
    ],
    recusals: [],
    revealedAt: '2026-11-20T15:20:00Z',
    can: { vote: false, recuse: false, close: false },
    ...given,
  };
}

/** One of three votes is in, and the reader's own is not. */
export function sealedVoting(given: Partial<Input['voting']> = {}): Input['voting'] {
  return aVoting({
    state: 'sealed',
    in: 1,
    voters: [
      { person: voter(0), state: 'waiting' },
      { person: voter(1), state: 'voted' },
      { person: voter(2), state: 'waiting' },
    ],
    votes: [],
    revealedAt: null,
    can: { vote: true, recuse: true, close: false },
    ...given,
  });
}

function figuresOf(dimensions: readonly (SampleDimension & { readonly id: string })[]): Input['figures'] {
  return {
    fitId: uuid(900),
    pinnedAt: '2026-11-20T14:02:00Z',
    state: 'provisional',
    missing: { raters: 2, candidates: 0, cards: 14 },
    cards: 212,
    dimensions: dimensions.map((dimension): DimensionInput => {
      const given = rated(dimension);
      const raw = given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0) / given.length;
      const none =
        raw === null ? noFigure('not_assessed') : given.length === 1 ? noFigure('one_rater') : null;
      return {
        dimensionId: dimension.id,
        name: dimension.name,
        weight: 1,
        bar: dimension.bar ?? 3,
        isMustHave: dimension.isMustHave ?? false,
        raw,
        scores: dimension.scores.flatMap((rating, by) =>
          rating == null ? [] : [{ interviewer: person(by), rating }],
        ),
        calibrated:
          dimension.calibrated ?? (raw === null ? noFigure('not_assessed') : figure(3 + (raw - 3) * 0.8)),
        againstBar: dimension.againstBar ?? none ?? word('probably_above', 75),
      };
    }),
    composite: {
      coverage: 1,
      raw: { kind: 'figure', value: 3.5 },
      calibrated: {
        kind: 'figure',
        value: 3.6,
        likely50: { low: 3.4, high: 3.8 },
        likely90: { low: 3.1, high: 4.1 },
      },
      parts: { kind: 'parts', raw: 3.5, panel: 0.2, dimensions: 0, evidence: -0.1, calibrated: 3.6 },
    },
  };
}
