import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ratings } from '#server/calibration/engine/ratings.ts';
import { projectRoot } from '#server/platform/project-root.ts';
import { quantile, say } from '#tests/bench/quantiles.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';

const RUNS = 5;

/** A Gaussian model of the same design: what an analyst with R would run instead. */
const SCRIPT = `
suppressMessages(library(lme4))
d <- read.csv(commandArgs(TRUE)[1])
for (k in c("candidate", "rater", "dimension")) d[[k]] <- factor(d[[k]])
start <- proc.time()[["elapsed"]]
m <- lmer(score ~ 1 + dimension + (1 | candidate) + (1 | candidate:dimension) + (1 | rater), data = d)
cat(proc.time()[["elapsed"]] - start, "\\n")
`;

/** The whole calibrate-file process beside a whole Rscript process that fits lme4::lmer to the same file. */
export function measureBesideLmer(): void {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lmer-'));
  try {
    const { ratings } = simulate({ seed: 1 });
    const path = join(folder, 'ratings.csv');
    const script = join(folder, 'lmer.R');
    writeFileSync(path, asCsv(ratings));
    writeFileSync(script, SCRIPT);
    say(`calibration: whole processes on a file of ${ratings.score.length} ratings (medians of ${RUNS}; T7)`);
    const cli = join(projectRoot, 'server', 'cli', 'calibrate-file.ts');
    for (const options of [
      ['--link', 'rsm', '--card-effect', 'none'],
      ['--link', 'auto', '--card-effect', 'auto'],
    ]) {
      const run = timeProcess(process.execPath, ['--import', 'tsx', cli, path, '--json', ...options]);
      say(`  calibrate-file ${options.join(' ').padEnd(36)} ${seconds(run.median)}`);
    }
    const lmer = timeProcess('Rscript', [script, path]);
    if (lmer.failure === null)
      say(
        `  Rscript, lme4::lmer ${''.padEnd(31)} ${seconds(lmer.median)}, of which lmer itself ${lmer.out.trim()} s`,
      );
    else say(`  Rscript with lme4 is not here: ${lmer.failure}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function timeProcess(
  command: string,
  args: readonly string[],
): { readonly median: number; readonly out: string; readonly failure: string | null } {
  const taken: number[] = [];
  let out = '';
  for (let n = 0; n < RUNS; n += 1) {
    const start = performance.now();
    const run = spawnSync(command, args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1e9 });
    taken.push(performance.now() - start);
    if (run.error !== undefined) return { median: Number.NaN, out, failure: run.error.message };
    if (run.status !== 0)
      return { median: Number.NaN, out, failure: run.stderr.trim().split('\n').at(-1) ?? '' };
    out = run.stdout;
  }
  return { median: quantile(taken, 0.5), out, failure: null };
}

export function asCsv(ratings: Ratings): string {
  const { candidate, rater, dimension, score } = ratings;
  const lines = Array.from(
    score,
    (value, i) => `${(candidate[i] ?? 0) + 1},${(rater[i] ?? 0) + 1},${(dimension[i] ?? 0) + 1},${value}`,
  );
  return `candidate,rater,dimension,score\n${lines.join('\n')}\n`;
}
