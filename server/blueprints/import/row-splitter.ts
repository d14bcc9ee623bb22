import { isFrequency, mayOpenFrequency } from './frequency.ts';
import { MOST_SPLIT_STEPS } from './limits.ts';
import type { Meter } from './meter.ts';
import { type ColumnModel, cellText } from './table-model.ts';
import type { Shape, Token } from './token-shapes.ts';

/** Knowledge from outside the table: pairs of words that stand together elsewhere, and known names. */
export type Context = {
  isPair: (one: string, other: string) => boolean;
  isName: (text: string) => boolean;
};

export type Split = {
  /** Index of the first word of the second, third, ... cell. */
  boundaries: number[];
  /** Log-odds over the second best split; Infinity where there is only one. */
  margin: number;
};

const LONGEST_ROW = 120;
const LONGEST_CELL = 45;

const BOUND_START = -4;
const BROKEN_PAIR = -1.2;
const KNOWN_NAME = 3;
const NO_FREQUENCY = -9;
const NO_FIGURE = -1.2;
const SMALL_END = -5;
/** A bracket mostly closes a cell: a capitalised word behind it opens the next. */
const AFTER_BRACKET = -1.2;

function startScore(model: ColumnModel, token: Token): number {
  const seen = model.openers.get(token.text) ?? 0;
  // One of the sightings is the row itself.
  const recurrence = seen > 1 ? Math.min(1.6, 0.8 * Math.log(seen)) : 0;
  return (model.start.get(token.shape) ?? -8) + recurrence + (token.isBound ? BOUND_START : 0);
}

/** Words that cannot start a cell where they stand say nothing; after a joint, capitals are to be expected. */
function innerScore(model: ColumnModel, token: Token, before: Token | undefined): number {
  if (token.isInside) return 0;
  const isAfterBracket = before?.text.endsWith(')') === true && isNamed(token.shape);
  const own = (model.inner.get(token.shape) ?? -8) + (isAfterBracket ? AFTER_BRACKET : 0);
  return token.isBound ? Math.max(own, -1.5) : own;
}

function isNamed(shape: Shape): boolean {
  return shape === 'capital' || shape === 'verb' || shape === 'compound';
}

function isFigure({ shape }: Token): boolean {
  return shape === 'figure' || shape === 'direction' || shape === 'percent';
}

/** What a cell holds, kept as it grows word by word. */
type Held = { words: number; hasFigure: boolean };

/** No cell of a table has more words than these and is looked up as a whole. */
const LONGEST_LOOKUP = 16;

/** Cues that need the whole cell. */
function cellScore(
  model: ColumnModel,
  tokens: readonly Token[],
  from: number,
  to: number,
  held: Held,
  context: Context,
): number {
  const { role } = model.column;
  const last = tokens[to - 1];
  const isShort = to - from <= LONGEST_LOOKUP;
  let score = 0;
  const off = (Math.log(Math.max(1, held.words)) - model.logWords) / model.spread;
  score -= 0.5 * off * off;
  if (to < tokens.length && last?.isBinding === true) score += SMALL_END;
  if (role === 'frequency' && !(isShort && isFrequencyCell(tokens, from, to))) score += NO_FREQUENCY;
  if (role === 'target' && !held.hasFigure) score += NO_FIGURE;
  if (role === 'measures' && opensMeasure(tokens, from, to)) score += 0.8;
  if (role === 'name' && isShort && context.isName(cellText(tokens, from, to))) score += KNOWN_NAME;
  if (role === 'type' && isShort) {
    const seen = model.cells.get(cellText(tokens, from, to)) ?? 0;
    if (seen > 1) score += Math.min(2, Math.log(seen) + 0.5);
  }
  return score;
}

function isFrequencyCell(tokens: readonly Token[], from: number, to: number): boolean {
  return mayOpenFrequency(tokens[from]?.text ?? '') && isFrequency(cellText(tokens, from, to));
}

/** "Share of", "Time from", "Lead time between": a preposition of measure in the second or third place. */
function opensMeasure(tokens: readonly Token[], from: number, to: number): boolean {
  const near = [tokens[from + 1], tokens[from + 2]];
  return near.some(
    (token, offset) => from + 1 + offset < to && /^(?:of|from|between)$/.test(token?.text ?? ''),
  );
}

type Path = { score: number; from: number };

/** The two best ways to reach a state; they differ in some boundary. */
type Cell = { best: Path | null; second: Path | null };

function offer(cell: Cell, path: Path): void {
  if (cell.best === null || path.score > cell.best.score) {
    cell.second = cell.best;
    cell.best = path;
  } else if (cell.second === null || path.score > cell.second.score) cell.second = path;
}

/** Places where a cell may start at all: never inside a bracket, and hardly ever at a small word. */
function canStart(token: Token): boolean {
  return !token.isInside && token.shape !== 'function' && token.shape !== 'bracket';
}

/**
 * Splits the words of a row into one cell per column: dynamic programming over (column, end of the cell),
 * keeping the two best paths, so that the margin between the best and the second best split is exact.
 * Null if there are fewer words than columns or too many to look at, or if the work allowed on one document is done.
 */
export function splitRow(
  tokens: readonly Token[],
  models: readonly ColumnModel[],
  context: Context,
  meter: Meter,
): Split | null {
  const length = tokens.length;
  if (length < models.length || length > LONGEST_ROW || meter.splitSteps > MOST_SPLIT_STEPS) return null;
  let previous: Cell[] = Array.from({ length: length + 1 }, () => ({ best: null, second: null }));
  previous[0] = { best: { score: 0, from: -1 }, second: null };
  const tables: Cell[][] = [previous];
  models.forEach((model, index) => {
    const isLast = index === models.length - 1;
    const next: Cell[] = Array.from({ length: length + 1 }, () => ({ best: null, second: null }));
    for (let from = index; from < length; from += 1) {
      const reached = previous[from];
      const first = tokens[from];
      if (reached?.best == null || first === undefined || (from > 0 && !canStart(first))) continue;
      const before = tokens[from - 1];
      const joint = before !== undefined && context.isPair(before.text, first.text) ? BROKEN_PAIR : 0;
      let running = startScore(model, first) + joint;
      const held: Held = { words: 0, hasFigure: false };
      const furthest = Math.min(length, from + LONGEST_CELL);
      meter.steps += furthest - from;
      meter.splitSteps += furthest - from;
      for (let to = from + 1; to <= furthest; to += 1) {
        const token = tokens[to - 1];
        if (token === undefined) continue;
        if (!token.isInside) held.words += 1;
        if (isFigure(token)) held.hasFigure = true;
        if (to > from + 1) running += innerScore(model, token, tokens[to - 2]);
        const after = tokens[to];
        const isEnd = isLast ? after === undefined : after !== undefined && canStart(after);
        const cell = next[to];
        if (!isEnd || cell === undefined) continue;
        const score = running + cellScore(model, tokens, from, to, held, context);
        offer(cell, { score: reached.best.score + score, from });
        if (reached.second !== null) offer(cell, { score: reached.second.score + score, from });
      }
    }
    tables.push(next);
    previous = next;
  });
  return readBack(tables, length);
}

/** The best path is made of best paths only; the second best is wanted for its score alone. */
function readBack(tables: readonly Cell[][], length: number): Split | null {
  const end = tables.at(-1)?.[length];
  if (end?.best == null) return null;
  const boundaries: number[] = [];
  let path: Path | null = end.best;
  for (let index = tables.length - 1; index > 1 && path !== null; index -= 1) {
    boundaries.unshift(path.from);
    path = tables[index - 1]?.[path.from]?.best ?? null;
  }
  const margin = end.second === null ? Number.POSITIVE_INFINITY : end.best.score - end.second.score;
  return { boundaries, margin };
}
