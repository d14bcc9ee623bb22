import type { Exercise } from '#shared/kit.ts';

export const incidentScenario: Exercise = {
  key: 'incident-scenario',
  name: 'Incident scenario',
  minutes: { min: 30, max: 30 },
  brief: [
    "Read aloud: It is 08:10. The finance lead writes that yesterday's revenue is 22 % below the day before, with no reason known. The board meets at 10:00 and the figure is on page one. Every job shows green. You are in charge; ask me for anything you'd look at, and tell me what you do.",
    "For the interviewer only. What is true: at 18:40 the billing team split its amount column in two; the old column stays but is empty on new rows; the load treats empty as zero; the marketing spend rules and the partner payout file read the same table, and the payout file leaves at 09:00. Give each fact when a question or a look at something would show it. If the payout file hasn't come up by minute 10, have the payments team ring in.",
    "You also play the finance lead, who wants a number, and later the billing engineer, who followed the billing team's own release rules. Timing: 15 minutes until the figure is right, 5 for messages, 7 for the days after, 3 for questions.",
    "Score what is asked, decided and said, in whatever order the candidate works; speed of speech and command of the group's jargon aren't part of it.",
  ].join('\n\n'),
  materials: [
    'Fact sheet with the timeline and who reads the table, for the interviewer only',
    'A dashboard picture and a job list that shows green, to hand over when asked for',
  ],
  dimensions: ['reliability-mindset', 'stakeholder-leadership'],
  prompts: [
    {
      key: 'incident-first-steps',
      dimension: 'reliability-mindset',
      text: 'What do you do in the first ten minutes, and what do you leave for later?',
      probes: [
        'What could make this worse while you search?',
        'How do you find out who else reads that table?',
      ],
    },
    {
      key: 'incident-cause',
      dimension: 'reliability-mindset',
      text: 'How do you get from a low figure to its cause, and how sure do you need to be before you repair it?',
      probes: [
        'Every job is green: what does that tell you?',
        'How do you know that the repaired figure is right?',
      ],
    },
    {
      key: 'incident-days-after',
      dimension: 'reliability-mindset',
      text: 'The figure is right again. What will be different a month from now?',
      probes: [
        'The column was the trigger. What let it through?',
        'Who owns each step, and how will you see that it worked?',
      ],
    },
    {
      key: 'incident-message',
      dimension: 'stakeholder-leadership',
      text: "It's 08:25 and you don't know the cause. Who hears from you, and in which words?",
      probes: [
        "What do you say about what you don't know?",
        'What should the reader do or not do meanwhile?',
      ],
    },
    {
      key: 'incident-finance',
      dimension: 'stakeholder-leadership',
      text: "I'm the finance lead: I need a number for the board in half an hour. May I use yesterday's, plus two per cent?",
      probes: [
        'What would you offer in its place?',
        'What if the chief executive asks the same and you are still unsure?',
      ],
    },
    {
      key: 'incident-billing',
      dimension: 'stakeholder-leadership',
      text: 'Two days later you sit down with the billing engineer, who kept to all the rules there were. How do you start, and what do you want to leave with?',
      probes: [
        'What would they gain from agreeing?',
        'What do you do if their lead says there is no time for it?',
      ],
    },
  ],
};
