import { measureCalibration } from '#tests/bench/calibration.ts';
import { measureRecovery } from '#tests/bench/calibration-recovery.ts';
import { measureCard } from '#tests/bench/card.ts';
import { measureFirstLoad } from '#tests/bench/first-load.ts';
import { measureIdleMemory } from '#tests/bench/idle-memory.ts';
import { measureLists } from '#tests/bench/lists.ts';
import { measureReads } from '#tests/bench/reads.ts';
import { measureScorecard } from '#tests/bench/scorecard.ts';

/** What can be measured, each printing a table of medians. Never part of a test: these machines are shared and noisy. */
const measurements: Record<string, () => Promise<void>> = {
  calibration: measureCalibration,
  recovery: async () => measureRecovery(),
  reads: measureReads,
  lists: measureLists,
  'first-load': measureFirstLoad,
  'idle-memory': measureIdleMemory,
  card: measureCard,
  scorecard: measureScorecard,
};

/** Only where it is asked for: what `calibration` measures as well, and what takes minutes to make. */
const byItself = new Set(['recovery', 'lists']);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  process.stderr.write(`Usage: npm run bench -- [${Object.keys(measurements).join(' | ')}]\n`);
  process.exitCode = 2;
} else {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length === 0 ? !byItself.has(name) : wanted.includes(name)) await measure();
  }
}
