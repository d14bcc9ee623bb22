import type { Exercise } from '#shared/kit.ts';

export const incidentPostmortem: Exercise = {
  key: 'incident-postmortem-simulation',
  name: 'Incident postmortem simulation',
  minutes: { min: 30, max: 45 },
  brief: [
    'For the candidate, a timeline. Monday 16:20: a product team removes test accounts from its customer table by a new rule. 22:00: the nightly load takes the smaller table; its row check allows a drop of 15 %, this was 11 %. Tuesday 09:00: the executive dashboard shows 11 % fewer active customers. 09:40: the chief executive mentions it to investors. 11:05: an analyst asks in a chat whether that can be right. 13:30: an engineer, Kim, finds that the rule also removed customers on trial. 15:10: figures are right again. 17:00: the chief executive hears of it.',
    'Task: lead the review on Thursday. The interviewer plays the people in the room: Kim, who set the 15 % two quarters ago and starts by apologising; the product lead, who says that the rule was announced; and the head of analytics, who wants dashboards frozen until further notice.',
    'For the interviewer only, to be given when asked: the announcement went to a list no data engineer reads; two earlier drops of 9 % were real; the dashboard has no owner; an action to compare counts by customer kind has been open since spring.',
    'Timing for 40 minutes: 5 reading, 20 the review, 10 on prevention and messages, 5 for questions.',
  ].join('\n\n'),
  materials: ['The timeline on one page', 'Cards for the three roles, with the facts each of them knows'],
  dimensions: ['operational-excellence', 'stakeholder-leadership', 'people-leadership'],
  prompts: [
    {
      key: 'postmortem-lead',
      dimension: 'operational-excellence',
      text: 'Open the review, and lead us to what let this through.',
      probes: [
        'The rule was the trigger. What else had to be so for it to reach investors?',
        'Which of your explanations have you tested, and against what?',
      ],
    },
    {
      key: 'postmortem-actions',
      dimension: 'operational-excellence',
      text: 'Which actions do you leave the room with, and which good ideas do you leave behind?',
      probes: [
        'One such action has been open since spring: what is different now?',
        'How will you see in two quarters that these worked?',
      ],
    },
    {
      key: 'postmortem-across',
      dimension: 'operational-excellence',
      text: 'Where else in four teams could the same kind of failure be waiting, and how would you find out?',
      probes: [
        'What would you ask of the teams, and what would you leave to them?',
        'How do you choose between a tighter check and more false alarms?',
      ],
    },
    {
      key: 'postmortem-executive',
      dimension: 'stakeholder-leadership',
      text: "I'm the chief executive: I told investors a wrong number, and heard of it at five. What have you got to say to me?",
      probes: ['As chief executive: may I trust the dashboard tomorrow?', 'What do you ask of me?'],
    },
    {
      key: 'postmortem-product',
      dimension: 'stakeholder-leadership',
      text: "I'm the product lead: we announced it, so this isn't ours. What do you want from me?",
      probes: [
        'As head of analytics: freeze the dashboards until this is safe.',
        'What did you agree, in one sentence, and who holds it?',
      ],
    },
    {
      key: 'postmortem-kim',
      dimension: 'people-leadership',
      text: "I'm Kim: it was my threshold, I'm sorry. How do you take it from there, here in the room and afterwards?",
      probes: [
        'What do you want the others in the room to learn from how you answer?',
        "What, if anything, do you raise with Kim's manager?",
      ],
    },
    {
      key: 'postmortem-hand-over',
      dimension: 'people-leadership',
      text: 'Who should lead the next review in your place, and how do you get them there?',
      probes: [
        'What would you watch for the first time they do?',
        'What do you do when a manager of yours turns a review into a hunt?',
      ],
    },
  ],
};
