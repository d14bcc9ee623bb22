import { describe, expect, it } from 'vitest';
import { LONGEST_DOCUMENT, LONGEST_LINE, MOST_LINES } from '#server/blueprints/import/limits.ts';
import { newMeter } from '#server/blueprints/import/meter.ts';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import { presentReading } from '#server/blueprints/present-document.ts';
import { DocumentReading, documentLimits } from '#shared/blueprint-document.ts';
import { htmlPage, markdownToHtml } from '#tests/support/blueprint-variants.ts';
import { PRODUCT_ANALYTICS, parsed, SITE_RELIABILITY } from './fixtures.ts';

const megabyte = (unit: string): string =>
  unit.repeat(Math.ceil(LONGEST_DOCUMENT / unit.length)).slice(0, LONGEST_DOCUMENT);

/** The text inside the blueprint, the whole as long as a document may be. */
function inside(place: string, text: string): string {
  const base = SITE_RELIABILITY.text;
  expect(base).toContain(place);
  return base.replace(place, () => `${place}\n${text.slice(0, LONGEST_DOCUMENT - base.length - 2)}\n`);
}

const html = htmlPage(
  PRODUCT_ANALYTICS.expected.document_heading ?? '',
  markdownToHtml(PRODUCT_ANALYTICS.text),
);
const kpiHeader = 'Metric What it measures Why it matters Target Frequency\n';

/** Each took seconds, minutes or for ever before it was bounded. */
const hostile: Record<string, string> = {
  'one-letter lines': megabyte('a\n'),
  'blank lines': megabyte('\n'),
  'closing brackets in an exercise': inside('Practical exercises', `• 1 ${megabyte(')')}`),
  'brackets in an exercise': inside('Practical exercises', `• 1 ${megabyte('()')}`),
  'brackets in a skill': inside('Must-have technical skills', `• ${megabyte('(x)')}`),
  'many skills': inside('Must-have technical skills', megabyte('• S\n')),
  'many tables of long rows': inside(
    'Example target / benchmark Frequency',
    megabyte(`${kpiHeader}${`${'Ab Cd '.repeat(58).trim()}\n`.repeat(150)}`),
  ),
  'rows of forty cells': inside('Example target / benchmark Frequency', megabyte(`|${'a|'.repeat(39)}\n`)),
  'damaged characters': megabyte('Ã¢â‚¬â€œ '),
  'bare lead bytes': megabyte('โข a โ b'),
  entities: megabyte('&#1234;'),
  'open links': megabyte('[a]('),
  'deep HTML': html.replace('<body>', () => `<body>${'<div>'.repeat(190_000)}`),
  'cells in one row': html.replace('</body>', () => `<table><tr>${'<td>a'.repeat(190_000)}</body>`),
  'preformatted lines': html.replace('<body>', () => `<body><pre>${'a\n'.repeat(480_000)}</pre>`),
  'deep JSON': `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
  'combining characters': megabyte('a\u0301\u0302\n'),
};

/** Far above what it takes (docs/measurements.md), since machines differ; what had no bound took minutes. */
const mostMs = 3000;

describe('a document of a megabyte', { timeout: 60_000 }, () => {
  it.each(Object.entries(hostile))('is answered at once: %s', (_name, text) => {
    const before = process.cpuUsage();
    const reading = presentReading(parseBlueprint(text));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(mostMs);
    expect(DocumentReading.safeParse(reading).error).toBeUndefined();
  });

  it('is refused by name where it has far more lines than any blueprint', () => {
    const most = parseBlueprint(`${'a\n\n'.repeat(MOST_LINES - 1)}a`);
    expect(most).toMatchObject({ code: 'not_a_blueprint' });
    for (const text of ['a\n'.repeat(MOST_LINES + 1), `<p>x</p>${'<p>a</p>'.repeat(MOST_LINES)}`]) {
      const refused = parseBlueprint(text);
      expect(refused).toMatchObject({ kind: 'refusal', code: 'too_many_lines' });
      expect(JSON.stringify(refused)).toContain('more than 10,000 lines');
    }
    expect(parseBlueprint(`${megabyte('a ')}a`)).toMatchObject({ code: 'too_large' });
  });

  it('stops splitting rows at a limit that the whole document shares', () => {
    const meter = newMeter();
    parseBlueprint(hostile['many tables of long rows'] ?? '', meter);
    expect(meter.splitSteps).toBeLessThan(400_000);
    const ordinary = newMeter();
    parseBlueprint(SITE_RELIABILITY.text, ordinary);
    expect(ordinary.splitSteps).toBeLessThan(60_000);
  });
});

describe('what a kit can’t hold', () => {
  const title = 'Must-have technical skills';
  const read = (text: string): Extract<DocumentReading, { outcome: 'read' }> => {
    const reading = DocumentReading.parse(presentReading(parsed(text)));
    if (reading.outcome !== 'read') throw new Error('it was refused');
    return reading;
  };

  it('leaves a line out that is none, with the reason, and reads the rest', () => {
    const { document, leftOut } = read(inside(title, `• ${'x'.repeat(LONGEST_LINE)}`));
    expect(document.skills.length).toBe(read(SITE_RELIABILITY.text).document.skills.length);
    const left = leftOut.find(({ reason }) => reason.startsWith('Longer than 10,000 characters'));
    expect(left?.text.length).toBeLessThanOrEqual(200);
  });

  it('takes the first of a list, and says how many there were', () => {
    const many = Array.from({ length: 400 }, (_, index) => `• Skill ${index} (Critical)`).join('\n');
    const { document, marks } = read(inside(title, many));
    expect(document.skills).toHaveLength(documentLimits.skills);
    expect(marks[0]?.reason).toMatch(/^4\d\d skills stand in the document, and a kit holds 200/);
    for (const { path } of marks.filter((mark) => mark.path.startsWith('skills.')))
      expect(Number(path.split('.')[1])).toBeLessThan(documentLimits.skills);
  });

  it('cuts a text at the length of a cell, and marks it', () => {
    const { document, marks } = read(inside('Red flags', `• ${'word '.repeat(1200)}`));
    expect(document.redFlags[0]).toHaveLength(4000);
    expect(marks.find(({ path }) => path === 'redFlags.0')?.reason).toContain('4,000 characters');
  });

  it('names a document that names no role, and marks the name', () => {
    const nameless = SITE_RELIABILITY.text
      .split('\n')
      .filter((line) => !/^Role title|Role Blueprint/.test(line))
      .join('\n')
      .replace(/^The Principal Site Reliability Engineer/m, 'This person');
    const { document, marks } = read(nameless);
    expect(document.title).toBe('Untitled role');
    expect(marks.some(({ path }) => path === 'title')).toBe(true);
  });
});
