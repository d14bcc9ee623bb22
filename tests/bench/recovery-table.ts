import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecoveredSet } from '#tests/bench/recovery-designs.ts';

/** What was recovered from the data sets of one design. */
export interface MeasuredDesign {
  readonly name: string;
  readonly sets: readonly RecoveredSet[];
}

/** Where the newest measurement is kept, from which docs/calibration.md has its table. */
export const measuredPath = fileURLToPath(new URL('recovery.measured.json', import.meta.url));

export function readMeasured(): readonly MeasuredDesign[] {
  return JSON.parse(readFileSync(measuredPath, 'utf8')) as MeasuredDesign[]; // reason: written by the benchmark
}

export const meanOf = ({ sets }: Pick<MeasuredDesign, 'sets'>, read: (set: RecoveredSet) => number): number =>
  sets.reduce((sum, set) => sum + read(set), 0) / sets.length;

/** Per cent of the candidates whose 90 % interval holds the truth. */
export const candidateCoverage = (design: MeasuredDesign): number =>
  100 * meanOf(design, ({ covered, candidates }) => covered / candidates);

/** The same of the interviewers' severities. */
export const severityCoverage = (design: MeasuredDesign): number =>
  100 * meanOf(design, ({ coveredSeverities, raters }) => coveredSeverities / raters);

const header = [
  'simulated interviews',
  'RMSE: raw mean',
  'raw, linear',
  'calibrated',
  'lower by',
  'wrong pairs: raw',
  'calibrated',
  'fewer by',
  '90 % intervals hold',
  'of severities',
];

/** The table "Against the raw mean", in Markdown. */
export function recoveryTable(designs: readonly MeasuredDesign[]): string {
  const percent = (share: number): string => `${share.toFixed(1)} %`;
  const rows = designs.map((design) => {
    const [raw, linear, calibrated] = [
      meanOf(design, (set) => set.rmseRaw),
      meanOf(design, (set) => set.rmseLinear),
      meanOf(design, (set) => set.rmseCalibrated),
    ];
    const [wrongRaw, wrongCalibrated] = [
      meanOf(design, (set) => set.wrongRaw),
      meanOf(design, (set) => set.wrongCalibrated),
    ];
    return [
      design.name,
      raw.toFixed(3),
      linear.toFixed(3),
      calibrated.toFixed(3),
      percent(100 * (1 - calibrated / raw)),
      percent(wrongRaw),
      percent(wrongCalibrated),
      percent(100 * (1 - wrongCalibrated / wrongRaw)),
      percent(candidateCoverage(design)),
      percent(severityCoverage(design)),
    ];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(header),
    line(header.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

/** What may be claimed from it, as ranges over the designs in whole per cent. */
export function recoveryClaims(designs: readonly MeasuredDesign[]): {
  readonly lowerError: string;
  readonly fewerWrongPairs: string;
  readonly held: string;
} {
  const range = (of: (design: MeasuredDesign) => number): string => {
    const shares = designs.map(of);
    return `${Math.round(Math.min(...shares))} to ${Math.round(Math.max(...shares))}`;
  };
  const lower = (better: (set: RecoveredSet) => number, worse: (set: RecoveredSet) => number) =>
    range((design) => 100 * (1 - meanOf(design, better) / meanOf(design, worse)));
  return {
    lowerError: lower(
      (set) => set.rmseCalibrated,
      (set) => set.rmseRaw,
    ),
    fewerWrongPairs: lower(
      (set) => set.wrongCalibrated,
      (set) => set.wrongRaw,
    ),
    held: range(candidateCoverage),
  };
}
