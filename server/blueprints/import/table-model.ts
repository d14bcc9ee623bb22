import { priorOf } from './column-priors.ts';
import type { Column } from './column-roles.ts';
import { SHAPES, type Shape, type Token } from './token-shapes.ts';

/** How much the priors weigh against the rows of the table, in rows (starts) and in words (inner). */
const START_PRIOR_ROWS = 8;
const INNER_PRIOR_WORDS = 25;
const FLOOR = 0.0004;

/** What the columns of one table look like: log-weights by shape, words seen at starts, whole cells seen. */
export type ColumnModel = {
  column: Column;
  start: Map<Shape, number>;
  inner: Map<Shape, number>;
  logWords: number;
  spread: number;
  openers: Map<string, number>;
  cells: Map<string, number>;
};

function logShares(weights: ReadonlyMap<Shape, number>): Map<Shape, number> {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return new Map(SHAPES.map((shape) => [shape, Math.log((weights.get(shape) ?? 0) / total + FLOOR)]));
}

function scaled(weights: Partial<Record<Shape, number>>, total: number): Map<Shape, number> {
  let sum = 0;
  for (const shape of SHAPES) sum += weights[shape] ?? 0;
  return new Map(SHAPES.map((shape) => [shape, ((weights[shape] ?? 0) / sum) * total]));
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/**
 * Whether the names of the table are written in title case, which makes capitals inside them no sign of a new
 * cell: read off the second word of the rows, which in sentence case is hardly ever capitalised.
 */
function titleCaseWeight(rows: readonly TokenRow[]): number {
  const isCapital = (shape: Shape | undefined): boolean =>
    shape === 'capital' ||
    shape === 'verb' ||
    shape === 'compound' ||
    shape === 'acronym' ||
    shape === 'direction';
  const share = rows.filter(({ tokens }) => isCapital(tokens[1]?.shape)).length / Math.max(1, rows.length);
  return share > 0.3 ? INNER_PRIOR_WORDS * 1.5 * share : 0;
}

export type TokenRow = { tokens: Token[]; boundaries: number[] | null };

/**
 * The model of each column: its prior together with what the present splits of the table's rows show. With
 * no splits it is the prior alone. Called in turn with the splitter, this aligns the rows of one table with
 * each other (hard expectation maximisation): parallel openings reinforce themselves.
 */
export function fitColumns(columns: readonly Column[], rows: readonly TokenRow[]): ColumnModel[] {
  return columns.map((column, index): ColumnModel => {
    const prior = priorOf(column.role);
    const start = scaled(prior.start, START_PRIOR_ROWS);
    const inner = scaled(prior.inner, INNER_PRIOR_WORDS);
    if (index === 0) add(inner, 'capital', titleCaseWeight(rows));
    const openers = new Map<string, number>();
    const cells = new Map<string, number>();
    let logWords = Math.log(prior.words) * START_PRIOR_ROWS;
    let seen = START_PRIOR_ROWS;
    for (const { tokens, boundaries } of rows) {
      const from = index === 0 ? 0 : boundaries?.[index - 1];
      if (boundaries === null || from === undefined) continue;
      const to = boundaries[index] ?? tokens.length;
      const first = tokens[from];
      if (first === undefined) continue;
      add(start, first.shape, 1);
      add(openers, first.text, 1);
      add(cells, cellText(tokens, from, to), 1);
      let words = 1;
      for (let at = from + 1; at < to; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.isInside) continue;
        words += 1;
        if (!token.isBound) add(inner, token.shape, 1);
      }
      logWords += Math.log(words);
      seen += 1;
    }
    return {
      column,
      start: logShares(start),
      inner: logShares(inner),
      logWords: logWords / seen,
      spread: prior.spread,
      openers,
      cells,
    };
  });
}

export function cellText(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
}
