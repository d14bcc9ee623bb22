import type { ColumnRole } from './column-roles.ts';
import type { Shape } from './token-shapes.ts';

/**
 * What the cells of a column look like before the table at hand is seen: the shape of the first word, the
 * shapes of the words inside, and the number of words. Weights, not probabilities; they are normalised where
 * used. They state general habits of such tables (a measure opens with "%" or a noun, a reason with a verb, a
 * target with a figure) and hold no words.
 */
export type ColumnPrior = {
  start: Partial<Record<Shape, number>>;
  inner: Partial<Record<Shape, number>>;
  /** Typical number of words, and the spread of its logarithm. */
  words: number;
  spread: number;
};

const PROSE: Partial<Record<Shape, number>> = {
  small: 58,
  function: 24,
  capital: 1.6,
  verb: 0.7,
  compound: 3,
  acronym: 4.5,
  figure: 2,
  percent: 0.7,
  direction: 0.5,
  frequency: 0.4,
  quote: 1,
  bracket: 4,
};

const GENERAL: ColumnPrior = {
  start: {
    capital: 60,
    verb: 10,
    acronym: 10,
    compound: 8,
    direction: 4,
    figure: 4,
    quote: 2,
    small: 1,
    percent: 1,
    frequency: 1,
  },
  inner: PROSE,
  words: 5,
  spread: 0.7,
};

const PRIORS: Partial<Record<ColumnRole, ColumnPrior>> = {
  name: {
    start: {
      capital: 62,
      acronym: 10,
      compound: 8,
      verb: 6,
      percent: 4,
      figure: 3,
      direction: 3,
      quote: 2,
      small: 0.7,
      frequency: 0.7,
      bracket: 0.1,
    },
    inner: { ...PROSE, function: 17, capital: 6, verb: 1.5, acronym: 6, figure: 1.5, bracket: 8 },
    words: 3.2,
    spread: 0.5,
  },
  type: {
    start: {
      capital: 88,
      verb: 4,
      acronym: 3,
      compound: 4,
      direction: 0.3,
      small: 0.2,
      figure: 0.05,
      percent: 0.02,
    },
    inner: { ...PROSE, capital: 8, small: 40 },
    words: 1.1,
    spread: 0.35,
  },
  measures: {
    start: {
      percent: 30,
      capital: 46,
      verb: 6,
      direction: 5,
      acronym: 4,
      compound: 4,
      figure: 2,
      quote: 1,
      small: 0.7,
      frequency: 0.7,
      bracket: 0.1,
    },
    inner: PROSE,
    words: 5.5,
    spread: 0.6,
  },
  why: {
    start: {
      verb: 52,
      capital: 36,
      compound: 3,
      acronym: 2,
      direction: 2.5,
      small: 0.5,
      percent: 0.1,
      figure: 0.1,
      quote: 0.3,
      frequency: 0.2,
    },
    inner: { ...PROSE, figure: 1, percent: 0.2 },
    words: 4.8,
    spread: 0.5,
  },
  target: {
    start: {
      figure: 55,
      direction: 22,
      capital: 11,
      acronym: 3,
      verb: 1.2,
      compound: 2,
      percent: 1.5,
      quote: 1,
      small: 0.7,
      bracket: 0.5,
      frequency: 0.3,
    },
    inner: { ...PROSE, small: 42, function: 18, figure: 15, acronym: 6, compound: 4, direction: 1.2 },
    words: 3.8,
    spread: 0.8,
  },
  frequency: {
    start: { frequency: 97, figure: 1, capital: 1, small: 0.5 },
    inner: { ...PROSE, frequency: 30, small: 25 },
    words: 1.2,
    spread: 0.6,
  },
  dimension: {
    start: { capital: 75, acronym: 10, compound: 7, verb: 4, direction: 1, small: 0.5, figure: 0.3 },
    inner: { ...PROSE, function: 25, capital: 3, acronym: 4 },
    words: 2.7,
    spread: 0.45,
  },
  anchor: {
    start: {
      capital: 58,
      verb: 22,
      acronym: 8,
      compound: 6,
      direction: 4,
      quote: 1,
      small: 0.7,
      figure: 0.7,
    },
    inner: PROSE,
    words: 8,
    spread: 0.6,
  },
  evidence: {
    start: {
      capital: 70,
      acronym: 12,
      compound: 6,
      verb: 7,
      direction: 1.5,
      quote: 1,
      small: 0.5,
      figure: 0.5,
    },
    inner: PROSE,
    words: 4.5,
    spread: 0.5,
  },
};

export function priorOf(role: ColumnRole): ColumnPrior {
  return PRIORS[role] ?? GENERAL;
}
