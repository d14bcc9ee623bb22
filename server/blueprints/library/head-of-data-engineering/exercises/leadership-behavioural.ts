import type { Exercise } from '#shared/kit.ts';

export const leadershipBehavioural: Exercise = {
  key: 'structured-behavioural',
  name: 'Structured behavioural interview: leading people and partners',
  minutes: { min: 60, max: 75 },
  brief: [
    "The round in which leadership shows by what was done. Spend about 25 minutes on people, 15 each on partners and delivery, 5 for the candidate's questions. Put the first two questions on people and the first on each other dimension to every candidate, in the same words and order; the others where time is left.",
    "Say at the start: I'd like real instances, from any setting in which you led, paid or not. Choose freely and take your time. Leave out names. I'm after the situation, what you did, and what came of it, and I'll ask for detail.",
    'Keep asking until it is plain what this person did, what their managers did, and how they know that it helped. Size of team or budget earns nothing in itself; a small group led with clear effect counts as much. Where an answer is hypothetical, note that it is.',
    "Don't ask about home, health, age, origin or plans for a family, of the candidate or of those they led; should such things come up, don't write them down.",
  ].join('\n\n'),
  materials: [
    'These questions in order, with room for notes under each',
    'The anchors of the three dimensions',
  ],
  dimensions: ['people-leadership', 'stakeholder-leadership', 'delivery-and-execution'],
  prompts: [
    {
      key: 'past-grew-leader',
      dimension: 'people-leadership',
      text: 'Tell me about someone who came to lead others well under you. What did you do, and what did you leave to them?',
      probes: [
        "What couldn't they do at first, and how did you see that?",
        'Which decision did you hand over that was hard to hand over?',
        'Whom have they developed since?',
      ],
    },
    {
      key: 'past-weak-results',
      dimension: 'people-leadership',
      text: "Describe a time when a person's results weren't good enough. From the first sign to the end: what happened?",
      probes: [
        'What exactly had you expected, and did they know?',
        'How soon did you act, and what help did you give?',
        'What would you do otherwise today?',
      ],
    },
    {
      key: 'past-hiring',
      dimension: 'people-leadership',
      text: 'Take a post that you filled. How did you decide what to look for, and how did you decide between people?',
      probes: [
        'What did you write down before meeting anyone?',
        'How did you check that the way of choosing was fair and predicted later results?',
      ],
    },
    {
      key: 'past-team-design',
      dimension: 'people-leadership',
      text: "Tell me about a change of team structure that you led, and one part of it that didn't work.",
      probes: [
        'Which problem was it meant to solve, and did it?',
        'How did those affected take part, and what did you alter on their account?',
      ],
    },
    {
      key: 'past-opposed-functions',
      dimension: 'stakeholder-leadership',
      text: 'Tell me about two functions that wanted opposite things from your group. How was it decided?',
      probes: [
        'Put the case of the one you disagreed with.',
        'What happened when pressure rose again?',
        'Which rule or habit was left behind?',
      ],
    },
    {
      key: 'past-bad-news',
      dimension: 'stakeholder-leadership',
      text: 'Describe the worst news you had to bring to an executive.',
      probes: ['What did you know and not know at that point?', 'What did you ask them to decide?'],
    },
    {
      key: 'past-said-no',
      dimension: 'delivery-and-execution',
      text: 'Take a quarter in which far more was asked of your teams than they could do. What did you do?',
      probes: [
        'What was stopped, and who was told how?',
        'What had been promised by its end, and what was in use?',
        'What changed in the way you planned?',
      ],
    },
    {
      key: 'past-late-project',
      dimension: 'delivery-and-execution',
      text: 'Tell me about a large piece of work across teams that went off course.',
      probes: [
        'When could you have known, and when did you?',
        'What did you move: scope, people, order or date, and why that?',
      ],
    },
  ],
};
