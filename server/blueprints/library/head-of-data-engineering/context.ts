import type { Kit } from '#shared/kit.ts';

export const mission: Kit['mission'] =
  'Build a group of teams whose data the company can rely on, afford and answer for. This role decides where the platform goes, sees that it serves decisions and products rather than itself, and develops the leaders who carry it further.';

export const responsibilities: Kit['responsibilities'] = [
  {
    key: 'platform-direction',
    group: 'strategic',
    text: 'Set out where the data platform and its teams should be in two to three years, starting from what the company means to achieve.',
  },
  {
    key: 'investment-cases',
    group: 'strategic',
    text: 'Make the case for data investments in terms an executive can weigh against other uses of the money, and report later what came of them.',
  },
  {
    key: 'demand-and-capacity',
    group: 'operational',
    text: 'Keep one list of what is asked of the group, decide its order with those affected, and deliver across several teams what was promised.',
  },
  {
    key: 'service-promises',
    group: 'operational',
    text: 'Agree with consumers how fresh, complete and right their data will be, and run detection, response and learning so that it stays so.',
  },
  {
    key: 'unit-costs',
    group: 'operational',
    text: "Know what a unit of use costs, show it to those who cause it, and bring it down where service doesn't suffer.",
  },
  {
    key: 'suppliers',
    group: 'operational',
    text: 'Choose suppliers of data services, judge what they bring, and prepare renewals with purchasing before they fall due.',
  },
  {
    key: 'common-patterns',
    group: 'technical',
    text: "Give teams proven patterns for collecting, changing and serving data, so that they needn't invent their own.",
  },
  {
    key: 'release-discipline',
    group: 'technical',
    text: 'See to it that changes to pipelines are tested, released and undone in one known way in every team.',
  },
  {
    key: 'modernise-in-steps',
    group: 'technical',
    text: 'Replace what is fragile or duplicated in steps that each pay for themselves, and switch the old parts off.',
  },
  {
    key: 'shared-meaning',
    group: 'cross_functional',
    text: 'Bring analytics, product and finance to one meaning for each company figure, with an owner who may change it.',
  },
  {
    key: 'joint-planning',
    group: 'cross_functional',
    text: 'Plan with product and engineering heads so that new features arrive with the data they need, and take charge when data trouble crosses their borders.',
  },
  {
    key: 'working-controls',
    group: 'governance',
    text: 'Turn privacy, access and retention rules into controls that work in daily use, and keep the trail that proves it.',
  },
  {
    key: 'grow-leaders',
    group: 'leadership',
    text: 'Find and develop the people who lead the teams, judge their results fairly, and draw team boundaries so that each team owns something whole.',
  },
  {
    key: 'working-culture',
    group: 'leadership',
    text: 'Make it normal to speak of failures openly, to write decisions down and to finish what was learned.',
  },
];

export const deliverables: Kit['deliverables'] = [
  {
    key: 'roadmap',
    text: 'A roadmap for four to six quarters with aims, order, staffing and what is left out.',
  },
  {
    key: 'reference-design',
    text: 'A reference design that says which patterns are common, where teams may differ and why.',
  },
  {
    key: 'source-onboarding',
    text: 'A guide by which a team connects a new source with its agreement, checks and access rules.',
  },
  {
    key: 'quality-framework',
    text: 'Service tiers, the checks each tier asks for, and a page on which consumers see how it stands.',
  },
  {
    key: 'incident-escalation',
    text: 'Roles, escalation lines and recovery notes for incidents, with reviews that anyone in the company may read.',
  },
  {
    key: 'audit-trail',
    text: 'A map of sensitive data with owners, classes and retention, and a trail of access and changes.',
  },
  {
    key: 'control-evidence',
    text: 'Proof that controls ran, collected as they run and ready for an auditor at any time.',
  },
  {
    key: 'cost-report',
    text: 'A monthly cost report by team and unit of use, with savings made and the next ones proposed.',
  },
  {
    key: 'career-framework',
    text: 'What is expected at each level, how people are chosen, and which posts the roadmap calls for.',
  },
  {
    key: 'executive-update',
    text: 'One page each quarter on which executives see what they got for the money, what may go wrong, and what they are asked to decide.',
  },
];

export const kpis: Kit['kpis'] = [
  {
    key: 'wrong-figures-reached',
    name: 'Wrong figures that reached users',
    measures: 'Incidents in which a consumer acted on or reported a wrong or missing figure, by tier',
    target: 'None in the top tier in a quarter, at most four below it',
    frequency: 'Monthly',
  },
  {
    key: 'time-to-recover',
    name: 'Time to right again',
    measures: 'Median hours from the first alert until top-tier data is right',
    target: '4 hours or less',
    frequency: 'Monthly',
  },
  {
    key: 'promises-kept',
    name: 'Promises kept',
    measures: "Share of the quarter's committed results in use by the end of it",
    target: 'Five in six, with the rest announced by mid-quarter',
    frequency: 'Quarterly',
  },
  {
    key: 'cost-per-use',
    name: 'Cost per active user of data',
    measures: 'Platform spend divided by people and services that use it in the month',
    target: '8 % lower over four quarters with service targets met',
    frequency: 'Monthly',
  },
  {
    key: 'governed-use',
    name: 'Use of owned data',
    measures: 'Share of analyses that draw on data with an owner and an agreed meaning',
    target: 'Up by 5 points a quarter until it passes 85 %',
    frequency: 'Quarterly',
  },
  {
    key: 'partner-rating',
    name: "Partners' rating",
    measures: 'Mean answer of product, analytics, finance and security to the same five questions',
    target: '4.3 of 5, with no function under 3.8',
    frequency: 'Half-yearly',
  },
  {
    key: 'open-findings',
    name: 'Open control findings',
    measures: 'Audit or own findings on access, retention and trail that are past their date',
    target: 'None of high risk, at most three others',
    frequency: 'Quarterly',
  },
  {
    key: 'posts-filled-from-within',
    name: 'Leading posts filled from within',
    measures: 'Share of manager and senior engineer posts filled by people developed in the group',
    target: 'Half, over a rolling four quarters',
    frequency: 'Half-yearly',
  },
  {
    key: 'regretted-leavers',
    name: 'Regretted leavers',
    measures: 'People the group wanted to keep who left, as a share of its size',
    target: 'Under 6 % over four quarters',
    frequency: 'Quarterly',
  },
];

export const background: Kit['background'] = [
  "People often come to this role from leading data or platform teams, or from senior engineering posts with a wide remit, commonly after twelve years or more in the trade. Read for context; it isn't scored.",
  "Having led managers, or several teams at once, is common. What the person did as a leader is scored under People leadership; how long isn't.",
  'A degree in computing or a related field is common, further degrees less so; neither is asked for.',
  'Certificates in cloud, security or privacy may show which environments someone knows. None stands in for results.',
];
