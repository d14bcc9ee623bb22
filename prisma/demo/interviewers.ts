/** How somebody of the demo company interviews: what the generator knows and nothing in the product is told. */
export interface DemoInterviewer {
  readonly name: string;
  /** Logits by which their scores run low (positive) or high; what calibration has to find out. */
  readonly severity: number;
  /** SD in logits of how they take to one candidate on one day; most are at `usualCardSd`. */
  readonly cardSd?: number;
  /** Rounds they run, by kit. */
  readonly lead: readonly string[];
  readonly head: readonly string[];
  /** How often they are asked, against 1 for the others. */
  readonly load?: number;
  /** Half of their cards are in after so many hours. */
  readonly hours: number;
  /** The first day on which they interview by themselves; before it they watch and train. */
  readonly startDay?: number;
  /** Who interviews for their own site only. */
  readonly site?: 'singapore';
}

export const usualCardSd = 0.35;

export const demoInterviewers: readonly DemoInterviewer[] = [
  {
    name: 'Chiara Conti',
    severity: 0.1,
    lead: ['past-work'],
    head: ['strategy', 'people-and-partners'],
    hours: 9,
  },
  {
    name: 'Daniel Achterberg',
    severity: 0.4,
    lead: ['design', 'code-review', 'incident'],
    head: [],
    load: 1.4,
    hours: 6,
  },
  {
    name: 'Elif Yildiz',
    severity: -0.45,
    lead: ['incident', 'past-work'],
    head: ['postmortem', 'people-and-partners'],
    hours: 4,
  },
  {
    name: 'Gustavo Reyes',
    severity: 0,
    lead: ['sql', 'governance'],
    head: ['architecture'],
    hours: 3,
  },
  {
    name: 'Ibrahim Sesay',
    severity: -0.75,
    lead: ['design', 'sql'],
    head: [],
    hours: 5,
  },
  { name: 'Joanna Wrona', severity: 0.95, lead: ['sql', 'code-review'], head: [], hours: 2 },
  { name: 'Kenji Morita', severity: -0.4, lead: ['code-review', 'incident'], head: [], hours: 13 },
  {
    name: 'Leila Haddad',
    severity: -0.9,
    lead: ['past-work', 'governance'],
    head: ['governance', 'people-and-partners'],
    hours: 7,
  },
  { name: 'Marcus Obi', severity: 0.65, lead: ['design', 'incident'], head: [], hours: 16 },
  {
    name: 'Oskar Nyberg',
    severity: 0.1,
    lead: ['code-review', 'design'],
    head: ['architecture'],
    hours: 5,
  },
  {
    name: 'Priya Raman',
    severity: 0.2,
    lead: ['design', 'incident', 'past-work', 'governance'],
    head: ['strategy'],
    load: 2.4,
    hours: 3,
  },
  { name: 'Quentin Leroy', severity: -0.15, lead: ['sql', 'code-review'], head: [], hours: 8 },
  {
    name: 'Rosa Delgado',
    severity: 0.75,
    lead: ['governance', 'past-work'],
    head: ['governance', 'postmortem'],
    hours: 11,
  },
  {
    name: 'Samuel Teague',
    severity: -0.3,
    lead: ['past-work'],
    head: ['strategy', 'people-and-partners', 'postmortem'],
    hours: 14,
  },
  { name: 'Tomas Havel', severity: 1.05, lead: ['sql', 'design'], head: [], hours: 4 },
  // The one person who scores cost in the Head rounds, and nothing without it.
  { name: 'Uma Krishnan', severity: 0.3, lead: [], head: ['cost'], hours: 6 },
  { name: 'Viktor Sandu', severity: -0.95, lead: ['incident', 'code-review'], head: [], hours: 10 },
  {
    name: 'Wanjiru Kamau',
    severity: -0.05,
    lead: ['governance', 'past-work'],
    head: ['governance'],
    hours: 4,
  },
  { name: 'Xavier Puig', severity: -0.1, cardSd: 1, lead: ['design', 'sql'], head: [], hours: 12 },
  {
    name: 'Yara Nasser',
    severity: -0.5,
    lead: ['code-review', 'past-work'],
    head: [],
    hours: 5,
    startDay: -210,
  },
  {
    name: 'Zeynep Arslan',
    severity: 0.45,
    lead: ['design'],
    head: ['architecture', 'postmortem'],
    hours: 6,
  },
  { name: 'Aino Virtanen', severity: -0.35, lead: ['sql', 'incident'], head: [], hours: 4 },
  { name: 'Mateusz Zielak', severity: 0.6, lead: ['governance', 'code-review'], head: [], hours: 9 },
  {
    name: 'Freya Holmgaard',
    severity: -0.55,
    lead: [],
    head: ['strategy', 'architecture', 'governance'],
    hours: 7,
  },
  {
    name: 'Nikhil Bose',
    severity: 0.25,
    lead: ['past-work', 'incident'],
    head: [],
    hours: 5,
    startDay: -120,
  },
  {
    name: 'Mei Lin Koh',
    severity: -0.2,
    lead: ['design', 'governance'],
    head: [],
    hours: 6,
    site: 'singapore',
  },
  {
    name: 'Farid Rahman',
    severity: 0.45,
    lead: ['code-review', 'past-work'],
    head: [],
    hours: 8,
    site: 'singapore',
  },
];

/** Who is left in the demo for tests: everybody a visitor may sign in as, and enough interviewers for a loop. */
export const smallDemoExtra: readonly string[] = [
  'Ibrahim Sesay',
  'Joanna Wrona',
  'Leila Haddad',
  'Priya Raman',
];
