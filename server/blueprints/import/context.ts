import type { Meter } from './meter.ts';
import type { Outline } from './outline.ts';
import type { Context } from './row-splitter.ts';
import { plainTitle } from './section-titles.ts';
import type { SourceLine } from './source-line.ts';

/** Characters looked at in all, and of one line. */
const MOST_TEXT = 200_000;
const LONGEST_LINE = 2000;

function pairsOf(line: SourceLine): string[] {
  const words = line.full.slice(0, LONGEST_LINE).toLowerCase().split(' ');
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}

/**
 * What the rest of the document says about the words of its tables: pairs that stand together elsewhere
 * ("freshness SLA") are hardly parted by a column, and the summary's row of KPIs names some of the metrics.
 */
export function readContext(
  outline: Outline,
  summary: Readonly<Record<string, string>>,
  meter: Meter,
): Context {
  const pairs = new Set<string>();
  let seen = 0;
  for (const section of outline.sections) {
    if (section.known === 7) continue;
    for (const line of section.lines) {
      if (seen >= MOST_TEXT || /\bWhat\b.*\blooks? like\b/.test(line.full.slice(0, 200))) continue;
      seen += Math.min(line.full.length, LONGEST_LINE);
      meter.steps += 1;
      if (section.known !== 19 || line.marker !== 'none') for (const pair of pairsOf(line)) pairs.add(pair);
    }
  }
  const names = new Set<string>();
  for (const [key, value] of Object.entries(summary)) {
    if (!/\b(?:kpis|metrics)\b/i.test(key)) continue;
    for (const name of value.slice(0, LONGEST_LINE).split(/[;,]|\d{1,2}\) ?/)) {
      const plain = plainTitle(name);
      if (plain.includes(' ')) names.add(plain);
    }
  }
  return {
    isPair: (one, other) => pairs.has(`${one.toLowerCase()} ${other.toLowerCase()}`),
    isName: (text) => names.size > 0 && names.has(plainTitle(text)),
  };
}
