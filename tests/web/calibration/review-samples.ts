import {
  type DimensionsReview,
  type Drift,
  getDimensionReview,
  getDrift,
  getLevels,
  getMyScoring,
  getNetwork,
  type Levels,
  type MyScoring,
  type Network,
} from '#shared/calibration-review.ts';
import { fitRef, uuid } from '#tests/web/calibration/samples.ts';

const person = (n: number, name: string): object => ({ id: uuid(100 + n), name });
/** In the order the server may send them: not by name. */
export const names = ['Sam Teague', 'Ana Costa', 'Marek Nowicki', 'Elif Yildiz', 'Gustavo Reyes'] as const;

const use = { observed: [1, 9, 31, 17, 2], expected: [2.1, 11.4, 19.8, 19.2, 7.5] };
const even = { observed: [2, 11, 20, 19, 8], expected: [2.1, 11.4, 19.8, 19.2, 7.5] };

export function scoring(given: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    basis: { cards: 38, candidates: 29, coRaters: 7 },
    level: { kind: 'level', value: -0.31, likely90: { low: -0.5, high: -0.12 } },
    infit: 1.04,
    outfit: 0.97,
    use,
    similarity: 1.31,
    timeliness: { medianHours: 5.2, lateShare: 0.08, cards: 38 },
    ...given,
  };
}

/** Below the minimum, and yet with figures that must never show. */
export const leaked = scoring({
  basis: { cards: 7, candidates: 6, coRaters: 2 },
  level: { kind: 'level', value: 0.77, likely90: { low: 0.66, high: 0.88 } },
  infit: 1.77,
  outfit: 1.88,
  similarity: 2.66,
  timeliness: { medianHours: 91, lateShare: 0.66, cards: 7 },
});

const nothing = { infit: null, outfit: null, use: null, similarity: null, timeliness: null };

export function levels(): Levels {
  const of = [
    scoring({
      level: { kind: 'level', value: 0.12, likely90: { low: -0.09, high: 0.33 } },
      use: even,
      similarity: 0.98,
    }),
    scoring(),
    leaked,
    scoring({
      basis: { cards: 12, candidates: 10, coRaters: 4 },
      level: { kind: 'level', value: 0.4, likely90: { low: -0.1, high: 0.9 } },
      use: null,
    }),
    scoring({
      ...nothing,
      basis: { cards: 41, candidates: 33, coRaters: 5 },
      level: { kind: 'withheld', reason: 'person_or_dimension' },
    }),
  ];
  return getLevels.reply.parse({
    kind: 'levels',
    fit: fitRef,
    people: names.map((name, n) => ({ ...of[n], person: person(n, name) })),
  });
}

export function noReview(reason: string): object {
  return { kind: 'no_review', reason };
}

export function dimensions(): DimensionsReview {
  const agreement = {
    alphaOrdinal: 0.524,
    icc: { form: 'ICC(2,1), variance components', value: 0.487 },
    ac2: 0.713,
    candidates: 31,
  };
  const one = {
    ratings: 98,
    raters: 7,
    use: even,
    infit: 0.98,
    reliability: 0.74,
    agreement,
    fitsScale: true,
  };
  return getDimensionReview.reply.parse({
    kind: 'dimensions',
    fit: fitRef,
    reliability: { candidates: 0.81, separation: 2.06, strata: 3.08 },
    dimensions: [
      {
        ...one,
        key: 'arch',
        name: 'Data architecture',
        difficulty: { value: 0.14, likely90: { low: -0.04, high: 0.32 } },
      },
      {
        ...one,
        key: 'rel',
        name: 'Reliability',
        use,
        difficulty: { value: -0.42, likely90: { low: -0.6, high: -0.24 } },
      },
      {
        ...one,
        key: 'sql',
        name: 'SQL',
        difficulty: { value: 0.28, likely90: { low: -0.1, high: 0.66 } },
        reliability: null,
        agreement: { alphaOrdinal: null, icc: null, ac2: null, candidates: 0 },
        fitsScale: false,
      },
    ],
  });
}

/** Two parts: four people with one who holds two of them to the others, and one alone. */
export function network(): Network {
  return getNetwork.reply.parse({
    kind: 'network',
    fit: fitRef,
    people: names.map((name, n) => ({
      person: person(n, name),
      part: n === 4 ? 1 : 0,
      candidates: 10 + n,
      isBridge: n === 1,
    })),
    links: [
      { a: 0, b: 1, candidates: 9 },
      { a: 1, b: 2, candidates: 4 },
      { a: 2, b: 3, candidates: 6 },
    ],
    parts: [
      { people: 4, candidates: 31 },
      { people: 1, candidates: 14 },
    ],
    suggestions: [
      { a: person(4, names[4]), b: person(0, names[0]), why: 'joins_parts' },
      { a: person(0, names[0]), b: person(3, names[3]), why: 'second_link' },
    ],
  });
}

export function drift(): Drift {
  const level = (value: number): object => ({
    kind: 'level',
    value,
    likely90: { low: value - 0.2, high: value + 0.2 },
  });
  return getDrift.reply.parse({
    kind: 'drift',
    fit: fitRef,
    quarters: ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'],
    people: [
      {
        person: person(0, names[0]),
        levels: [level(0.1), null, level(0.2), level(0.15)],
        change: { value: 0.05, likely90: { low: -0.2, high: 0.3 } },
      },
      {
        person: person(1, names[1]),
        levels: [level(-0.6), level(-0.4), level(-0.3), level(-0.1)],
        change: { value: 0.5, likely90: { low: 0.2, high: 0.8 } },
      },
      { person: person(2, names[2]), levels: [null, null, null, level(-0.05)], change: null },
    ],
  });
}

export function myScoring(...given: Record<string, unknown>[]): MyScoring {
  return getMyScoring.reply.parse({
    families: given.map((one, n) => ({
      blueprint: {
        id: uuid(10 + n),
        title: ['Lead Data Engineer', 'Head of Data Engineering'][n] ?? `Blueprint ${n}`,
      },
      fit: fitRef,
      scoring: scoring(),
      mostIn: [{ name: 'Reliability', share: 0.61, between: { lower: 3, upper: 4 } }],
      alone: [],
      beside: {
        comparisons: 120,
        exact: 0.45,
        withinOne: 0.9,
        own: [0.05, 0.15, 0.5, 0.25, 0.05],
        others: [0.05, 0.2, 0.3, 0.3, 0.15],
      },
      ...one,
    })),
  });
}
