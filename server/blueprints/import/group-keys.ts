import { plainTitle } from './section-titles.ts';

/**
 * Keys of the groups, by what their heading starts with. The bracket behind a heading varies by document and
 * is never looked at. A heading outside the closed set gets a key made of its own first words.
 */

type KeyRule = readonly [key: string, start: RegExp];

const RESPONSIBILITY_KEYS: readonly KeyRule[] = [
  ['strategic', /^strateg/],
  ['operational', /^operational|^operations\b/],
  ['technical', /^technical/],
  ['cross_functional', /^cross functional|^stakeholder/],
  ['governance', /^governance|^compliance|^quality/],
  ['leadership', /^leadership|^people|^management/],
];

const SKILL_KEYS: readonly KeyRule[] = [
  ['must_have', /^must have|^required|^core|^essential/],
  ['good_to_have', /^good to have|^nice to have|^preferred|^desirable/],
  ['advanced', /^advanced|^expert/],
  ['emerging', /^emerging|^future/],
];

export type Section19Part = 'areas' | 'exercises' | 'strong' | 'weak' | 'red_flags' | 'scorecard';

const SECTION19_PARTS: readonly (readonly [Section19Part, RegExp])[] = [
  ['areas', /^what to (?:assess|evaluate|look for|test)|^assessment areas|^areas to assess|^interview focus/],
  [
    'exercises',
    /^(?:suggested |recommended )?(?:practical |hands on )?(?:exercises?|case stud|assessments?\b)|^practical\b|^work samples?/,
  ],
  ['strong', /^(?:strong|positive|green)\b.*\b(?:signals?|indicators?|flags?)|^strong candidates?/],
  ['weak', /^(?:weak|negative|yellow)\b.*\b(?:signals?|indicators?|flags?)|^weak candidates?/],
  ['red_flags', /^red flags?/],
  [
    'scorecard',
    /^(?:interview |evaluation |suggested |hiring |candidate )*scorecard|^evaluation (?:rubric|dimensions)|^scoring|^rubric/,
  ],
];

/** The words of a heading without its bracket. */
function headWords(heading: string): string {
  return plainTitle(heading.replace(/[([].*$/, ''));
}

function ownKey(words: string): string {
  const head = words.replace(
    / (?:responsibilities|technical skills|skills|goals|milestones|objectives)\b.*$/,
    '',
  );
  return (head === '' ? words : head).split(' ').slice(0, 4).join('_') || 'other';
}

function keyBy(rules: readonly KeyRule[], heading: string | null): string {
  if (heading === null) return 'general';
  const words = headWords(heading);
  return rules.find(([, start]) => start.test(words))?.[0] ?? ownKey(words);
}

export function responsibilityKey(heading: string | null): string {
  return keyBy(RESPONSIBILITY_KEYS, heading);
}

export function skillKey(heading: string | null): string {
  return keyBy(SKILL_KEYS, heading);
}

export function section19Part(heading: string | null): Section19Part | null {
  if (heading === null) return null;
  const words = headWords(heading);
  return SECTION19_PARTS.find(([, start]) => start.test(words))?.[0] ?? null;
}

/** "30-day goals" -> 30_day, "First 90 days" -> 90_day, "6-month milestones" -> 6_month; null for the rest. */
export function goalKey(heading: string | null): string | null {
  if (heading === null) return null;
  const words = headWords(heading);
  if (/^long(?:er)? term/.test(words)) return 'long_term';
  const period =
    /^(?:(?:first|by|at|within|the|day|month|year)s? )*(\d{1,3}) ?(day|week|month|year)s?\b/.exec(words);
  if (period !== null) return `${period[1]}_${period[2]}`;
  const bare = /^(day|week|month|year)s? (\d{1,3})\b/.exec(words);
  return bare === null ? null : `${bare[2]}_${bare[1]}`;
}

export function isResponsibilityHeading(text: string): boolean {
  if (!/responsibilit/i.test(text)) return false;
  const words = headWords(text);
  return / responsibilities$/.test(` ${words}`) && RESPONSIBILITY_KEYS.some(([, start]) => start.test(words));
}

export function isSkillHeading(text: string): boolean {
  if (!/skills/i.test(text)) return false;
  const words = headWords(text);
  return /\bskills\b/.test(words) && SKILL_KEYS.some(([, start]) => start.test(words));
}

export function isGoalHeading(text: string): boolean {
  if (!/goal|milestone|objective|day|impact/i.test(text)) return false;
  return goalKey(text) !== null && /\b(?:goals?|milestones?|objectives?|days?|impact)$/.test(headWords(text));
}

/** For headings that came as one more bullet: "Case study: ..." there is an exercise, not the heading of them. */
export function isSection19Heading(text: string): boolean {
  if (text.length > 100) return false;
  const part = section19Part(text);
  if (part === null || /[.?!;]$/.test(text) || /\d/.test(text)) return false;
  return part !== 'exercises' || /\b(?:exercises|case studies|work samples|assessments)\b/i.test(text);
}
