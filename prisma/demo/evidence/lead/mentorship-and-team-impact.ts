import type { EvidenceBank } from '../bank.ts';

export const mentorship: EvidenceBank = {
  openings: {
    'code-review': ['In the talk with Sam.', 'With me as Sam.', 'Second half of the review, with Sam.'],
    'past-work': [
      'Engineer they helped, {last year|two years ago}.',
      'On work that waited for one person.',
      'Past work, on helping others get better.',
    ],
  },
  levels: [
    {
      did: [
        "code-review> Rewrote {Sam's|the} merge {on screen|aloud} and moved on; no reason given, no question asked.",
        'Comments were about the author: "{you always forget tests|a senior would not do that}". Asked for the reason behind one, "{it is just how we do it|experience}".',
        'past-work> Keeps the hard tasks: "{it is quicker if I do it|otherwise I fix it anyway}". Could name nobody whose work changed through their help.',
      ],
      after: [
        'code-review> When I, as Sam, asked why: "{trust me|you will see}".',
        'past-work> All designs go through them, and that is seen as {quality|a good thing}.',
        'code-review> Asked what Sam could find unaided next time, had no answer.',
      ],
    },
    {
      did: [
        'code-review> Praised the {helpers|description}, then listed what is wrong in the order of the lines. Sam (me) asked {once|twice} for the reason and got the rule: "{we always merge|no plain passwords, ever}".',
        'code-review> Offered to {pair|fix it together} on Friday and did most of the talking already; what Sam {thinks|would try} was asked at the very end.',
        'code-review> Told Sam what to change, {six|eight} points, and why for {one|two} of them. I would have done it without understanding it.',
        'past-work> Helps when asked and gladly. Tasks are handed over with {every step|the solution} decided already.',
        'past-work> Wrote a {guide|standard} of {nine|fourteen} pages; whether anyone follows it: "{I hope so|it is linked}".',
        'past-work> Progress was described as {being faster|getting used to it}; what the colleague can do now stayed vague.',
      ],
      after: [
        'past-work> The colleague improved; what the help had to do with it stayed open.',
        'past-work> Next time "{I would take more time|start earlier}".',
        'code-review> To "it has run for a week": "{it will break some day|still, it has to change}", without the case.',
        'code-review> Third time the same fault: would {comment again, more clearly|raise it in the meeting}.',
        'code-review> Warm tone; Sam was at ease.',
      ],
    },
    {
      did: [
        "past-work> Gave reasons in reviews and {a question first|time to answer}; after {two|three} months the colleague reviewed {the newcomers' changes|the loads} and asked the same questions.",
        'code-review> Asked Sam what the append was {meant to do|for} before judging it, then gave the reason with the comment. Sam came to the rerun {alone|with one question}.',
        'past-work> Agreed a goal with a colleague ({owning the load of one source|leading a review}) and handed over {the next two changes|a migration} that stretched toward it; met {weekly|every other week}.',
        "past-work> Progress told by what was possible afterwards: {releases alone since May|found a grain error in somebody else's model|ran the last incident}.",
        'code-review> Said which comments Sam may decide and which not; left {two|three} open on purpose.',
        'code-review> Began with the two helpers, then one large comment; accepted "{a week without trouble|it works on my data}" as a fair question and showed {the retry|a doubled day} on the sample.',
      ],
      after: [
        'past-work> Hard part told too: {two weeks of silence|a release that failed}, and no taking over.',
        'past-work> Waiting for one person ended by {a second reviewer|a rota}; still running.',
        'code-review> The third time from three people: an example job and {a check|a template}, "{my comment is the expensive way|so I do not have to say it}".',
        'code-review> Would let {a colleague|Sam} approve such a change after {two|three} reviews done together.',
        'past-work> One person, one story; no second instance when I asked.',
        'code-review> Reasons were good, {a few|some} came before the question.',
      ],
    },
    {
      did: [
        'past-work> Fitted the help: for one colleague {pairing on tests twice a week|questions only}, for another {a harder task and silence|reading incidents together}. Stopped it on purpose after {six|eight} weeks and said how they knew.',
        'Turned comments that kept coming back into {an example repository and two checks|a template with tests}; reviews with that remark went from {one in three to almost none|about 40 a quarter to 5}.',
        'past-work> Work that waited for one person is now done by {four|three}: {schema changes|releases|backfills}. Told the order of steps and the one that went wrong.',
        'code-review> With Sam: three questions, then silence. Sam found {the doubled day and the missing wait|both faults} and proposed the merge; only the personal text had to be told.',
      ],
      after: [
        'code-review> Ended with "{what will you look for next time?|which of the other jobs has this?}"; Sam knew.',
        'code-review> Praise was for things done, {two|three} of them, and true.',
        'Knew what each of {three|four} engineers lacks, in behaviours, and what is planned for it.',
        'past-work> Said what it cost: {a slower month|two late releases}, agreed with the group beforehand.',
        'past-work> Asked about somebody who did not improve; fair account, {own part included|and what they would try today}.',
        'past-work> No sign yet that those people teach others.',
      ],
    },
    {
      did: [
        'code-review> Sam found both faults, wrote the test {aloud|on the spot} and proposed to show it to the others; took {eleven|nine} minutes and perhaps {ten|twelve} sentences from the candidate.',
        'Engineers they brought on now bring on others: {two of the three run their own pairing|one leads reviews in another group}. Their own approval is needed for {nothing|one kind of change} any more.',
        'Before and after: time from change to merge {from 3.1 days to 0.8|from four days to one}, faults found later {flat|slightly down}, over {three|four} quarters. The group keeps the standard up itself; last change to it came from {a newcomer|somebody in their first half year}.',
        'Onboarding went from {eleven weeks to five|three months to six weeks} until the first release alone, measured on {seven|six} people; newcomers now rewrite the guide as their first task.',
      ],
      after: [
        'code-review> The talk with Sam was the best I have run: Sam left with a test, a reason and {a plan for the other two jobs|an idea of their own}.',
        'Handed over the thing they liked most, {incident lead|model reviews}, and told why.',
        'Gave the limit: "{it needs two people who want to teach|below five engineers I would do it differently}".',
      ],
    },
  ],
};
