import type { Kit } from '#shared/kit.ts';

export const mission: Kit['mission'] =
  "Give the company figures it can act on without checking them twice: there on time, meaning one thing, open to those who need them and closed to those who don't. This role gets there by designing and running the systems, and by making the engineers around it better at both.";

export const responsibilities: Kit['responsibilities'] = [
  {
    key: 'domain-direction',
    group: 'strategic',
    text: "Decide where one area of the company's data should stand four quarters from now, and adjust that picture when business plans change.",
  },
  {
    key: 'target-design',
    group: 'strategic',
    text: 'Choose how data in that area is collected, stored and served, record why, and hold the running cost in proportion to use.',
  },
  {
    key: 'shared-standards',
    group: 'strategic',
    text: 'Agree rules for models, tests and releases with fellow engineers, and make keeping them take less effort than breaking them.',
  },
  {
    key: 'run-critical-data',
    group: 'operational',
    text: 'Answer for the tables that daily business leans on: complete, right, and there when they were promised.',
  },
  {
    key: 'lead-incidents',
    group: 'operational',
    text: 'Take charge when published figures are wrong or missing, from the first containment to the last preventive step.',
  },
  {
    key: 'retire-and-migrate',
    group: 'operational',
    text: 'Move or switch off old jobs and tables without surprising anyone who still reads them.',
  },
  {
    key: 'build-pipelines',
    group: 'technical',
    text: 'Write pipelines that may be run again at any time and that cope with records arriving twice, late or in a new form.',
  },
  {
    key: 'model-metrics',
    group: 'technical',
    text: 'Model customers, usage and money so that a figure has one definition on every page that shows it.',
  },
  {
    key: 'automate-checks',
    group: 'technical',
    text: "Put tests in the path of every change, and watch in production what tests can't foresee.",
  },
  {
    key: 'source-agreements',
    group: 'cross_functional',
    text: 'Settle with the teams that produce data what they send, which fields are sensitive, how the form may change and who tells whom.',
  },
  {
    key: 'self-service',
    group: 'cross_functional',
    text: 'Publish tables and explanations good enough that analysts seldom have to ask.',
  },
  {
    key: 'protect-data',
    group: 'governance',
    text: 'Restrict, mask, expire and log data as its sensitivity asks for, together with security and privacy colleagues.',
  },
  {
    key: 'grow-engineers',
    group: 'leadership',
    text: "Choose tasks, questions and feedback so that engineers can do next quarter what they can't do today.",
  },
  {
    key: 'lead-delivery',
    group: 'leadership',
    text: 'See that what the group promised reaches its users in usable portions, and that nothing outside holds it up unnoticed.',
  },
];

export const deliverables: Kit['deliverables'] = [
  {
    key: 'pipelines-in-use',
    text: 'Pipelines in daily use, each with an owner, a promise and a way to run it again.',
  },
  {
    key: 'published-models',
    text: 'Modelled tables for each business area, ready for analysts, with keys and history explained.',
  },
  {
    key: 'metric-definitions',
    text: 'One written definition per company metric, with its owner and the rule for changing it.',
  },
  { key: 'check-suite', text: 'Tests and data checks that run before each release and again on fresh data.' },
  {
    key: 'health-boards',
    text: "A page that shows consumers whether today's data is in, complete and plausible.",
  },
  {
    key: 'incident-reviews',
    text: 'Reviews of incidents and step-by-step recovery notes that a colleague can follow unaided.',
  },
  {
    key: 'design-records',
    text: 'Short records of design decisions: the choice, what it gave up, and when to look again.',
  },
  {
    key: 'source-contracts',
    text: 'Signed-off agreements with source teams on fields, meaning, timing and notice of change.',
  },
  {
    key: 'access-register',
    text: 'A register of sensitive tables with their class, who may read them, why and until when.',
  },
];

export const kpis: Kit['kpis'] = [
  {
    key: 'data-on-time',
    name: 'Critical tables on time',
    measures: 'Share of critical tables ready by the hour agreed with their users',
    target: '98.5 % of table-days in a month',
    frequency: 'Weekly',
  },
  {
    key: 'wrong-figures-seen',
    name: 'Wrong figures seen by users',
    measures: 'Times a user met a wrong or missing figure before the team did',
    target: 'At most one a month, and half as many after two quarters',
    frequency: 'Monthly',
  },
  {
    key: 'time-to-recover',
    name: 'Time to right again',
    measures: 'Median hours from the first alert until the published data is right',
    target: '3 hours or less on critical tables',
    frequency: 'Monthly',
  },
  {
    key: 'undone-releases',
    name: 'Releases undone',
    measures: 'Share of releases rolled back or repaired within a day',
    target: 'Under 4 %',
    frequency: 'Monthly',
  },
  {
    key: 'start-to-use',
    name: 'Start to use',
    measures: 'Median working days from starting a medium-sized change until someone uses it',
    target: '8 days, with nine in ten under 15',
    frequency: 'Monthly',
  },
  {
    key: 'cost-per-use',
    name: 'Cost per thousand queries',
    measures: 'Compute and storage spend divided by queries served, in thousands',
    target: '6 % lower after two quarters with service promises kept',
    frequency: 'Quarterly',
  },
  {
    key: 'reviews-without-lead',
    name: 'Reviews finished without the Lead',
    measures: 'Share of reviews that other engineers finish on their own, with no rise in releases undone',
    target: 'Two in three',
    frequency: 'Quarterly',
  },
  {
    key: 'overdue-access',
    name: 'Access past its end date',
    measures: 'Grants to sensitive tables still open after their end date',
    target: 'None open longer than 10 working days',
    frequency: 'Monthly',
  },
];

export const background: Kit['background'] = [
  "People often come to this role from data, platform or backend engineering, commonly after seven to twelve years in the trade. Read for context; it isn't scored.",
  'A degree in computing or a related field is common; work that shows the same grasp counts alike.',
  'Certificates for cloud or data products may tell which environments someone knows. None is asked for.',
  'Work on subscription, usage or billing data makes the first months easier and can be learned in the role.',
];
