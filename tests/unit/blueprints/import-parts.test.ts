import { describe, expect, it } from 'vitest';
import {
  KPI_HEADERS,
  readHeaderCells,
  readHeaderLine,
  SCORECARD_HEADERS,
} from '#server/blueprints/import/column-roles.ts';
import { decodeBytes } from '#server/blueprints/import/decode.ts';
import { readDuration, readExerciseHeading } from '#server/blueprints/import/exercises.ts';
import { isFrequency } from '#server/blueprints/import/frequency.ts';
import { goalKey, responsibilityKey, section19Part, skillKey } from '#server/blueprints/import/group-keys.ts';
import { stripInlineMarkup } from '#server/blueprints/import/inline-markup.ts';
import { newMeter } from '#server/blueprints/import/meter.ts';
import { splitAtDashes } from '#server/blueprints/import/mission.ts';
import { repairMojibake } from '#server/blueprints/import/mojibake.ts';
import { splitRow } from '#server/blueprints/import/row-splitter.ts';
import { criticalityLevel, readSkillLine } from '#server/blueprints/import/skills.ts';
import { splitTable } from '#server/blueprints/import/split-table.ts';
import { fitColumns } from '#server/blueprints/import/table-model.ts';
import { roleFromSentence } from '#server/blueprints/import/title.ts';
import { readTokens } from '#server/blueprints/import/token-shapes.ts';

describe('headers', () => {
  it.each([
    ['Metric name Type What it measures Why it matters Example target / benchmark Frequency', 6],
    ['KPI Type Definition Why it matters Target Cadence', 6],
    ['Metric What it measures Target / benchmark (example) Review cadence Owner', 5],
  ])('splits "%s" into %i names', (line, count) => {
    expect(readHeaderLine(line, KPI_HEADERS, 'name')).toHaveLength(count);
  });

  it.each([
    ['Dimension What “5” looks like Common evidence', ['dimension', 'anchor', 'evidence']],
    ['Dimension What "excellent" looks like Common evidence', ['dimension', 'anchor', 'evidence']],
    [
      'Dimension Weight What good looks like What exceptional looks like',
      ['dimension', 'other', 'anchor', 'anchor'],
    ],
    [
      'Competency Below bar Meets bar Exceeds bar Evidence to look for',
      ['dimension', 'anchor', 'anchor', 'anchor', 'evidence'],
    ],
    ['Dimension 1 – Poor 3 – Solid 5 – Excellent', ['dimension', 'anchor', 'anchor', 'anchor']],
  ])('tells the columns of "%s"', (line, roles) => {
    expect(readHeaderLine(line, SCORECARD_HEADERS, 'dimension')?.map((column) => column.role)).toEqual(roles);
  });

  it('takes no sentence for a header', () => {
    expect(readHeaderLine('Metrics vary by company', KPI_HEADERS, 'name')).toBeNull();
  });
});

describe('frequencies', () => {
  it.each([
    'Weekly',
    'Weekly/Monthly',
    'Quarterly/Annual',
    'Per release',
    'Weekly (offline), daily (online)',
    'Monthly/experiment',
    'Bi-weekly',
    'Ad hoc',
    'Real-time',
    'Monthly + after incidents',
  ])('knows "%s"', (text) => {
    expect(isFrequency(text)).toBe(true);
  });
  it.each(['High', 'Weekly reports are late again', '', '≥ 95%'])('does not take "%s" for one', (text) => {
    expect(isFrequency(text)).toBe(false);
  });
});

describe('exercises', () => {
  it.each([
    ['60–90 minutes', 60, 90],
    ['60-90 minutes', 60, 90],
    ['30 minutes', 30, 30],
    ['2–3 hours', 120, 180],
    ['1.5 hours', 90, 90],
    ['take-home or live, 2 to 3 hrs', 120, 180],
    ['90-minute', 90, 90],
    ['45 min – 1 hour', 45, 60],
  ])('reads "%s"', (text, min, max) => {
    expect(readDuration(text)).toEqual({ minutesMin: min, minutesMax: max, text });
  });
  it('reads no figure without a unit', () => {
    expect(readDuration('version 2–3')).toBeNull();
  });
  it('keeps colons in names and takes the last timed bracket', () => {
    expect(readExerciseHeading('Case (written): pricing (60–90 minutes): Read the brief.')).toEqual({
      name: 'Case (written): pricing',
      duration: { minutesMin: 60, minutesMax: 90, text: '60–90 minutes' },
      rest: 'Read the brief.',
    });
  });
  it('does not take a time inside a sentence for a heading', () => {
    expect(readExerciseHeading('Show a spike (30 minutes) of errors and ask why.').duration).toBeNull();
  });
});

describe('skills', () => {
  it.each([
    ['SQL (Critical)', 'SQL', 'Critical'],
    ['Tenancy models (SaaS) (Context-specific)', 'Tenancy models (SaaS)', 'Context-specific'],
    ['Scheduling (Important → often Critical)', 'Scheduling', 'Important → often Critical'],
    ['Threat models (Important (for leads))', 'Threat models', 'Important (for leads)'],
    ['Drafting (Critical): writes plainly', 'Drafting', 'Critical'],
    ['Storage — Optional', 'Storage', 'Optional'],
    ['Streams (Kafka, CDC)', 'Streams (Kafka, CDC)', null],
  ])('reads "%s"', (text, name, criticality) => {
    expect(readSkillLine(text)).toMatchObject({ name, criticality });
  });
  it('maps the first criticality word', () => {
    expect(
      ['Important → often Critical', 'Optional/Important', 'Context-specific', 'Rare'].map(criticalityLevel),
    ).toEqual(['important', 'optional', 'context_specific', null]);
  });
});

describe('group headings', () => {
  it('takes keys from what a heading starts with and ignores its bracket', () => {
    expect(
      [
        'Cross-functional / stakeholder responsibilities (all)',
        'Governance, compliance, or quality responsibilities',
        'Product responsibilities',
      ].map(responsibilityKey),
    ).toEqual(['cross_functional', 'governance', 'product']);
    expect(
      ['Must-have technical skills', 'Nice to have', 'Expert-level skills', 'Future skills (2 years)'].map(
        skillKey,
      ),
    ).toEqual(['must_have', 'good_to_have', 'advanced', 'emerging']);
    expect(
      [
        '30-day goals (learn)',
        'First 90 days',
        '6-month milestones',
        '18-month objectives',
        'Long-term impact',
        'Role success definition',
      ].map(goalKey),
    ).toEqual(['30_day', '90_day', '6_month', '18_month', 'long_term', null]);
    expect(
      [
        'What to assess in interviews',
        'Practical exercises (pick two)',
        'Strong candidate signals',
        'Weak signals',
        'Red flags',
        'Scorecard dimensions (x)',
      ].map(section19Part),
    ).toEqual(['areas', 'exercises', 'strong', 'weak', 'red_flags', 'scorecard']);
  });
});

describe('text', () => {
  it('splits at en dashes with spaces and never at hyphens', () => {
    expect(splitAtDashes('– One-off work - kept – Two–three')).toEqual(['One-off work - kept', 'Two–three']);
  });
  it.each([
    ['â€¢ 2â€“3 â€œgoodâ€\u009d donâ€™t â‰¥ 5 â†’ x', '• 2–3 “good” don’t ≥ 5 → x'],
    ['â\u0080\u0093 and Ã©', '– and é'],
    ['โ€ข 2โ€“3 โ€œgoodโ€', '• 2–3 “good”'],
    ['โข first โ second donโt', '• first – second don’t'],
    ['вЂў one вЂ“ two', '• one – two'],
  ])('repairs "%s"', (damaged, whole) => {
    expect(repairMojibake(damaged)).toBe(whole);
  });
  it.each(['naïve café, «â la carte»', 'ภาษาไทย โกกก', 'Привет, мир – да', '日本語 – • “x” ≥ 5'])(
    'leaves "%s" as it is',
    (text) => {
      expect(repairMojibake(text)).toBe(text);
    },
  );
  it('takes emphasis, links and escapes off Markdown', () => {
    expect(
      stripInlineMarkup('**Own** the [plan](/x), _now_ \\*not\\* `later` snake_case 2*3*4 ![i](a.png)'),
    ).toBe('Own the plan, now *not* later snake_case 2*3*4 ');
  });
  it('reads the role off the first sentence', () => {
    expect(roleFromSentence('The Head of Data & Insight (EMEA) is a leader')).toBe('Head of Data & Insight');
    expect(roleFromSentence('This role exists')).toBeNull();
  });
  it('decodes bytes of the usual encodings', () => {
    expect(decodeBytes(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toBe('A');
    expect(decodeBytes(new Uint8Array([0x96, 0x41]))).toBe('–A');
    expect(decodeBytes(new TextEncoder().encode('é'))).toBe('é');
  });
});

describe('splitTable', () => {
  const columns =
    readHeaderLine('Metric What it measures Why it matters Target Frequency', KPI_HEADERS, 'name') ?? [];
  const context = { isPair: () => false, isName: () => false };
  const split = (rows: string[]) => splitTable(rows, columns, context, newMeter());

  it('marks a row by a small margin where capitals leave two readings', () => {
    const rows = [
      'Patch age Days since the last fix Limits exposure ≤ 14 days Weekly',
      'Open findings Count of unresolved findings Shows the backlog < 20 Monthly',
      'Vendor Alpha Beta Gamma Delta Epsilon Monthly',
      'Login coverage % of accounts with a second factor Blocks easy entry 100% Quarterly',
    ];
    const [first, second, unclear, last] = split(rows);
    expect(first?.cells).toEqual([
      'Patch age',
      'Days since the last fix',
      'Limits exposure',
      '≤ 14 days',
      'Weekly',
    ]);
    expect(second?.cells?.[0]).toBe('Open findings');
    expect(last?.cells?.[1]).toBe('% of accounts with a second factor');
    expect(Math.min(first?.margin ?? 0, last?.margin ?? 0)).toBeGreaterThan(
      unclear?.margin ?? Number.POSITIVE_INFINITY,
    );
  });
  it('gives the exact margin over the second best split', () => {
    // Three equal words for two equal columns: a pair that stands together elsewhere is all that tells.
    const two = readHeaderCells(['One', 'Two'], []);
    const apart = { isPair: (one: string) => one === 'Beta', isName: () => false };
    const models = fitColumns(two, []);
    const tokens = readTokens('Alpha Beta Gamma');
    const even = splitRow(tokens, models, context, newMeter());
    const told = splitRow(tokens, models, apart, newMeter());
    expect(even?.margin).toBeCloseTo(0, 10);
    expect(told?.boundaries).toEqual([1]);
    expect(told?.margin).toBeCloseTo(1.2, 10);
  });
  it('keeps a row whole that has fewer words than columns, or far too many', () => {
    expect(split(['Too few words', 'word '.repeat(3000).trim()]).map((row) => row.cells)).toEqual([
      null,
      null,
    ]);
  });
});
