/**
 * The closed set of the twenty section titles, as patterns: a title is recognised by its head words, since
 * documents word the rest differently ("KPIs & Metrics" for "KPIs and Productivity Metrics").
 */

export type SectionTitle = { number: number; title: string; pattern: RegExp };

export const SECTION_TITLES: readonly SectionTitle[] = [
  { number: 1, title: 'Role Summary', pattern: /\b(?:role|position|executive) (?:summary|overview)\b/ },
  { number: 2, title: 'Role Mission', pattern: /\bmission\b/ },
  { number: 3, title: 'Core Responsibilities', pattern: /\bresponsibilit/ },
  { number: 4, title: 'Day-to-Day Activities', pattern: /\b(?:day to day|daily) (?:activit|work)/ },
  { number: 5, title: 'Key Deliverables', pattern: /\bdeliverables\b/ },
  {
    number: 6,
    title: 'Goals, Objectives, and Milestones',
    pattern: /\bgoals\b|\bobjectives\b|\bmilestones\b/,
  },
  { number: 7, title: 'KPIs and Productivity Metrics', pattern: /\bkpis?\b|\bmetrics\b/ },
  { number: 8, title: 'Technical Skills Required', pattern: /\b(?:technical|hard) skills\b/ },
  {
    number: 9,
    title: 'Soft Skills and Behavioral Capabilities',
    pattern: /\bsoft skills\b|\bbehaviou?ral\b/,
  },
  { number: 10, title: 'Tools, Platforms, and Software', pattern: /^tools?\b|\btools (?:and|platforms)\b/ },
  {
    number: 11,
    title: 'Typical Tech Stack / Environment',
    pattern: /\b(?:tech|technology) stack\b|\benvironment\b/,
  },
  { number: 12, title: 'Stakeholders and Collaboration Map', pattern: /\bstakeholders?\b|\bcollaboration\b/ },
  {
    number: 13,
    title: 'Decision Rights and Scope of Authority',
    pattern: /\bdecision rights\b|\bauthority\b/,
  },
  {
    number: 14,
    title: 'Required Experience and Qualifications',
    pattern: /\bqualifications?\b|\bexperience\b/,
  },
  { number: 15, title: 'Career Path and Progression', pattern: /\bcareer\b/ },
  { number: 16, title: 'Risks, Challenges, and Failure Modes', pattern: /\brisks?\b|\bfailure modes\b/ },
  { number: 17, title: 'Role Variants', pattern: /\bvariants?\b|\bvariations?\b/ },
  {
    number: 18,
    title: 'AI / Automation Impact on the Role',
    pattern: /\b(?:ai|automation)\b.*\bimpact|\bimpact\b.*\b(?:ai|automation)\b/,
  },
  {
    number: 19,
    title: 'Hiring Evaluation Criteria',
    pattern: /\b(?:hiring|interview)\b.*\b(?:evaluation|criteria|assessment)|\bevaluation criteria\b/,
  },
  { number: 20, title: 'Final Role Scorecard Summary', pattern: /\bscorecard\b|\bfinal\b.*\bsummary\b/ },
];

export function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const NUMBER_BY_TITLE = new Map(SECTION_TITLES.map((entry) => [plainTitle(entry.title), entry.number]));

const FIRST_WORDS = new RegExp(
  `^(?:${[...new Set(SECTION_TITLES.map((entry) => plainTitle(entry.title).split(' ')[0]))].join('|')})`,
  'i',
);

/** Cheap test before the words are normalised: whether a line can be a whole title of the set. */
export function mayBeTitle(text: string): boolean {
  return text.length <= 50 && FIRST_WORDS.test(text);
}

/** The number in the family of a section with this title; null for an unknown one. */
export function sectionNumberOf(title: string, expected: number | null): number | null {
  const plain = plainTitle(title);
  if (expected !== null && SECTION_TITLES[expected - 1]?.pattern.test(plain) === true) return expected;
  return NUMBER_BY_TITLE.get(plain) ?? null;
}
