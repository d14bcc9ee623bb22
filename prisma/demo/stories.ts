import { singaporePanel } from './jobs.ts';

/** When an interview of a story is: on a day, or so many minutes from now. */
type When = { readonly day: number; readonly minute: number } | { readonly minutesFromNow: number };

/** A loop that the demo is there to show: who sits where, what they scored and whose card is missing. */
export interface Story {
  readonly key:
    | 'sealed'
    | 'disputed'
    | 'low-panel'
    | 'high-panel'
    | 'elsewhere'
    | 'daniel-late'
    | 'daniel-day';
  readonly job: string;
  readonly fate: 'debrief' | 'ready' | 'late' | 'today' | 'upcoming';
  readonly panel: Readonly<Record<string, string>>;
  /** Where the panel is all there is, the other rounds of the plan are not held. */
  readonly isWholePanel?: boolean;
  readonly when?: Readonly<Record<string, When>>;
  /** Rounds whose card is not in although it is due. */
  readonly missing?: readonly string[];
  /** By round, then dimension. */
  readonly scores?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const demoStories: readonly Story[] = [
  {
    key: 'sealed',
    job: 'platform',
    fate: 'today',
    panel: {
      design: 'Daniel Achterberg',
      incident: 'Elif Yildiz',
      sql: 'Ibrahim Sesay',
      'code-review': 'Joanna Wrona',
      'past-work': 'Chiara Conti',
      governance: 'Priya Raman',
    },
    when: {
      incident: { day: -1, minute: 10 * 60 },
      sql: { day: -1, minute: 14 * 60 },
      design: { minutesFromNow: -150 },
      'code-review': { day: 1, minute: 11 * 60 },
      'past-work': { day: 1, minute: 15 * 60 },
      governance: { day: 2, minute: 10 * 60 },
    },
    missing: ['design'],
  },
  {
    key: 'disputed',
    job: 'platform',
    fate: 'ready',
    panel: {
      design: 'Ibrahim Sesay',
      sql: 'Joanna Wrona',
      'code-review': 'Daniel Achterberg',
      incident: 'Priya Raman',
      'past-work': 'Chiara Conti',
      governance: 'Gustavo Reyes',
    },
    scores: {
      design: {
        'data-architecture': 4,
        'sql-and-modeling': 5,
        'reliability-mindset': 4,
        'delivery-and-execution': 4,
      },
      sql: { 'sql-and-modeling': 3, 'engineering-excellence': 3 },
      'code-review': {
        'engineering-excellence': 4,
        'mentorship-and-team-impact': 3,
        'governance-and-security': 3,
      },
      incident: { 'reliability-mindset': 2, 'stakeholder-leadership': 3 },
      'past-work': {
        'stakeholder-leadership': 4,
        'mentorship-and-team-impact': 4,
        'delivery-and-execution': 4,
        'reliability-mindset': 3,
      },
      governance: { 'governance-and-security': 3, 'data-architecture': 3, 'stakeholder-leadership': 3 },
    },
  },
  {
    key: 'low-panel',
    job: 'platform',
    fate: 'debrief',
    panel: {
      design: 'Tomas Havel',
      sql: 'Joanna Wrona',
      'code-review': 'Mateusz Zielak',
      incident: 'Marcus Obi',
      'past-work': 'Rosa Delgado',
      governance: 'Priya Raman',
    },
    scores: {
      design: {
        'data-architecture': 3,
        'sql-and-modeling': 4,
        'reliability-mindset': 3,
        'delivery-and-execution': 4,
      },
      sql: { 'sql-and-modeling': 4, 'engineering-excellence': 3 },
      'code-review': {
        'engineering-excellence': 4,
        'mentorship-and-team-impact': 3,
        'governance-and-security': 3,
      },
      incident: { 'reliability-mindset': 4, 'stakeholder-leadership': 3 },
      'past-work': {
        'stakeholder-leadership': 4,
        'mentorship-and-team-impact': 4,
        'delivery-and-execution': 3,
        'reliability-mindset': 3,
      },
      governance: { 'governance-and-security': 3, 'data-architecture': 4, 'stakeholder-leadership': 3 },
    },
  },
  {
    // The same raw mean as above, from people whose scores run high.
    key: 'high-panel',
    job: 'platform',
    fate: 'debrief',
    panel: {
      design: 'Ibrahim Sesay',
      sql: 'Aino Virtanen',
      'code-review': 'Viktor Sandu',
      incident: 'Kenji Morita',
      'past-work': 'Yara Nasser',
      governance: 'Leila Haddad',
    },
    scores: {
      design: {
        'data-architecture': 3,
        'sql-and-modeling': 4,
        'reliability-mindset': 3,
        'delivery-and-execution': 3,
      },
      sql: { 'sql-and-modeling': 3, 'engineering-excellence': 4 },
      'code-review': {
        'engineering-excellence': 3,
        'mentorship-and-team-impact': 4,
        'governance-and-security': 4,
      },
      incident: { 'reliability-mindset': 4, 'stakeholder-leadership': 4 },
      'past-work': {
        'stakeholder-leadership': 3,
        'mentorship-and-team-impact': 4,
        'delivery-and-execution': 4,
        'reliability-mindset': 3,
      },
      governance: { 'governance-and-security': 3, 'data-architecture': 3, 'stakeholder-leadership': 3 },
    },
  },
  {
    // A candidate for the same job whom only the small site has met.
    key: 'elsewhere',
    job: 'platform',
    fate: 'debrief',
    panel: singaporePanel,
    isWholePanel: true,
    scores: {
      design: {
        'data-architecture': 4,
        'sql-and-modeling': 3,
        'reliability-mindset': 4,
        'delivery-and-execution': 3,
      },
      'code-review': {
        'engineering-excellence': 4,
        'mentorship-and-team-impact': 3,
        'governance-and-security': 4,
      },
      'past-work': {
        'stakeholder-leadership': 3,
        'delivery-and-execution': 4,
        'reliability-mindset': 3,
      },
      governance: { 'governance-and-security': 3, 'stakeholder-leadership': 3 },
    },
  },
  {
    key: 'daniel-late',
    job: 'platform',
    fate: 'late',
    panel: { incident: 'Daniel Achterberg' },
    missing: ['incident'],
  },
  {
    key: 'daniel-day',
    job: 'platform',
    fate: 'today',
    panel: { 'code-review': 'Daniel Achterberg' },
    when: { 'code-review': { minutesFromNow: 95 } },
  },
];
