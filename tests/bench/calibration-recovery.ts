import { writeFileSync } from 'node:fs';
import { say } from '#tests/bench/quantiles.ts';
import { recoverOne, recoveryDesigns, SEEDS } from '#tests/bench/recovery-designs.ts';
import {
  candidateCoverage,
  type MeasuredDesign,
  measuredPath,
  recoveryTable,
  severityCoverage,
} from '#tests/bench/recovery-table.ts';

/**
 * T3 to T6 and the coverage of T4, T5 and T15 on fresh data sets of the reference's design, against the raw mean: prints
 * the table of docs/calibration.md and keeps what it was made from.
 */
export function measureRecovery(): void {
  say(`calibration: recovery over ${SEEDS} data sets each, 400 candidates, link given, card effect auto`);
  const measured = recoveryDesigns.map(
    ({ name, given }): MeasuredDesign => ({
      name,
      sets: Array.from({ length: SEEDS }, (_, index) => recoverOne({ name, given }, index + 1)),
    }),
  );
  say(recoveryTable(measured));
  say(
    '  held by the 90 % intervals, in %              candidates (target)    severities (target)  least r  card on',
  );
  measured.forEach((design, index) => {
    const target = recoveryDesigns[index];
    const range = (of: readonly number[] | null | undefined): string => `(${of?.join('-') ?? '-'})`;
    const least = Math.min(...design.sets.map(({ severityCorrelation }) => severityCorrelation));
    const cards = design.sets.filter(({ hasCardEffect }) => hasCardEffect).length;
    say(
      `  ${design.name.padEnd(40)} ${candidateCoverage(design).toFixed(1).padStart(12)} ${range(target?.candidates)} ` +
        `${severityCoverage(design).toFixed(1).padStart(13)} ${range(target?.severities)} ${least.toFixed(3).padStart(12)} ${cards} of ${SEEDS}`,
    );
  });
  writeFileSync(measuredPath, `${JSON.stringify(measured, null, 2)}\n`);
  say(`  kept in ${measuredPath}`);
}
