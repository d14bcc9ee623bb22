import type { Exercise } from '#shared/kit.ts';

export const pipelineDesignCase: Exercise = {
  key: 'pipeline-design-case',
  name: 'Data pipeline design case',
  minutes: { min: 60, max: 90 },
  brief: [
    "Case sheet for the candidate: A subscription product records what users do as events, about 40 million a day from web and phone; one in a hundred arrives more than a day late and some arrive twice. Subscriptions, invoices and refunds sit in the billing team's operational database. By 07:00 the company wants three figures for the day before: active users, how many got from sign-up to a first payment, and revenue. The first two may be revised later; revenue must agree with finance's books. You have four engineers and two quarters.",
    'Task: design the way from source to figure, and the order in which you would build it. Draw, write or talk it through, whichever suits you; ask for any fact you miss.',
    "Timing for 75 minutes: 10 reading and questions, 40 design, 15 changes, 10 for the candidate's questions. After the design, bring two changes: billing will split its amount column next week, and the product lead wants the sign-up figures within five minutes.",
    "If asked: history goes back three years; monthly spend may grow by a third at most; finance closes its books on working day three; users may ask to be erased. Products, drawing skill and unfamiliarity with a given tool don't count either way.",
  ].join('\n\n'),
  materials: [
    'Case sheet on one page, to read in the room or beforehand, the same for every candidate',
    'Board, shared drawing page or paper',
    'The two changes on separate cards, so that all candidates get the same words',
  ],
  dimensions: ['data-architecture', 'sql-and-modeling', 'reliability-mindset', 'delivery-and-execution'],
  prompts: [
    {
      key: 'design-path',
      dimension: 'data-architecture',
      text: 'Take me from a tap in the app to the revenue figure. What is each layer there for?',
      probes: [
        'What would go wrong if you left that layer out?',
        "What does the source promise, and what happens in your design when it doesn't keep to it?",
      ],
    },
    {
      key: 'design-choice',
      dimension: 'data-architecture',
      text: 'Which parts run in batches and which as a stream, and what would make you choose the other way?',
      probes: [
        'Put rough figures on load, storage and spend.',
        'Which other shape did you consider, and what does yours give up against it?',
      ],
    },
    {
      key: 'design-five-minutes',
      dimension: 'data-architecture',
      text: 'Hand over the second change: sign-up figures within five minutes. What changes and what stays as it is?',
      probes: [
        'What would you ask the product lead before agreeing?',
        'Which of your steps could you take back if it turns out not to be worth it?',
      ],
    },
    {
      key: 'design-revenue-row',
      dimension: 'sql-and-modeling',
      text: 'Pick the table behind revenue. What does one row stand for, and how do refunds and plan changes show up in it?',
      probes: [
        "A customer moves to another country today: what happens to last month's figure by country?",
        'Where is revenue defined, and who may change that?',
      ],
    },
    {
      key: 'design-late-events',
      dimension: 'sql-and-modeling',
      text: "Monday's event arrives on Thursday, twice. Which figures change, and how do you keep the user from counting double?",
      probes: [
        'How far back do you reload, and why that far?',
        'How would you show finance that the revenue total is complete?',
      ],
    },
    {
      key: 'design-promises',
      dimension: 'reliability-mindset',
      text: 'What would you promise about these three figures, and how would you know that a promise is broken?',
      probes: [
        'Which fault would get past all of your alerts?',
        'Who acts on that alert, and what is their first step?',
      ],
    },
    {
      key: 'design-half-loaded',
      dimension: 'reliability-mindset',
      text: "Last night's load stopped half way. What happens when it is started again, and what do readers see until then?",
      probes: [
        'How would you reload a whole month?',
        'Billing splits the amount column next week: where does your design notice?',
      ],
    },
    {
      key: 'design-order',
      dimension: 'delivery-and-execution',
      text: 'With four engineers and two quarters, what comes first, second and third?',
      probes: [
        'Who can use what after the first step?',
        'One engineer is needed elsewhere for six weeks: what do you drop?',
      ],
    },
    {
      key: 'design-dependence',
      dimension: 'delivery-and-execution',
      text: 'Which steps wait for somebody outside the group, and what would you do about that in the first week?',
      probes: [
        'How wide is your estimate for the first step, and what would narrow it?',
        'At which point would you tell the sponsor that a date is at risk?',
      ],
    },
  ],
};
