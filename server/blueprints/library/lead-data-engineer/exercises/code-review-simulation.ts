import type { Exercise } from '#shared/kit.ts';

export const codeReviewSimulation: Exercise = {
  key: 'code-review-simulation',
  name: 'Code review simulation',
  minutes: { min: 30, max: 30 },
  brief: [
    'For the candidate: a change of about 150 lines by Sam, a colleague in your group. It adds a daily job that loads support tickets, joins them with customers and feeds a table on first response times. Review it as you would at work: write comments or say them aloud, then talk them over with Sam, played by the interviewer.',
    "For the interviewer only. Put in on purpose: rows are appended without a key, so a second run doubles the day; the new model has no tests; the job doesn't wait for the customer load; the ticket text and the e-mail address land in a table that every analyst can read; a password stands in the settings file; columns called val2 and flag. Also put in: two well-named helpers and a clear description, so that there is something to keep.",
    'Timing: 12 minutes reading and commenting, 13 talking with Sam, 5 for questions. As Sam: you are pleased that it works on your data; answer what you are asked; to the first large comment say that it has worked for a week without trouble. Say so once to every candidate, and accept a good reason.',
    "What was found counts more than how many comments were made. The language and tools of the change aren't scored; explain any construct the candidate doesn't know.",
  ].join('\n\n'),
  materials: [
    'The change with its description, on screen or on paper, with line numbers',
    'A neighbouring job and its tests, to show how the group usually does it',
    "The list of faults and Sam's replies, for the interviewer only",
  ],
  dimensions: ['engineering-excellence', 'mentorship-and-team-impact', 'governance-and-security'],
  prompts: [
    {
      key: 'review-ranking',
      dimension: 'engineering-excellence',
      text: 'Which of your comments have to be settled before this goes live, and which can wait?',
      probes: [
        'What goes wrong, on which day, if we release it as it stands?',
        'Which of these should a machine have told us?',
      ],
    },
    {
      key: 'review-second-run',
      dimension: 'engineering-excellence',
      text: 'The job runs twice for the same day. Tell me what is in the table, and what you would have Sam change.',
      probes: [
        'Which test would fail today and pass after the change?',
        'How do we clean up if it has already happened?',
      ],
    },
    {
      key: 'review-with-sam',
      dimension: 'mentorship-and-team-impact',
      text: "I'm Sam now. Let's talk about your most important comment.",
      probes: [
        'As Sam: it has run for a week without trouble, so why change it?',
        'What would you like Sam to find unaided, and how would you get there?',
      ],
    },
    {
      key: 'review-third-time',
      dimension: 'mentorship-and-team-impact',
      text: 'You have now seen this same fault from three people in a month. What do you do?',
      probes: [
        'What would make your own comment unnecessary?',
        'When would you let someone else in the group approve such a change?',
      ],
    },
    {
      key: 'review-readers',
      dimension: 'governance-and-security',
      text: 'Who will be able to read what this job writes, and who needs to?',
      probes: [
        'How would analysts get response times without the text and the address?',
        'Where else do those fields end up once the job has run?',
      ],
    },
    {
      key: 'review-password',
      dimension: 'governance-and-security',
      text: 'There is a password in the settings. What happens today, and what keeps it from happening again?',
      probes: ['Is deleting the line enough? Why?', 'Whom do you tell, and what do you write down?'],
    },
  ],
};
