import type { Exercise } from '#shared/kit.ts';

export const governanceRound: Exercise = {
  key: 'governance-round',
  name: 'Governance and risk conversation',
  minutes: { min: 40, max: 60 },
  brief: [
    'Sheet for the candidate: The company wants to train a model on three years of support conversations so as to draft replies. Security finds that 340 people can read the conversations, a third with no reason on file. The privacy rules in force here: use only for the purpose stated when the data was collected, or ask anew; erase within a month on request; keep no conversation beyond 24 months. An outside audit of access and change control starts in ten weeks. Product wants the first draft replies in eight. Requests for access take eleven working days on average, and people share extracts to get round that.',
    "Task: say what you'd do over the ten weeks, what you'd decide alone, with your team, or take further, and to whom. Then sit down with security and product, both played by the interviewer.",
    "Knowledge of the law isn't tested: the rules are on the sheet and you explain them when asked. As security, you want the project halted until after the audit. As product, you say that a competitor has it already. Each of you yields to a plan that names a control, an owner and a date.",
    'Timing for 45 minutes: 5 reading, 20 on controls, proof and access, 15 with security and product, 5 for questions.',
  ].join('\n\n'),
  materials: [
    'The sheet on one page, with the rules in force',
    'A drawing of where conversations are held, copied and logged',
    'A blank table for decisions: alone, with the team, take further',
  ],
  dimensions: ['governance-and-security', 'stakeholder-leadership'],
  prompts: [
    {
      key: 'governance-ten-weeks',
      dimension: 'governance-and-security',
      text: 'What will be different in the first two weeks, at the audit, and a year from now?',
      probes: [
        "What would you tell the auditor about that isn't solved by then?",
        'Which control proves by itself that it ran?',
      ],
    },
    {
      key: 'governance-access-time',
      dimension: 'governance-and-security',
      text: 'Eleven days for access, so people share extracts. How do you make it quicker and safer at once?',
      probes: [
        'Which requests should never need a person?',
        "What would you measure, and what value would tell you it's failing?",
      ],
    },
    {
      key: 'governance-training-data',
      dimension: 'governance-and-security',
      text: 'May the conversations be used for the model? What would you need to know, and what would you put in place?',
      probes: [
        'Someone asks to be erased after the model was trained: what then?',
        'What would you be able to show about which data went into it?',
      ],
    },
    {
      key: 'governance-decision-rights',
      dimension: 'governance-and-security',
      text: 'Sort these into the table: 340 readers cut to 60, a later audit date, training on conversations older than 24 months, a new masking step. Why there?',
      probes: [
        'Who may accept the risk that remains, and what do they need from you?',
        "What would you do if they accept a risk that you wouldn't?",
      ],
    },
    {
      key: 'governance-security-product',
      dimension: 'stakeholder-leadership',
      text: "I'm security and I want it halted; I'm also product and I want it in eight weeks. Take us to a decision.",
      probes: [
        'As security: last year we were promised controls, too.',
        'What did you hear that changed your plan?',
      ],
    },
    {
      key: 'governance-next-time',
      dimension: 'stakeholder-leadership',
      text: 'How should the company decide on the next such use without all of us in a room?',
      probes: [
        'Who sits there, what do they see, and who has the last word?',
        'What would make product want to come early?',
      ],
    },
  ],
};
