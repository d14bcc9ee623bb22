import type { Ratings } from '#server/calibration/engine/ratings.ts';

/** A file that cannot be read, with what is wrong by line. */
export class FileError extends Error {}

/** A file's ratings with the ids behind the engine's numbers, each in order of first appearance. */
export interface NamedRatings {
  readonly ratings: Ratings;
  readonly candidates: readonly string[];
  readonly raters: readonly string[];
  readonly dimensions: readonly string[];
  /** Lines without a score, left out. */
  readonly notAssessed: number;
}

export const LARGEST_SCALE = 9;
const LISTED = 20;

/** One line of CSV: fields may be quoted, a doubled quote stands for one. */
function splitLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((field) => field.trim());
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (quoted && letter === '"' && line.charAt(i + 1) === '"') {
      field += letter;
      i++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) {
      fields.push(field.trim());
      field = '';
    } else field += letter;
  }
  return [...fields, field.trim()];
}

/** Places in order of first appearance. */
function createIndex(): { place(name: string): number; names(): string[] } {
  const places = new Map<string, number>();
  return {
    place(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, places.size);
      return places.size - 1;
    },
    names: () => [...places.keys()],
  };
}

/**
 * Reads CSV text with the columns candidate, rater, dimension and score (any order, a header line, fields may be quoted;
 * an empty score or NA is "not assessed" and left out). `categories` null: the highest score of the file, at least 2.
 * Throws a FileError that names the lines: missing ids, scores that are no whole number of the scale, a rating given
 * twice.
 */
export function readRatings(text: string, categories: number | null): NamedRatings {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const head = splitLine(lines[0] ?? '').map((name) => name.toLowerCase());
  const missing = ['candidate', 'rater', 'dimension', 'score'].filter((name) => !head.includes(name));
  if (missing.length > 0) throw new FileError(`line 1: the header lacks: ${missing.join(', ')}`);
  const [atCandidate, atRater, atDimension, atScore] = ['candidate', 'rater', 'dimension', 'score'].map(
    (name) => head.indexOf(name),
  ) as [number, number, number, number]; // reason: four names in, four places out
  const [candidates, raters, dimensions] = [createIndex(), createIndex(), createIndex()];
  const columns: [number[], number[], number[], number[]] = [[], [], [], []];
  const lineOf = new Map<string, number>();
  const wrong: string[] = [];
  const highest = categories ?? LARGEST_SCALE;
  let notAssessed = 0;
  lines.slice(1).forEach((line, i) => {
    if (line.trim() === '') return;
    const fields = splitLine(line);
    const number = i + 2;
    const given = fields[atScore] ?? '';
    if (given === '' || given.toUpperCase() === 'NA') {
      notAssessed++;
      return;
    }
    const score = Number(given);
    const names = [fields[atCandidate] ?? '', fields[atRater] ?? '', fields[atDimension] ?? ''] as const;
    if (!Number.isInteger(score) || score < 1 || score > highest)
      wrong.push(`line ${number}: the score must be a whole number from 1 to ${highest}, not "${given}"`);
    ['candidate', 'rater', 'dimension'].forEach((name, k) => {
      if (names[k] === '') wrong.push(`line ${number}: no ${name}`);
    });
    const key = JSON.stringify(names);
    const first = lineOf.get(key);
    if (first !== undefined)
      wrong.push(
        `line ${number}: same candidate, rater and dimension as line ${first}: a rating enters once`,
      );
    else lineOf.set(key, number);
    columns[0].push(candidates.place(names[0]));
    columns[1].push(raters.place(names[1]));
    columns[2].push(dimensions.place(names[2]));
    columns[3].push(score);
  });
  if (wrong.length > 0) {
    const more = wrong.length > LISTED ? [`and ${wrong.length - LISTED} more`] : [];
    throw new FileError([...wrong.slice(0, LISTED), ...more].join('\n'));
  }
  const named = { candidates: candidates.names(), raters: raters.names(), dimensions: dimensions.names() };
  const [candidate, rater, dimension, score] = columns.map((column) => Int32Array.from(column)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]; // reason: four columns in, four out
  const ratings = {
    candidates: named.candidates.length,
    raters: named.raters.length,
    dimensions: Math.max(1, named.dimensions.length),
    categories: categories ?? columns[3].reduce((most, own) => Math.max(most, own), 2),
    candidate,
    rater,
    dimension,
    score,
  };
  return { ratings, ...named, notAssessed };
}
