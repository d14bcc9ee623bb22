import type { Exercise } from '#shared/kit.ts';

export const platformStrategyCase: Exercise = {
  key: 'platform-strategy-case',
  name: 'Case study: Data platform strategy',
  minutes: { min: 60, max: 90 },
  brief: [
    "Case sheet, sent three working days ahead; say that an hour's preparation is enough and that slides aren't needed: A software company of 700 people sells subscriptions and wants to open two markets and offer its customers reports on their own usage. Data comes from 60 sources; 1,900 scheduled jobs run on two platforms, one of them inherited in a merger. 26 engineers in four teams, split by technology; two of the four team leads' posts are vacant. Spend rose by 45 % over four quarters, use by 20 %. Product, finance and sales each report a different number of active customers. The last quarter saw nine incidents that reached executives. Budget: four more posts, no rise in spend.",
    "Asked for: a target shape of the platform, a roadmap for four quarters, a team structure, and the five to seven figures by which you'd want to be judged. Say what you'd leave undone.",
    "Timing for 75 minutes: 15 candidate's account without interruption, 50 questions, 10 for the candidate's own. After half of the questions bring the change: two of the four posts are withdrawn and the customer reports move forward by a quarter.",
    "Assumptions are welcome if they're stated. There is no model answer; look for whether target, order, people and figures hang together. Don't score the form of the account or product names.",
  ].join('\n\n'),
  materials: [
    'Case sheet on two pages with a table of sources, jobs, spend and incidents by team',
    'The change on a card, in the same words for all candidates',
    'Board or shared page',
  ],
  dimensions: [
    'data-platform-architecture',
    'delivery-and-execution',
    'people-leadership',
    'business-impact-orientation',
  ],
  prompts: [
    {
      key: 'strategy-target',
      dimension: 'data-platform-architecture',
      text: 'Which three needs drive your target shape, and what in it would be different without each?',
      probes: [
        'What stays common to all teams, and where may they differ?',
        'Which assumption, if wrong, would turn your choice round?',
      ],
    },
    {
      key: 'strategy-two-platforms',
      dimension: 'data-platform-architecture',
      text: 'Two platforms today. Take me to the day the second one is switched off, or tell me why both stay.',
      probes: [
        'What does the business get after the first step?',
        'Where could you still turn back, and at what cost?',
      ],
    },
    {
      key: 'strategy-order',
      dimension: 'delivery-and-execution',
      text: 'What comes in the first quarter, what in the fourth, and what did you strike out?',
      probes: [
        'How much capacity goes to running what exists, and how do you know?',
        'Who will be unhappy with this order, and what have you got for them?',
      ],
    },
    {
      key: 'strategy-change',
      dimension: 'delivery-and-execution',
      text: 'Hand over the change: two posts fewer, customer reports a quarter sooner. What do you do by Friday?',
      probes: [
        'What do you drop, and who decides that with you?',
        'How wide is your range for the customer reports now?',
      ],
    },
    {
      key: 'strategy-teams',
      dimension: 'people-leadership',
      text: 'Why these teams? What does each one own from end to end, and who leads them?',
      probes: [
        "Two leads' posts are vacant: whom do you look for, and what might you find inside?",
        'What will the engineers lose in your structure, and how do you take them along?',
      ],
    },
    {
      key: 'strategy-first-talks',
      dimension: 'people-leadership',
      text: 'Your first month with these 26 people: what do you find out, how, and what do you leave as it is?',
      probes: [
        'How would you notice that a lead needs help?',
        'Which decisions would you hand over straight away, and with what limits?',
      ],
    },
    {
      key: 'strategy-figures',
      dimension: 'business-impact-orientation',
      text: 'Pick two of your figures. Which decision of the company goes better when they move, and where do they stand now?',
      probes: [
        'What else could move them, apart from your work?',
        'At what value would you stop the investment?',
      ],
    },
    {
      key: 'strategy-active-customers',
      dimension: 'business-impact-orientation',
      text: 'Three functions count active customers in three ways. What does that cost the company, and what is it worth to end it?',
      probes: ['How would you estimate that in a week?', 'When would you let the three stand?'],
    },
  ],
};
