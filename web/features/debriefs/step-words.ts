import type { PinnedFigures } from '#shared/figures.ts';

export type Parts = Extract<PinnedFigures['composite']['parts'], { kind: 'parts' }>;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Up to here a part is called little. */
const littlePoints = 0.2;

/**
 * The step from raw to calibrated in words, part by part; the parts shown add up to it exactly. A part of zero is left
 * out. Where the panel's part would give away one interviewer's level it is null, and stands together with the evidence's.
 */
export function stepWords(parts: Parts, likely90: Range): string {
  const said = [
    ...(parts.panel === null ? [] : partWords('Who interviewed', parts.panel, panelWords)),
    ...partWords('Which dimensions were assessed', parts.dimensions, dimensionWords),
    ...partWords(
      parts.panel === null ? 'Who interviewed and limited evidence together' : 'Limited evidence',
      parts.evidence,
      () => null,
    ),
  ];
  return [
    `Raw ${points(parts.raw)}.`,
    ...(said.length === 0 ? ['Nothing to allow for that shows in tenths.'] : said),
    `Calibrated ${points(parts.calibrated)}, likely ${points(likely90.low)} to ${points(likely90.high)}.`,
    'Nobody’s score was changed.',
  ].join(' ');
}

function partWords(what: string, part: number, why: (part: number) => string | null): string[] {
  if (tenths(part) === 0) return [];
  const reason = why(part);
  return [`${what}: ${signed(part)}${reason === null ? '' : `, ${reason}`}.`];
}

/** A panel that scores low lifts the calibrated figure. */
function panelWords(part: number): string {
  return `this panel tends to score ${howFar(part)}`;
}

function dimensionWords(part: number): string {
  return `these tend to be scored ${howFar(part)}`;
}

function howFar(part: number): string {
  const way = part > 0 ? 'low' : 'high';
  return Math.abs(tenths(part)) <= littlePoints * 10 ? `a little ${way}` : way;
}

/** 3.5 */
export function points(value: number): string {
  return (tenths(value) / 10).toFixed(1);
}

/** +0.2, −0.1 with a minus sign that is read aloud */
export function signed(value: number): string {
  const whole = tenths(value);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${(Math.abs(whole) / 10).toFixed(1)}`;
}

/** Whole tenths; the small term keeps 3.35, which is stored a little lower, from rounding down. */
function tenths(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9);
}
