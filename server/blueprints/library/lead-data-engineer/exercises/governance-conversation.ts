import type { Exercise } from '#shared/kit.ts';

export const governanceConversation: Exercise = {
  key: 'governance-conversation',
  name: 'Governance conversation',
  minutes: { min: 30, max: 45 },
  brief: [
    'Desk sheet for the candidate, four items. (1) Marketing asks for a daily file for an outside agency: names, e-mail addresses and what each customer used. (2) A customer asked three weeks ago to be erased; eleven tables, two extracts and the event log hold traces of them. (3) The table of customer contacts can be read by 64 people, 20 of whom have moved to other groups since. (4) An auditor comes in six weeks and asks how the company knows who read that table.',
    "Task: say how you'd deal with each, what you'd decide alone, and what you'd take to the group, to security or to your own lead. Knowledge of the law isn't tested: where a rule is needed, the interviewer states it. Here, an erasure has to be done within a month and invoices have to be kept for eight years.",
    'You play the marketing lead for five minutes: the campaign starts on Monday, the agency is under contract, and a competitor does the same. Accept a way that reaches the same customers with less data.',
    'Timing for 40 minutes: 5 reading, 12 on access and proof, 12 on erasure and design, 8 with the marketing lead, 3 for questions.',
  ].join('\n\n'),
  materials: [
    'Desk sheet with the four items on one page',
    'A drawing of the eleven tables and which feeds which',
    'An extract of the access list: group, reason and date given, some of them empty',
  ],
  dimensions: ['governance-and-security', 'data-architecture', 'stakeholder-leadership'],
  prompts: [
    {
      key: 'desk-access-list',
      dimension: 'governance-and-security',
      text: "64 people can read the contacts table. What do you do this week, and what so that we don't stand here again next year?",
      probes: [
        'What might break when you take access away, and how would you find out first?',
        'Which part of this would you want a machine to do?',
      ],
    },
    {
      key: 'desk-proof',
      dimension: 'governance-and-security',
      text: 'The auditor asks who read the table in March and why they were allowed to. What can you show, and what would you have had to set up beforehand?',
      probes: [
        "What isn't covered by that log?",
        'Which gap would you tell the auditor about of your own accord?',
      ],
    },
    {
      key: 'desk-agency-file',
      dimension: 'governance-and-security',
      text: 'What would you want to know before any of these fields leave the company, and what is the least that would do?',
      probes: [
        "Joined together, what do these fields reveal that each alone doesn't?",
        'Who may accept what risk remains?',
      ],
    },
    {
      key: 'desk-erasure',
      dimension: 'data-architecture',
      text: 'Use the drawing. How do you erase this customer now, and how would you shape these tables so that the next request takes one step?',
      probes: [
        'What happens when an older day is loaded again?',
        'What does your shape cost in speed or upkeep?',
      ],
    },
    {
      key: 'desk-two-clocks',
      dimension: 'data-architecture',
      text: 'Invoices stay for eight years, usage goes after thirteen months, and both feed the revenue figure. How does your design hold that?',
      probes: [
        'Which figures will change when usage expires?',
        'Where would a third rule for another country go?',
      ],
    },
    {
      key: 'desk-marketing',
      dimension: 'stakeholder-leadership',
      text: "I'm the marketing lead: the file has to go out on Monday. Can I count on you?",
      probes: [
        'As marketing lead: our competitors do it too.',
        'What will you tell me by tomorrow, and what do you need from me for it?',
      ],
    },
    {
      key: 'desk-no-owner',
      dimension: 'stakeholder-leadership',
      text: 'Nobody wants to own the contacts table: sales, support and billing all write to it. How do you get to an owner?',
      probes: [
        'What would owning it cost that group, and what does it get?',
        'What do you do if none of the three agrees?',
      ],
    },
  ],
};
