import type { EvidenceBank } from '../bank.ts';

export const peopleLeadership: EvidenceBank = {
  openings: {
    strategy: [
      'Team structure in the case.',
      'On 26 people and two vacant leads.',
      'First month, in the case.',
    ],
    postmortem: ['With me as Kim.', 'Kim, in the room and afterwards.', 'Who leads the next review.'],
    'people-and-partners': [
      'People part, {25|twenty-five} minutes.',
      'Somebody who came to lead others.',
      'A person whose results were not enough.',
      'A post they filled.',
    ],
  },
  levels: [
    {
      did: {
        any: [
          'Group described by {tools|output}: "{six pipeline people, four SQL|30 pipelines a quarter}". Nobody\'s development told, asked {twice|in two ways}.',
          'Weak results: {HR took over|"they left by themselves"}. First sign, expectation and help could not be given.',
          'All decisions with the Head: {releases, hires, designs|every design}; managers "{carry it out|report on Mondays}".',
        ],
        postmortem: [
          'Let Kim\'s apology stand and {added to it|asked for more}: "{own it|thank you, next time think}".',
        ],
      },
      after: [
        'Hires by {feeling|coffee}: "{I know after ten minutes|you see it in their eyes}".',
        'Next review: "{me again|whoever has time}".',
        'Vacant leads: {advertise|look outside}, nobody inside considered.',
      ],
    },
    {
      did: {
        any: [
          'Regular talks, and feedback as "{good job|more ownership}". An instance of behaviour came in {none|one} of three stories.',
          'Acted on weak results after {five|seven} months; what had been expected was {not written|"clear, I think"}.',
          'Hired against the {advert|old text}; {three|four} talks, an impression each, then a vote.',
          'Teams by {project|technology}; what is needed in a year was not part of it. Leads chosen by {length of service in the code|who was there}.',
        ],
      },
      after: [
        'To Kim: friendly, general; the others in the room learnt {little|that it is fine}.',
        'Delegates tasks, keeps {the decision|the budget}.',
        'Would do it earlier today, says so {with some feeling|plainly}; how, stayed open.',
      ],
    },
    {
      did: {
        any: [
          'Expectation per level, feedback tied to instances: {two incidents led, one handed over badly|a design note that others could use}. Named {two|three} who grew, and how.',
          'Weak results: first sign in week {three|four}, talk in the same week, {three|two} goals and {pairing|a mentor}, {eight|ten} weeks. Ended {well|with another post}, told fairly.',
          'Criteria agreed before the first talk: {four, each with a question|five with anchors}; {two|three} people asked the same things, wrote before they spoke.',
          'Teams own {an area from source to report|products end to end}; engineers asked first, {one|two} changes came from them.',
        ],
        postmortem: [
          'Answered Kim with "{what would any of us have set with that data?|you found it; the rest of us built a place where it could hide}", gave Kim the action they wanted.',
        ],
      },
      after: [
        'A lead found inside: {who leads reviews already|from the inherited team}, with {half a year|a quarter} of help.',
        'Grew people; growing those who manage, {one instance|only begun}.',
        'Hiring checked later against {half-year results|the first review}, by memory.',
        'First month: listens to all 26, leaves {planning|on-call} as it is.',
      ],
    },
    {
      did: {
        any: [
          'Handed over {hiring for two teams|the incident budget} with limits on half a page: {up to 40,000, no level changes|ask me only when two teams lose}. What the manager did with it, and one decision they would have taken otherwise.',
          "Looked at {pay and promotion|hiring stages} by the numbers: {one stage lost twice as many of one source|raises ran 3 % apart at the same level}; cause, change, next year's figure.",
          'Team design that failed: {platform apart from areas|a team for quality}; saw it by {tickets between teams|waiting time}, took it back after {nine|ten} months, told it straight.',
          'Successors for {three of four|both} main posts; one took over in {spring|a week}, results {held|dipped for a month, then held}.',
        ],
        'people-and-partners': [
          'Engineer to manager in {14|18} months: {first a project, then two people, then hiring|reviews, then a vacancy on trial}. What was hard to hand over: {the architecture meeting|saying no to sales}.',
        ],
      },
      after: [
        'On a hunt in a review: talks with that manager the same day, {sits in the next one, silent|lets them watch a good one}.',
        'Those who lose by the new structure were named, with what they get.',
        'Leaders of leaders: {one|first} example, promising.',
        'Knows a people decision they got wrong: {kept a brilliant lead too long|split a good team}.',
      ],
    },
    {
      did: {
        any: [
          '{Three|Two} managers they developed now have leaders of their own; named {two|four} of those and what they do. None came with a plan from above.',
          'Hiring is run by the teams: {trained, calibrated twice a year, reviewed against one-year results|criteria, shadowing, sign-off}; regretted leavers {from five to one|from 11 % to 4 %} in {two|three} years.',
          'Results held through {two changes of manager|a reorganisation}: promises {eight of nine|kept}, survey {unchanged|up a little}. Said who deserved the credit.',
        ],
      },
      after: [
        'The decision they got wrong was told first and without polish, then what is done since.',
        'Kim (me) left with {the next review to lead|a plan}, and wanted it.',
        'Every claim had a person, a date and what they could do afterwards, names left out.',
      ],
    },
  ],
};
