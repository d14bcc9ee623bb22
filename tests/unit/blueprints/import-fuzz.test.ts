import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KPI_HEADERS, readHeaderLine } from '#server/blueprints/import/column-roles.ts';
import { newMeter } from '#server/blueprints/import/meter.ts';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import { splitTable } from '#server/blueprints/import/split-table.ts';
import type { ParsedBlueprint, Refusal } from '#server/blueprints/import/types.ts';
import { htmlPage, markdownToHtml } from '#tests/support/blueprint-variants.ts';
import { PRODUCT_ANALYTICS, SITE_RELIABILITY } from './fixtures.ts';

/** Splitting is capped by table and row, whatever the length: the constant is for the tables, the factor for the rest. */
function mostSteps(source: string): number {
  return 3 * source.length + 3_000_000;
}

function check(source: string): ParsedBlueprint | Refusal {
  const meter = newMeter();
  const result = parseBlueprint(source, meter);
  expect(meter.steps).toBeLessThanOrEqual(mostSteps(source));
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  if (result.kind === 'refusal') expect(result.message).not.toBe('');
  else {
    for (const split of result.splits) {
      expect(split.cells.filter((cell) => cell !== '').join(' ')).toBe(split.text);
      expect(split.cells).toHaveLength(split.header.length);
    }
    for (const item of [...result.unsure, ...result.leftOut]) expect(item.reason).not.toBe('');
  }
  return result;
}

const SOURCES = [
  SITE_RELIABILITY.text,
  PRODUCT_ANALYTICS.text,
  htmlPage(PRODUCT_ANALYTICS.expected.document_heading ?? '', markdownToHtml(PRODUCT_ANALYTICS.text)),
];

type Change = { kind: 'delete' | 'double' | 'swap' | 'cut' | 'insert'; at: number; to: number; text: string };

function change(lines: string[], { kind, at, to, text }: Change): string[] {
  const from = Math.floor(at * lines.length);
  const other = Math.floor(to * lines.length);
  switch (kind) {
    case 'delete':
      return lines.toSpliced(from, 1 + (other % 5));
    case 'double':
      return lines.toSpliced(from, 0, ...lines.slice(from, from + 1 + (other % 8)));
    case 'swap':
      return lines.map(
        (line, index) => lines[index === from ? other : index === other ? from : index] ?? line,
      );
    case 'cut':
      return lines.slice(0, from);
    case 'insert':
      return lines.toSpliced(from, 0, text);
  }
}

const hostile = fc.constantFrom(
  '(',
  ')',
  '“',
  '|',
  '*',
  '`',
  '– ',
  '1) ',
  '[',
  '](',
  '<li>',
  '<',
  '&',
  'A b ',
  'Daily/',
  '≥',
  '\u0000',
  '\ud800',
  '(30 minutes',
  'Common / ',
  'Role title ',
  '\t',
  '#',
  ': ',
);
const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom('delete', 'double', 'swap', 'cut', 'insert'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    to: fc.double({ min: 0, max: 0.999, noNaN: true }),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.tuple(hostile, fc.integer({ min: 1, max: 4000 })).map(([part, count]) => part.repeat(count)),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('parseBlueprint on anything', { timeout: 60_000 }, () => {
  it('answers arbitrary text with a value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => void check(text)),
      { numRuns: 150 },
    );
  });

  it('answers damaged blueprints with a value whose splits give back their lines', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOURCES), changes, (source, list) => {
        check(list.reduce(change, source.split('\n')).join('\n') || ' ');
      }),
      { numRuns: 150 },
    );
  });

  it('bounds its work on long hostile repetitions inside a blueprint', () => {
    const places = [
      'Strategic responsibilities',
      'Core mission:',
      'Example target / benchmark Frequency',
      'Must-have technical skills',
      'Practical exercises or case studies (pick two)',
      'Typical evidence',
      'Category Summary',
      'What to assess in interviews',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, fc.boolean(), (place, part, isLines) => {
        const text = (isLines ? `${part}x\n` : part).repeat(Math.ceil(30_000 / (part.length + 2)));
        check(SITE_RELIABILITY.text.replace(place, () => `${place}\n${text}`));
      }),
      { numRuns: 40 },
    );
  });

  it('does no more than linear work on a megabyte', () => {
    // Many lines are refused: the same lines, each a hundred times as long.
    const rows = SITE_RELIABILITY.text
      .split('\n')
      .map((line) => (line.trim() === '' ? line : `${line}${` ${line.trim()}`.repeat(80)}`))
      .join('\n')
      .slice(0, 1_000_000);
    expect(rows.length).toBeGreaterThan(900_000);
    const meter = newMeter();
    parseBlueprint(rows, meter);
    expect(meter.steps).toBeLessThan(1_000_000);
  });
});

describe('splitTable on anything', () => {
  const columns =
    readHeaderLine('Metric What it measures Why it matters Target Frequency', KPI_HEADERS, 'name') ?? [];
  const word = fc.oneof(
    fc.constantFrom(
      'Rate',
      'of',
      'the',
      '%',
      '≥',
      '95%',
      '(x',
      'y)',
      'Daily',
      'Reduces',
      'MTTR',
      '“a',
      'b”',
      '/',
      'a,',
    ),
    fc.stringMatching(/^\S{1,8}$/),
  );
  it('gives rows back exactly when its cells are joined with single spaces', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' ')),
          { minLength: 1, maxLength: 8 },
        ),
        (rows) => {
          for (const row of splitTable(
            rows,
            columns,
            { isPair: () => false, isName: () => false },
            newMeter(),
          )) {
            if (row.cells !== null) expect(row.cells.join(' ')).toBe(row.text);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
