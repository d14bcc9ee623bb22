/** The closed set of table header names, and what the column under each of them means. */

export type ColumnRole =
  | 'name'
  | 'type'
  | 'measures'
  | 'why'
  | 'target'
  | 'frequency'
  | 'dimension'
  | 'anchor'
  | 'evidence'
  | 'category'
  | 'tool'
  | 'use'
  | 'availability'
  | 'key'
  | 'value'
  | 'other';

export type Column = { header: string; role: ColumnRole };

export type HeaderRule = readonly [role: ColumnRole, pattern: string];

const GOAL = '(?:targets?|benchmarks?|goals?|thresholds?)';

export const KPI_HEADERS: readonly HeaderRule[] = [
  ['name', '(?:key )?(?:kpi|metric|indicator|measure)(?: ?/ ?(?:kpi|metric|indicator))?(?: name)?'],
  ['type', '(?:(?:metric|kpi) )?(?:type|category|group)'],
  [
    'measures',
    "what (?:it|this|is|we) measures?d?|definition|description|measurement(?: method| approach)?|how (?:it is |it’s |it's |to )?measured?|formula",
  ],
  [
    'why',
    'why (?:it|this) (?:matters|is important)|why|rationale|purpose|importance|business (?:value|impact)',
  ],
  [
    'target',
    `(?:(?:example|typical|suggested|indicative|sample) )?${GOAL}(?: ?(?:/|or) ?(?:example )?${GOAL})?(?: range)?`,
  ],
  ['frequency', '(?:(?:measurement|review|reporting|tracking|measuring) )?(?:frequency|cadence)'],
  ['other', '(?:primary )?owners?|(?:data )?sources?|notes?|audience|weight'],
];

export const SCORECARD_HEADERS: readonly HeaderRule[] = [
  [
    'dimension',
    '(?:evaluation |scorecard |scoring )?(?:dimensions?|competenc(?:y|ies)|criteri(?:on|a)|areas?|attributes?)',
  ],
  [
    'anchor',
    'what (?:[“"‘\'][^”"’\']{1,30}[”"’\']|(?!to\\b)[\\w-]{1,20}(?: [\\w-]{1,12}){0,2}?) (?:looks? like|means)',
  ],
  ['anchor', '(?:score |level |rating )?[1-9](?: ?[–—=-] ?\\p{L}[\\p{L}-]{1,20}(?: \\p{Ll}{2,12}){0,2})?'],
  [
    'anchor',
    '(?:below|at|meets?|above|exceeds?|exceptional|excellent|outstanding|strong|good|solid|acceptable|poor|weak|great)(?: (?:the )?(?:bar|expectations?|signals?|performance|evidence))?',
  ],
  ['anchor', 'what to look for|anchors?|(?:strong )?indicators?|description|definition|expectations?'],
  [
    'evidence',
    '(?:common |typical |example |sample |possible )?evidence(?: (?:to look for|sources?|examples?))?|how (?:to assess|assessed|evaluated)|where assessed|assessed (?:in|by)|(?:assessment|evaluation) methods?|interview stages?|signals?',
  ],
  ['other', 'weight(?:ing|age)?|scores?|ratings?|notes?|comments?'],
];

export const TOOL_HEADERS: readonly HeaderRule[] = [
  ['category', '(?:tool )?(?:category|categories|area|domain)'],
  [
    'tool',
    '(?:example |common )?tools?(?:(?: ?/ ?|, (?:or )?| or )(?:tools?|platforms?|software|technolog(?:y|ies)|vendors?|services?|examples?))*|platforms?|examples?',
  ],
  [
    'use',
    '(?:primary |typical |main )?(?:use|usage|purpose)(?: cases?)?|how it is used|(?:used|what it’s used) for',
  ],
  [
    'availability',
    'common ?/ ?optional ?/ ?context[- ]?specific|prevalence|adoption|commonality|status|usage level|applicability|typicality',
  ],
];

export const SUMMARY_HEADERS: readonly HeaderRule[] = [
  ['key', 'category|item|element|field|area|attribute|section|dimension|component'],
  ['value', '(?:executive |role |final )?summary(?: details)?|details?|description|content|value'],
];

type Compiled = { role: ColumnRole; pattern: RegExp };

const compiled = new Map<readonly HeaderRule[], Compiled[]>();

function compile(rules: readonly HeaderRule[]): Compiled[] {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const built = rules.map(([role, pattern]) => ({
    role,
    pattern: new RegExp(`(?:${pattern})(?: ?\\([^()]{1,60}\\))?(?= |$)`, 'iuy'),
  }));
  compiled.set(rules, built);
  return built;
}

const LONGEST_HEADER = 240;

function splitFrom(
  text: string,
  at: number,
  rules: readonly Compiled[],
  tried: Set<number>,
  first: ColumnRole | null,
): Column[] | null {
  if (at >= text.length) return [];
  if (tried.has(at)) return null;
  tried.add(at);
  const options: Column[] = [];
  for (const { role, pattern } of rules) {
    if (at === 0 && first !== null && role !== first) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) options.push({ header: match[0], role });
  }
  options.sort((one, other) => other.header.length - one.header.length);
  for (const option of options) {
    const rest = splitFrom(text, at + option.header.length + 1, rules, tried, first);
    if (rest !== null) return [option, ...rest];
  }
  return null;
}

/**
 * Splits a flattened header line into names of the set, longest first; null if it holds anything else. The
 * first column must mean `first`: "KPI Type Definition" is a name, a type and a definition.
 */
export function readHeaderLine(
  text: string,
  rules: readonly HeaderRule[],
  first: ColumnRole,
): Column[] | null {
  if (text.length > LONGEST_HEADER) return null;
  const columns = splitFrom(text, 0, compile(rules), new Set(), first);
  return columns !== null && columns.length >= 2 ? columns : null;
}

/** Reads a header whose cells are known: names outside the set become columns of their own. */
export function readHeaderCells(cells: readonly string[], rules: readonly HeaderRule[]): Column[] {
  return cells.map((header) => {
    const own = header.length > LONGEST_HEADER ? null : splitFrom(header, 0, compile(rules), new Set(), null);
    return { header, role: own?.length === 1 ? (own[0]?.role ?? 'other') : 'other' };
  });
}
