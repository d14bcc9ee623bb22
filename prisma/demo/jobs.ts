/** What becomes of a candidate for a job by the day the demo is made. */
export type Fate =
  | 'applied'
  | 'decided'
  | 'debrief'
  | 'ready'
  | 'late'
  | 'today'
  | 'upcoming'
  | 'withdrawn'
  | 'cancelled';

export interface DemoJob {
  readonly key: string;
  readonly title: string;
  readonly kit: 'lead' | 'head';
  readonly version: 1 | 2;
  readonly zone: string;
  readonly hiringManager: string;
  /** In the order they are asked. */
  readonly approvers: readonly string[];
  readonly recruiter: string;
  readonly committee: readonly string[];
  readonly reveal: 'own_submitted' | 'all_submitted';
  readonly quorum: number;
  readonly hidesRecommendations: boolean;
  readonly compositePolicy: 'never' | 'after_votes' | 'before_votes';
  readonly anonymousReview: boolean;
  readonly state: 'open' | 'closed';
  readonly openedDay: number;
  /** Days between which the loops began that are over by now. */
  readonly loopDays: readonly [first: number, last: number];
  /** Where the plan is not the kit's: which rounds, how many interviewers, dimensions left out. */
  readonly rounds?: Readonly<Record<string, { interviewers?: number; without?: readonly string[] }>>;
  readonly onlyRounds?: readonly string[];
  /** Who holds which round, where it is always the same. */
  readonly panel?: Readonly<Record<string, string>>;
  readonly fates: Readonly<Partial<Record<Fate, number>>>;
  /** Candidates decided for another job who are then considered for this one. */
  readonly takenOver?: number;
}

export const singaporePanel: Readonly<Record<string, string>> = {
  design: 'Mei Lin Koh',
  'code-review': 'Farid Rahman',
  'past-work': 'Farid Rahman',
  governance: 'Mei Lin Koh',
};

const debriefs = {
  quorum: 2,
  hidesRecommendations: true,
  compositePolicy: 'after_votes',
  anonymousReview: false,
} as const;
const lead = { ...debriefs, kit: 'lead', version: 1, reveal: 'own_submitted', state: 'open' } as const;
const head = {
  ...debriefs,
  quorum: 3,
  kit: 'head',
  version: 1,
  reveal: 'all_submitted',
  state: 'open',
  committee: ['Elif Yildiz', 'Fionnuala Byrne', 'Leila Haddad'],
} as const;

// Cost is left out of the architecture round, so that one person alone scores it in this family.
const headRounds = { architecture: { without: ['finops-and-cost-management'] } };

export const platformJob: DemoJob = {
  ...lead,
  key: 'platform',
  title: 'Lead Data Engineer, Platform',
  zone: 'Europe/Lisbon',
  hiringManager: 'Chiara Conti',
  approvers: ['Fionnuala Byrne'],
  recruiter: 'Bruno Carvalho',
  committee: ['Elif Yildiz', 'Fionnuala Byrne', 'Leila Haddad'],
  openedDay: -345,
  loopDays: [-330, -14],
  fates: {
    decided: 22,
    withdrawn: 3,
    cancelled: 1,
    debrief: 5,
    ready: 1,
    late: 2,
    today: 2,
    upcoming: 2,
    applied: 2,
  },
  takenOver: 5,
};

export const demoJobs: readonly DemoJob[] = [
  platformJob,
  {
    ...lead,
    key: 'payments',
    title: 'Lead Data Engineer, Payments',
    zone: 'Europe/Amsterdam',
    hiringManager: 'Priya Raman',
    approvers: ['Samuel Teague', 'Fionnuala Byrne'],
    recruiter: 'Bruno Carvalho',
    committee: ['Elif Yildiz', 'Leila Haddad'],
    openedDay: -315,
    loopDays: [-300, -14],
    rounds: { design: { interviewers: 2 } },
    fates: {
      decided: 22,
      withdrawn: 3,
      cancelled: 1,
      debrief: 2,
      late: 2,
      today: 1,
      upcoming: 2,
      applied: 1,
    },
    takenOver: 3,
  },
  {
    ...lead,
    key: 'insight',
    title: 'Lead Data Engineer, Customer Insight',
    zone: 'Europe/Lisbon',
    hiringManager: 'Chiara Conti',
    approvers: ['Fionnuala Byrne'],
    recruiter: 'Nadia Petrova',
    committee: ['Fionnuala Byrne', 'Leila Haddad'],
    state: 'closed',
    openedDay: -365,
    loopDays: [-355, -190],
    fates: { decided: 27, withdrawn: 3 },
  },
  {
    ...lead,
    key: 'singapore',
    title: 'Lead Data Engineer, Singapore',
    zone: 'Asia/Singapore',
    hiringManager: 'Priya Raman',
    approvers: ['Samuel Teague'],
    recruiter: 'Nadia Petrova',
    committee: ['Elif Yildiz', 'Leila Haddad'],
    openedDay: -290,
    loopDays: [-280, -20],
    onlyRounds: ['design', 'code-review', 'past-work', 'governance'],
    panel: singaporePanel,
    fates: { decided: 6, debrief: 1, upcoming: 1, applied: 1 },
  },
  {
    ...head,
    key: 'head-lisbon',
    title: 'Head of Data Engineering, Lisbon',
    zone: 'Europe/Lisbon',
    hiringManager: 'Chiara Conti',
    approvers: ['Samuel Teague', 'Fionnuala Byrne'],
    recruiter: 'Bruno Carvalho',
    openedDay: -350,
    loopDays: [-340, -20],
    rounds: { ...headRounds, strategy: { interviewers: 2 } },
    fates: {
      decided: 18,
      withdrawn: 2,
      cancelled: 1,
      debrief: 2,
      late: 1,
      today: 1,
      upcoming: 1,
      applied: 1,
    },
  },
  {
    ...head,
    key: 'head-products',
    title: 'Head of Data Engineering, Data Products',
    zone: 'Europe/London',
    hiringManager: 'Priya Raman',
    approvers: ['Fionnuala Byrne'],
    recruiter: 'Nadia Petrova',
    openedDay: -262,
    loopDays: [-250, -16],
    rounds: headRounds,
    fates: { decided: 19, withdrawn: 2, debrief: 1, late: 1, upcoming: 1 },
  },
  {
    ...lead,
    key: 'forecasting',
    title: 'Lead Data Engineer, Forecasting',
    anonymousReview: true,
    version: 2,
    zone: 'Europe/Lisbon',
    hiringManager: 'Priya Raman',
    approvers: ['Fionnuala Byrne'],
    recruiter: 'Nadia Petrova',
    committee: ['Elif Yildiz', 'Fionnuala Byrne'],
    openedDay: -56,
    loopDays: [-45, -12],
    fates: { decided: 5, debrief: 1, late: 1, today: 1, upcoming: 4, applied: 3, withdrawn: 1 },
  },
];

/** The demo for tests: one job with a few loops, and one with somebody who has applied. */
export const smallDemoJobs: readonly DemoJob[] = [
  {
    ...platformJob,
    committee: ['Elif Yildiz', 'Fionnuala Byrne', 'Leila Haddad'],
    openedDay: -80,
    loopDays: [-70, -14],
    fates: { decided: 4, debrief: 1, ready: 1, late: 1, today: 2, withdrawn: 1, applied: 1 },
    takenOver: 0,
  },
  {
    ...head,
    key: 'head-lisbon',
    title: 'Head of Data Engineering, Lisbon',
    zone: 'Europe/Lisbon',
    hiringManager: 'Chiara Conti',
    approvers: ['Fionnuala Byrne'],
    recruiter: 'Bruno Carvalho',
    openedDay: -20,
    loopDays: [-15, -14],
    rounds: headRounds,
    fates: { applied: 1 },
  },
];
