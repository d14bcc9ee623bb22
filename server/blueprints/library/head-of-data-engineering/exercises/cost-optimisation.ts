import type { Exercise } from '#shared/kit.ts';

export const costOptimisation: Exercise = {
  key: 'cost-optimization-scenario',
  name: 'Cost optimization scenario',
  minutes: { min: 30, max: 45 },
  brief: [
    'For the candidate: spend on the data platform by month, team and kind of work over six quarters, the forty dearest queries and jobs with who uses their results, and a note from the finance head asking for 20 % less by the end of next quarter. Spend is 210,000 a month, up from 130,000; the number of active users went up by a quarter.',
    "Task: say what you see, propose an ordered list of measures with expected saving, effort and risk, and how you'd tell whether they worked. Sums may be rough; a calculator or sheet is provided, and you may have the figures worked out for you.",
    "For the interviewer only. In the data: hourly jobs whose results are opened once a week (14 % of spend); one team's dashboards that refresh all night (9 %); history held in the dearest storage for ever (11 %); two teams computing the same table (6 %); a forecast service that costs 12 % and steers stock worth far more; a three-year discount offer that would save 18 % but hinders leaving the inherited platform.",
    'Timing for 40 minutes: 8 reading, 20 measures, 8 with the finance head, whom you play and who prefers an equal cut for all teams, 4 for questions.',
  ].join('\n\n'),
  materials: [
    'A sheet with spend, use and the forty dearest items, sortable',
    "The finance head's note",
    'The list of what is hidden in the figures, for the interviewer only',
  ],
  dimensions: ['finops-and-cost-management', 'business-impact-orientation'],
  prompts: [
    {
      key: 'cost-reading',
      dimension: 'finops-and-cost-management',
      text: 'What do these figures tell you, and which one is missing that you would want first?',
      probes: ['How much of the rise is growth and how much waste?', 'What might make that estimate wrong?'],
    },
    {
      key: 'cost-list',
      dimension: 'finops-and-cost-management',
      text: 'Give me your first five measures in order, each with saving, effort and risk.',
      probes: [
        'Who has to agree to each, and what do they lose?',
        'How will you know in two months what was really saved?',
      ],
    },
    {
      key: 'cost-discount',
      dimension: 'finops-and-cost-management',
      text: 'The supplier offers 18 % less for three years. Do you sign?',
      probes: [
        'What would have to be true for the other answer?',
        'What do you try to have changed in the offer?',
      ],
    },
    {
      key: 'cost-equal-cut',
      dimension: 'business-impact-orientation',
      text: "I'm the finance head: twenty per cent from each team is fair and simple. Why not?",
      probes: [
        "As finance head: and if you don't reach it?",
        'Which spend would you raise, and on what evidence?',
      ],
    },
    {
      key: 'cost-forecast-service',
      dimension: 'business-impact-orientation',
      text: "The forecast service is the dearest single item. How do you judge whether it's worth its cost?",
      probes: [
        'What would happen without it, and how could you find out safely?',
        'Who should own the answer?',
      ],
    },
    {
      key: 'cost-unused',
      dimension: 'business-impact-orientation',
      text: 'Results that are opened once a week are worked out each hour. What do you ask those who open them?',
      probes: [
        'Which decision do they take with it, and how old may it be?',
        'What would you do with a result that is never opened but fiercely defended?',
      ],
    },
  ],
};
