import type { Exercise } from '#shared/kit.ts';

export const architectureReview: Exercise = {
  key: 'architecture-review',
  name: 'Architecture review exercise',
  minutes: { min: 45, max: 60 },
  brief: [
    'For the candidate: a drawing and two pages on a pipeline that one of your teams wants to put into use. It takes events and order changes from five services, joins them each hour, and feeds a table for executives, a feature for customers and a model that predicts cancellations. Review it as the Head would: what is wrong, what matters most, what should happen next, and who does it.',
    "For the interviewer only. Put in on purpose: events up to 36 hours late are dropped without a count; two services may change their form without notice; the whole history is rebuilt every hour, which makes up 70 % of its cost; one failed source stops all three consumers; names and addresses pass into the model's table, where 90 people can read them; nobody is named as owner of the shared join. Sound: clear layers, checks on keys, a tried-out restore.",
    "Timing for 60 minutes: 10 reading, 20 finding and ranking, 20 improvements and the way to get them live, 5 the team's reply, 5 for questions. For the reply, play the lead engineer: the customer feature was promised for the end of the month.",
    "A Head needn't rewrite the join; look for what they see, how they rank it and what they ask the team for.",
  ].join('\n\n'),
  materials: [
    'The drawing and the two pages, ahead of time for those who ask for it, then for all candidates',
    'A table of cost and run time by step over eight weeks',
    'The list of faults and strengths, for the interviewer only',
  ],
  dimensions: [
    'data-platform-architecture',
    'operational-excellence',
    'finops-and-cost-management',
    'governance-and-security',
  ],
  prompts: [
    {
      key: 'review-rank',
      dimension: 'data-platform-architecture',
      text: 'What would you keep, what would you change first, and what can live with its fault for now?',
      probes: [
        "Which consumer's need does that ranking follow?",
        'What other shape would you have the team consider, and what would it give up?',
      ],
    },
    {
      key: 'review-road',
      dimension: 'data-platform-architecture',
      text: 'How does the improved version get into use while all three consumers go on working?',
      probes: [
        'How would you know that old and new agree?',
        'What do you tell the lead engineer about the promise for the end of the month?',
      ],
    },
    {
      key: 'review-late-data',
      dimension: 'operational-excellence',
      text: 'What should be promised to each of the three consumers, and what in this design would break the promise unseen?',
      probes: [
        'Who finds out first today, and how?',
        'When one of five sources fails, what should each consumer get?',
      ],
    },
    {
      key: 'review-form-changes',
      dimension: 'operational-excellence',
      text: 'Two services may change their form without notice. What do you put in place, in this pipeline and beyond it?',
      probes: [
        'What makes the other teams keep to it?',
        'How would you know after two quarters that it worked?',
      ],
    },
    {
      key: 'review-hourly-rebuild',
      dimension: 'finops-and-cost-management',
      text: 'Use the cost table. What would you have changed, what would that save, and how sure are you?',
      probes: [
        'Which promise to a consumer might it touch?',
        'How would the team notice if the cost crept back?',
      ],
    },
    {
      key: 'review-worth',
      dimension: 'finops-and-cost-management',
      text: 'Three consumers share one bill. How do you split it, and what would you do with the answer?',
      probes: [
        'What unit of use would you pick, and why?',
        'What if the dearest consumer turns out to be the least used?',
      ],
    },
    {
      key: 'review-personal-fields',
      dimension: 'governance-and-security',
      text: 'Follow the names and addresses through the drawing. What has to change before this goes live, and what may come after?',
      probes: ['What does the model need in place of them?', 'Who may decide to go live with the gap open?'],
    },
    {
      key: 'review-owner',
      dimension: 'governance-and-security',
      text: 'Nobody owns the shared join. What follows from that for access, retention and change, and how do you mend it?',
      probes: [
        'What would the owner have to be able to show?',
        'How many other such tables do you expect, and how would you find them?',
      ],
    },
  ],
};
