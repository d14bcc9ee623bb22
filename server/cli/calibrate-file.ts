import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findJoins } from '#server/calibration/engine/connectedness.ts';
import { fairAverage, fairInterval } from '#server/calibration/engine/fair-average.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import {
  fitMaximumLikelihood,
  type MaximumLikelihoodOptions,
} from '#server/calibration/engine/fit-maximum-likelihood.ts';
import { difficultyError, severityVariances } from '#server/calibration/engine/marginal-variances.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { facetFits } from '#server/calibration/engine/review/rater-fit.ts';
import { posteriorOf, viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import { FileError, LARGEST_SCALE, type NamedRatings, readRatings } from '#server/cli/ratings-csv.ts';

const HELP = `calibrate-file <ratings.csv> [options]

Reads ratings (columns candidate, rater, dimension, score; any order, a header line; an empty score is "not
assessed" and left out), fits the whole calibration by maximum marginal likelihood and prints raters, dimensions
and candidates with marginal standard errors. Candidates of different components are not comparable.

  --link NAME                  rsm (adjacent categories), cum (cumulative) or auto, the likelier (default)
  --no-candidate-by-dimension  without the candidate-by-dimension effect
  --card-effect CHOICE         auto: where the likelihood prefers it (default), or none
  --prior CHOICE               none or weak; by default weak for small files only
  --scale K                    the highest score, 2 to 9 (default: the highest in the file)
  --json                       one JSON object
  --help                       this text

Exit status: 0 done, or nothing can be said of these ratings (link null, with the reason); 1 the file or the call is
wrong.
`;

/** What --json prints. Standard errors are marginal; scores on 1..K, severities and abilities in logits. */
export interface Report {
  readonly link: string;
  /** Laplace, at the maximum, without priors. */
  readonly logLik: number;
  readonly thresholds: readonly number[];
  readonly sd: {
    readonly candidate: number;
    readonly candidateDimension: number | null;
    readonly rater: number;
    readonly card: number | null;
  };
  readonly components: number;
  readonly dimensions: readonly {
    readonly id: string;
    readonly difficulty: number;
    readonly se: number | null;
  }[];
  readonly raters: readonly ReportedRater[];
  readonly candidates: readonly ReportedCandidate[];
  readonly diagnostics: Record<string, unknown>;
}

export interface ReportedRater {
  readonly id: string;
  /** 1.. ; nothing compares across components. */
  readonly component: number;
  readonly n: number;
  readonly severity: number;
  readonly se: number;
  /** Leverage-corrected mean squares. */
  readonly infit: number | null;
  readonly outfit: number | null;
}

export interface ReportedCandidate {
  readonly id: string;
  readonly component: number;
  readonly n: number;
  /** Plain mean of the scores given. */
  readonly raw: number;
  /** Fair average over all dimensions at equal weights, with its 90 % interval. */
  readonly score: number;
  readonly scoreSe: number;
  readonly lo90: number;
  readonly hi90: number;
  /** The same mean on the logit scale. */
  readonly ability: number;
  readonly abilitySe: number;
}

export interface RefusedReport {
  readonly link: null;
  readonly reason: string;
}

export function report(named: NamedRatings, options: MaximumLikelihoodOptions): Report | RefusedReport {
  const fit = fitMaximumLikelihood(named.ratings, options);
  if (fit.kind === 'invalid_ratings') {
    if (fit.faults.every((fault) => fault.field === 'size')) return { link: null, reason: 'too_large' };
    throw new FileError(fit.faults.map((fault) => fault.message).join('\n'));
  }
  if (isRefusal(fit)) return { link: null, reason: fit.reason };
  const { hyper, problem } = fit.solution;
  const { connectedness, bookkeeping, evidence, state, method } = fit;
  return {
    link: fit.link,
    logLik: -fit.diagnostics.laplace,
    thresholds: [...hyper.thresholds],
    sd: {
      candidate: hyper.sigmaCandidate,
      candidateDimension: problem.hasCells ? hyper.sigmaCell : null,
      rater: hyper.sigmaRater,
      card: hyper.sigmaCard,
    },
    components: connectedness.components,
    dimensions: named.dimensions.map((id, d) => ({
      id,
      difficulty: hyper.difficulty[d] ?? 0,
      se: difficultyError(fit.solution, d),
    })),
    raters: reportRaters(fit, named),
    candidates: named.candidates.map((id, c) => reportCandidate(fit, id, c)),
    diagnostics: {
      state,
      method,
      evidence: { ...evidence, notAssessed: named.notAssessed },
      alternatives: fit.alternatives,
      joins: findJoins(problem, connectedness).map(({ from, to, rater }) => ({
        from: from + 1,
        to: to + 1,
        rater: named.raters[rater],
      })),
      logDeterminant: fit.diagnostics.logDeterminant,
      ...bookkeeping,
    },
  };
}

function reportRaters(fit: Fit, named: NamedRatings): ReportedRater[] {
  const { solution, connectedness } = fit;
  const posterior = posteriorOf(solution);
  const variances = severityVariances(solution, posterior);
  const { view } = viewSolution(solution, posterior);
  const fits = facetFits(view, view.rater, solution.problem.raters, 'leverage');
  return named.raters.map((id, r) => {
    const own = fits[r];
    const facet = own?.kind === 'facet_fit' ? own : null;
    return {
      id,
      component: (connectedness.rater[r] ?? -1) + 1,
      n: facet?.ratings ?? 0,
      severity: solution.effects.rater[r] ?? 0,
      se: Math.sqrt(variances[r] ?? 0),
      infit: facet?.infit.meanSquare ?? null,
      outfit: facet?.outfit.meanSquare ?? null,
    };
  });
}

function reportCandidate(fit: Fit, id: string, c: number): ReportedCandidate {
  const { solution, connectedness } = fit;
  const { candidateStart, candidateRating, score, dimensions } = solution.problem;
  const places = candidateRating.subarray(candidateStart[c], candidateStart[c + 1]);
  const average = fairAverage(solution, c, new Float64Array(dimensions).fill(1), 'every');
  if (isRefusal(average)) throw new Error(`a candidate with ratings was not assessed: ${id}`);
  const { low, high } = fairInterval(average, 0.9);
  return {
    id,
    component: (connectedness.candidate[c] ?? -1) + 1,
    n: places.length,
    raw: places.reduce((sum, place) => sum + (score[place] ?? 0), 0) / places.length,
    score: average.fair.value,
    scoreSe: average.fair.standardError,
    lo90: low,
    hi90: high,
    ability: average.composite.value,
    abilitySe: average.composite.standardError,
  };
}

/** A table with columns as wide as their longest entry: names to the left, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, k) =>
    rows.reduce((most, row) => Math.max(most, row[k]?.length ?? 0), name.length),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((entry, k) => (k === 0 ? entry.padEnd(widths[k] ?? 0) : entry.padStart(widths[k] ?? 0)))
      .join('  ');
  return [line(head), ...rows.map(line)];
}

/** The same report for people. */
export function print(found: Report | RefusedReport): string {
  if (found.link === null) return `Nothing can be said of these ratings: ${found.reason}.\n`;
  const { sd } = found;
  const number = (value: number | null): string => (value === null ? '-' : value.toFixed(2));
  const grouped = found.components > 1;
  const lines = [
    `Link ${found.link}, log likelihood ${found.logLik.toFixed(4)}, thresholds ${found.thresholds.map(number).join(' ')}`,
    `Standard deviations: candidate ${number(sd.candidate)}, candidate by dimension ${number(sd.candidateDimension)}, rater ${number(sd.rater)}, card ${number(sd.card)}`,
    ...(grouped
      ? [`${found.components} components without a shared rater: nothing compares across them.`]
      : []),
    '',
    ...table(
      ['dimension', 'difficulty', 'se'],
      found.dimensions.map((own) => [own.id, number(own.difficulty), number(own.se)]),
    ),
  ];
  for (let component = 1; component <= found.components; component++) {
    lines.push('', ...(grouped ? [`Component ${component}`] : []));
    lines.push(
      ...table(
        ['rater', 'n', 'severity', 'se', 'infit', 'outfit'],
        found.raters
          .filter((own) => own.component === component)
          .map((own) => [own.id, `${own.n}`, ...[own.severity, own.se, own.infit, own.outfit].map(number)]),
      ),
      '',
      ...table(
        ['candidate', 'n', 'raw', 'score', 'se', 'from', 'to'],
        found.candidates
          .filter((own) => own.component === component)
          .map((own) => [
            own.id,
            `${own.n}`,
            ...[own.raw, own.score, own.scoreSe, own.lo90, own.hi90].map(number),
          ]),
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((own) => own === value);
  if (found === undefined) throw new FileError(`--${name} must be ${allowed.join(' or ')}, not ${value}`);
  return found;
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
        scale: { type: 'string' },
        link: { type: 'string', default: 'auto' },
        'no-candidate-by-dimension': { type: 'boolean', default: false },
        'card-effect': { type: 'string', default: 'auto' },
        prior: { type: 'string' },
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
    const categories = values.scale === undefined ? null : Number(values.scale);
    if (
      categories !== null &&
      !(Number.isInteger(categories) && categories >= 2 && categories <= LARGEST_SCALE)
    )
      throw new FileError(`--scale must be a whole number from 2 to ${LARGEST_SCALE}, not ${values.scale}`);
    const options: MaximumLikelihoodOptions = {
      link: oneOf('link', values.link, ['rsm', 'cum', 'auto']),
      cells: values['no-candidate-by-dimension'] ? 'none' : 'rated',
      cardEffect: oneOf('card-effect', values['card-effect'], ['auto', 'none']),
      priors: values.prior === undefined ? 'auto' : oneOf('prior', values.prior, ['none', 'weak']),
    };
    const found = report(readRatings(readFileSync(path, 'utf8'), categories), options);
    out(values.json ? `${JSON.stringify(found)}\n` : print(found));
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
