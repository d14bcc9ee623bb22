import type { Exercise } from '#shared/kit.ts';

export const structuredBehavioural: Exercise = {
  key: 'structured-behavioural',
  name: 'Structured behavioural interview',
  minutes: { min: 45, max: 60 },
  brief: [
    "Ask every candidate the first question of each dimension in the same words and order; use the second where the first brought too little. About 13 minutes a dimension, 5 at the end for the candidate's questions.",
    "Say at the start: I'd like real instances, from any job, project or unpaid work. Take a moment to choose one. I'm after the situation, what you yourself did, and what came of it; I'll interrupt to ask for detail and I take notes.",
    'Follow up until you could tell a colleague what this person did, as against what the group did, and how they know that it helped. If no instance exists, ask what they would do and note that the answer is hypothetical. A modest setting with clear own actions is worth as much as a large one.',
    "Don't ask about home, health, age, origin or plans for a family; should the candidate mention them, don't write them down.",
  ].join('\n\n'),
  materials: [
    'These questions in order, with room for notes under each',
    'The anchors of the four dimensions',
  ],
  dimensions: [
    'stakeholder-leadership',
    'mentorship-and-team-impact',
    'delivery-and-execution',
    'reliability-mindset',
  ],
  prompts: [
    {
      key: 'past-two-definitions',
      dimension: 'stakeholder-leadership',
      text: 'Tell me about two groups that used different meanings for the same figure, and what you did about it.',
      probes: [
        "What was each group's reason for its own meaning?",
        'What was written down, and does it still hold?',
        'What would they say about your part?',
      ],
    },
    {
      key: 'past-declined-request',
      dimension: 'stakeholder-leadership',
      text: 'Describe a request for data that you declined or reshaped.',
      probes: [
        'What did the person want to decide?',
        'How did they hear it from you, and what did they do next?',
      ],
    },
    {
      key: 'past-engineer-progress',
      dimension: 'mentorship-and-team-impact',
      text: 'Think of an engineer you helped to get better at something. What did you do, week by week?',
      probes: [
        'How did you find out what was missing?',
        "What can they do now that they couldn't do then?",
        'What did you stop doing so that they could?',
      ],
    },
    {
      key: 'past-waiting-for-one',
      dimension: 'mentorship-and-team-impact',
      text: 'Tell me about a time when work kept waiting for one person, perhaps for you. How did that end?',
      probes: [
        'What did others need in order to decide it themselves?',
        'What happened to quality afterwards, and how do you know?',
      ],
    },
    {
      key: 'past-forecast',
      dimension: 'delivery-and-execution',
      text: 'Take a piece of work that ran for at least two months. What was promised, what happened, and when did you know?',
      probes: [
        'How was it cut up, and why in that order?',
        'What did you drop or reorder on the way?',
        'What did you plan differently next time?',
      ],
    },
    {
      key: 'past-migration',
      dimension: 'delivery-and-execution',
      text: 'Tell me about something you switched off or moved while people were still using it.',
      probes: ['How did you find its users?', 'Which part did you leave until last, and why?'],
    },
    {
      key: 'past-own-incident',
      dimension: 'reliability-mindset',
      text: 'Describe a failure of data in use in which you had a part, from the first sign to the last follow-up.',
      probes: [
        'Who noticed, and how long had it been wrong?',
        'What let it through, apart from the trigger?',
        'Which follow-up made a difference, and how do you know?',
      ],
    },
    {
      key: 'past-rarer-failure',
      dimension: 'reliability-mindset',
      text: 'Which kind of failure became rarer because of something you did? From what to what?',
      probes: ['How did you measure it?', 'What did you choose not to repair, and why?'],
    },
  ],
};
