import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findJoins } from '#server/calibration/engine/connectedness.ts';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { type Fit, fitProvisional } from '#server/calibration/engine/fit.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';
import { isRefusal, type Refusal } from '#server/calibration/engine/refusal.ts';
import { type CandidateFigures, figuresOf } from '#server/calibration/engine/statements.ts';

const HELP = `calibrate-file <ratings.csv> [options]

Reads ratings (columns candidate, rater, dimension, score; any order, a header line; an empty score is "not
assessed" and left out) and prints the provisional calibration: raw and calibrated score of each candidate with
its likely range, and the step from one to the other in parts that add up.

  --scale K     the highest score, 2 to 9 (default 5)
  --link NAME   rsm (adjacent categories, default) or cum (cumulative)
  --json        everything as JSON, with the all-dimension figure; parts in tenths, as they are printed
  --help        this text

Provisional means: the spread of candidates, dimensions and interviewers is assumed (the medians of the weak
priors), not estimated, and nothing is said about a single interviewer. Under 8 interviewers, 30 candidates or 60
cards only raw scores are given. Exit status: 0 done, 1 the file or the call is wrong.
`;

interface Column {
  readonly names: readonly string[];
  readonly index: Int32Array;
}

/** A file that cannot be calibrated, with what is wrong by line. */
export class FileError extends Error {}

/** One line of CSV: fields may be quoted, a doubled quote stands for one. */
function splitLine(line: string): string[] {
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

/** Names in order (by number where all are whole numbers), and each row's place among them. */
function indexNames(values: readonly string[]): Column {
  const distinct = [...new Set(values)];
  const numeric = distinct.every((name) => /^\d{1,15}$/.test(name));
  const names = distinct.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
  const place = new Map(names.map((name, i) => [name, i]));
  return { names, index: Int32Array.from(values, (name) => place.get(name) ?? -1) };
}

export interface NamedRatings {
  readonly ratings: Ratings;
  readonly candidates: readonly string[];
  readonly dimensions: readonly string[];
  readonly raters: readonly string[];
  readonly notAssessed: number;
}

/** Reads the CSV text; throws a FileError that names the lines. */
export function readRatings(text: string, categories: number): NamedRatings {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const head = splitLine(lines[0] ?? '').map((name) => name.toLowerCase());
  const wanted = ['candidate', 'rater', 'dimension', 'score'] as const;
  const missing = wanted.filter((name) => !head.includes(name));
  if (missing.length > 0) throw new FileError(`the header lacks: ${missing.join(', ')}`);
  const [candidate, rater, dimension]: [string[], string[], string[]] = [[], [], []];
  const score: number[] = [];
  const wrong: string[] = [];
  let notAssessed = 0;
  lines.slice(1).forEach((line, i) => {
    if (line.trim() === '') return;
    const fields = splitLine(line);
    const field = (name: string): string => fields[head.indexOf(name)] ?? '';
    const given = field('score');
    if (given === '' || given.toUpperCase() === 'NA') {
      notAssessed++;
      return;
    }
    const value = Number(given);
    const isScore = Number.isInteger(value) && value >= 1 && value <= categories;
    if (!isScore)
      wrong.push(`line ${i + 2}: the score must be a whole number from 1 to ${categories}, not "${given}"`);
    for (const name of ['candidate', 'rater', 'dimension'])
      if (field(name) === '') wrong.push(`line ${i + 2}: no ${name}`);
    candidate.push(field('candidate'));
    rater.push(field('rater'));
    dimension.push(field('dimension'));
    score.push(isScore ? value : 1);
  });
  if (wrong.length > 0) {
    const more = wrong.length > 20 ? [`and ${wrong.length - 20} more`] : [];
    throw new FileError([...wrong.slice(0, 20), ...more].join('\n'));
  }
  const [c, r, d] = [indexNames(candidate), indexNames(rater), indexNames(dimension)];
  const ratings = {
    candidates: c.names.length,
    raters: r.names.length,
    dimensions: Math.max(1, d.names.length),
    categories,
    candidate: c.index,
    rater: r.index,
    dimension: d.index,
    score: Int32Array.from(score),
  };
  return { ratings, candidates: c.names, raters: r.names, dimensions: d.names, notAssessed };
}

/** The report as plain data: what --json prints. Interviewers appear only as who could join two parts. */
export function report(named: NamedRatings, link: LinkName): Record<string, unknown> {
  const fit = fitProvisional(named.ratings, { link });
  if (fit.kind === 'invalid_ratings')
    throw new FileError(fit.faults.map((fault) => fault.message).join('\n'));
  if (isRefusal(fit)) return { ...fit };
  const weights = new Float64Array(named.dimensions.length).fill(1);
  const everyone = named.candidates.map((_, c) => c);
  const figures = figuresOf(fit, everyone, weights);
  return {
    state: fit.state,
    link: fit.link,
    method: fit.method,
    evidence: { ...fit.evidence, notAssessed: named.notAssessed },
    missing: fit.missing,
    components: fit.connectedness.components,
    joins: findJoins(fit.solution.problem, fit.connectedness).map((join) => ({
      from: join.from,
      to: join.to,
      rater: named.raters[join.rater],
    })),
    candidates: figures.map((own, c) => describe(fit, named, own, c, weights)),
    bookkeeping: fit.bookkeeping,
    diagnostics: fit.diagnostics,
  };
}

function describe(
  fit: Fit,
  named: NamedRatings,
  own: CandidateFigures | Refusal,
  c: number,
  weights: Float64Array,
): Record<string, unknown> {
  const candidate = named.candidates[c];
  if (isRefusal(own)) return { candidate, refusal: own };
  const every = fit.state === 'raw_only' ? null : fairAverage(fit.solution, c, weights, 'every');
  const allDimensions =
    every === null || isRefusal(every)
      ? every
      : { fair: every.fair.value, standardError: every.fair.standardError, composite: every.composite.value };
  return {
    candidate,
    component: own.component,
    raw: own.raw.mean,
    coverage: own.raw.coverage,
    ratings: own.raw.ratings,
    calibrated: own.calibrated,
    parts: own.parts,
    allDimensions,
    dimensions: own.dimensions.map((d) => ({ ...d, dimension: named.dimensions[d.dimension] })),
  };
}

const signed = (tenths: number): string => `${tenths < 0 ? '-' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}`;

/** One candidate in a line of text. */
function line(name: string, own: CandidateFigures | Refusal): string {
  if (isRefusal(own)) return `${name}: not assessed`;
  const part = fitPart(own);
  const raw = `${name}: raw ${own.raw.mean.toFixed(1)}`;
  if (isRefusal(own.calibrated) || part === null) return raw;
  const { low, high } = own.calibrated.likely90;
  return `${raw}. ${part} Calibrated ${own.calibrated.fair.toFixed(1)}, likely ${low.toFixed(1)} to ${high.toFixed(1)}.`;
}

function fitPart(own: CandidateFigures): string | null {
  if (isRefusal(own.parts)) return null;
  const tenths = own.parts;
  const evidence = signed(tenths.evidence);
  if (typeof tenths.panel !== 'number') return `Who interviewed and limited evidence together: ${evidence}.`;
  return `Who interviewed: ${signed(tenths.panel)}. Limited evidence: ${evidence}.`;
}

/** The same report for people. */
export function print(named: NamedRatings, link: LinkName): string {
  const fit = fitProvisional(named.ratings, { link });
  if (fit.kind === 'invalid_ratings')
    throw new FileError(fit.faults.map((fault) => fault.message).join('\n'));
  if (isRefusal(fit)) return 'There are no ratings in this file.\n';
  const { evidence, missing } = fit;
  const head = [
    `${evidence.ratings} ratings on ${evidence.cards} cards: ${evidence.candidates} candidates, ${evidence.raters} interviewers, ${named.dimensions.length} dimensions.`,
    fit.state === 'raw_only'
      ? `Raw only. Still needed: ${missing.raters} interviewers, ${missing.candidates} candidates, ${missing.cards} cards.`
      : `Provisional (${fit.link}): how much candidates and interviewers differ is assumed, not yet estimated.`,
  ];
  if (fit.connectedness.components > 1) {
    head.push(
      `${fit.connectedness.components} groups without a shared interviewer: not comparable across groups.`,
    );
    for (const join of findJoins(fit.solution.problem, fit.connectedness))
      head.push(
        `  ${named.raters[join.rater]} meeting a candidate of group ${join.to + 1} would join ${join.from + 1} and ${join.to + 1}.`,
      );
  }
  const figures = figuresOf(
    fit,
    named.candidates.map((_, c) => c),
    new Float64Array(named.dimensions.length).fill(1),
  );
  const groups = Array.from({ length: Math.max(1, fit.connectedness.components) }, (_, component) => {
    const title = fit.connectedness.components > 1 ? ['', `Group ${component + 1}`] : [''];
    const members = figures.flatMap((own, c) =>
      !isRefusal(own) && own.component === component ? [line(named.candidates[c] ?? '', own)] : [],
    );
    return [...title, ...members];
  });
  return `${[...head, ...groups.flat()].join('\n')}\n`;
}

/** The command: returns the exit status and writes through the two functions given. */
export function calibrateFile(
  args: readonly string[],
  out: (text: string) => void,
  complain: (text: string) => void,
): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scale: { type: 'string', default: '5' },
        link: { type: 'string', default: 'rsm' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      out(HELP);
      return 0;
    }
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) throw new FileError('give one CSV file (see --help)');
    const categories = Number(values.scale);
    if (!Number.isInteger(categories) || categories < 2 || categories > 9)
      throw new FileError(`--scale must be a whole number from 2 to 9, not ${values.scale}`);
    if (values.link !== 'rsm' && values.link !== 'cum')
      throw new FileError(`--link must be rsm or cum, not ${values.link}`);
    const named = readRatings(readFileSync(path, 'utf8'), categories);
    out(values.json ? `${JSON.stringify(report(named, values.link), null, 2)}\n` : print(named, values.link));
    return 0;
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const entry = process.argv[1];
if (entry !== undefined && import.meta.url === pathToFileURL(entry).href) {
  process.exitCode = calibrateFile(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
}
