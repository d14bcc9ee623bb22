import type { Exercise } from '#shared/kit.ts';

export const sqlExercise: Exercise = {
  key: 'sql-exercise',
  name: 'SQL exercise',
  minutes: { min: 30, max: 45 },
  brief: [
    "For the candidate: events(event_id, user_id, occurred_at, received_at, name) holds what users did; subscriptions(user_id, plan, valid_from, valid_to) holds each user's plans over time, valid_to empty for the present one. The query should give paying active users per day and plan, and its result is well above the product team's own count:",
    "select date(e.received_at) as day, s.plan, count(e.user_id) as users from events e join subscriptions s on s.user_id = e.user_id where date(e.received_at) = :day and s.plan <> 'free' group by 1, 2",
    "Task: find out why, repair it, show that the result is right, then make it cheaper. Any SQL dialect will do and slips of syntax don't count. Type, write by hand or dictate; looking up a function is fine.",
    'For the interviewer only. Faults put in on purpose: it counts events rather than users; every plan a user ever had is joined, in place of the one valid when the event occurred; days go by arrival; events sent again keep their event_id and are counted again (harmless once users are counted: note it if the candidate says so); the function around the date column makes the database read the whole table. A user who changes plan during a day has no single right answer: look for a stated choice.',
    'Timing for 40 minutes: 5 reading, 20 finding and repairing, 10 cost and checks, 5 for questions. If nothing has been found after 8 minutes, show the three sample rows of one user with two plans, for every candidate alike, and note that you did.',
  ].join('\n\n'),
  materials: [
    'The two tables with about thirty sample rows and the right result for one day',
    'An editor with a database behind it, or paper: agree on it with the candidate beforehand',
    'The list of faults, for the interviewer only',
  ],
  dimensions: ['sql-and-modeling', 'engineering-excellence'],
  prompts: [
    {
      key: 'sql-expect',
      dimension: 'sql-and-modeling',
      text: 'Before you change anything: what does a row of each table stand for, and what do you expect to be wrong?',
      probes: [
        'Which one query would tell you whether you are right?',
        'Which of these faults moves the figure most?',
      ],
    },
    {
      key: 'sql-repair',
      dimension: 'sql-and-modeling',
      text: 'Repair it, and convince me that the new result is right.',
      probes: [
        'Which total from elsewhere would you hold it against?',
        'What does your version do with a user who changes plan at noon?',
      ],
    },
    {
      key: 'sql-cheaper',
      dimension: 'sql-and-modeling',
      text: 'The events table is now a hundred times larger and this runs for forty minutes. Where do you look first?',
      probes: [
        'Why does that filter read everything?',
        'How much staleness would you trade for what saving, and whom would you ask?',
      ],
    },
    {
      key: 'sql-checks',
      dimension: 'engineering-excellence',
      text: 'Write or describe the checks that would have stopped this query before anyone saw its result.',
      probes: [
        'Which of them run before release and which on live data?',
        'What is blocked when one of them fails, and who may override it?',
      ],
    },
    {
      key: 'sql-handover',
      dimension: 'engineering-excellence',
      text: "In half a year someone you've never met has to change this query. What do you leave them?",
      probes: ['What would you split, name or move?', 'How do they undo your repair if it proves wrong?'],
    },
  ],
};
