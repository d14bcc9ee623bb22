import type { EvidenceBank } from '../bank.ts';

export const operationalExcellence: EvidenceBank = {
  openings: {
    architecture: [
      'On what to promise the three consumers.',
      'Late data and the failing source.',
      'Operations part of the review.',
    ],
    postmortem: [
      'Led the review, me in three roles.',
      "Thursday's review.",
      'Incident review, {first|first twenty} minutes.',
      'The 11 % case.',
    ],
  },
  levels: [
    {
      did: [
        'architecture> Late events dropped without a count were "{normal|a detail}". Who is told when the join stands still: {the team will see|nobody named}.',
        'Rests on people: "{my leads would have seen it|good engineers notice}". No promise in figures to {executives|any of the three}.',
        'postmortem> The review came back to Kim\'s threshold {three|four} times. Closed with {"set it to 5 %"|a reminder to be careful}.',
        'postmortem> Incident over when {the job ran|figures were right}; the {five|nine} before it were "{different cases|bad luck}".',
      ],
      after: [
        'Where else could this wait? "{Hard to say|Nowhere, I hope}".',
        'Who was in charge in past incidents: {whoever was there|the one who broke it}.',
        'No measure that got better, in {three|four} years told.',
      ],
    },
    {
      did: [
        'Targets exist in the story ({99.5 %|four hours}), and nobody {decided|stopped anything} by them.',
        'postmortem> Got to the product rule and the missed announcement, and there it ended. Why an 11 % drop reached {investors|the dashboard} in silence was not asked.',
        'postmortem> Collected {eight|eleven} actions on the board. The one from spring stayed on it with {a new date|more emphasis}.',
        'Monitoring in {two of four|some} teams; the others "{will follow|have their own way}".',
        'architecture> Promised the same to all three consumers: {hourly|fresh within the hour}. That late events vanish uncounted was seen {late|with help}.',
      ],
      after: [
        'architecture> Named owners for {the pipeline|alerts}, none for the promise.',
        'architecture> Form changes: {tell us beforehand|a mailing list}; no check.',
        'postmortem> A tighter check, {5|8} %; that two real drops were 9 % changed {nothing|little}.',
        'Proof that it works would be "{no repeat|we will see}".',
        'postmortem> Roles in the room were clear after {ten|fifteen} minutes.',
      ],
    },
    {
      did: [
        "architecture> Late events get counted and shown to {product|the model's owner}; a limit of {one|two} per cent starts a talk. Form changes are refused at the door until the source says so.",
        'Promises by tier, agreed with readers: {executives by 07:30 and marked if partial|customers within the hour, model daily}. One of them moved work in the story: {features waited two weeks|a release was held}.',
        'postmortem> Roles given in the first minute: lead, {scribe|repair}, word to executives. Found what let it through: {a count check that knows no kinds, an announcement nobody reads|nobody owns the dashboard}.',
        'postmortem> Left with {three|four} actions, each with owner and date, and {five|six} good ideas left behind on purpose.',
        'One measure improved: {time until noticed from five hours to one|repeat incidents from a third to a tenth}. Counted by {the team|hand, monthly}.',
        "postmortem> Stopped Kim's apology kindly, asked what anybody would have set {two quarters ago|with that data}. Product lead was asked where announcements {go|are read}.",
      ],
      after: [
        'architecture> Asked the team for a promise in writing before go-live, {three|four} lines.',
        'architecture> Restore was praised and put on a date for the next try.',
        'architecture> Beyond this pipeline: {later|"the same, step by step"}.',
        'postmortem> The spring action: "{it had no owner who gains by it; now finance has it|smaller, and done by Tuesday}".',
        'postmortem> Patterns across incidents not sought; this one was handled {cleanly|well}.',
        'postmortem> Would freeze {one tile|the customer count} instead of all dashboards.',
        'postmortem> Check by kind of customer, alarms {twice a month|expected rarely}; said that is a guess.',
      ],
    },
    {
      did: [
        "Uses an allowance of failure: when {the quarter's hours were spent in week seven|two misses in a row came}, moved {three|four} people from features to stability for {five weeks|a month}; product had agreed to the rule before.",
        'Across {30|26} incidents found that {two thirds came from changed sources|half reached readers before us}; put the money there. That kind went from {nine to two a quarter|14 a year to 4}.',
        'Follows up whether actions worked: {half a year later, 21 of 27 had an effect|each one tested by a planted fault}. Named the ones that did nothing.',
        'postmortem> Tests explanations: {would a 5 % check have fired on the two real drops?|three rival causes, each with what it predicts}. Two were dropped.',
        'postmortem> From the trigger to {four|three} conditions in {twelve|fifteen} minutes, everyone heard; asked each of the four teams to look for {counts without kinds|dashboards without owners} by Friday.',
        'architecture> Separate promise per consumer, and late events counted before they are dropped: "{first I want to know how many, then argue|36 hours is a number somebody made up}". One source out no longer stops the others.',
      ],
      after: [
        'architecture> Would see a broken promise before a customer does, and said by what.',
        'False alarms weighed aloud: {two a month is the most a team reads|at 3 % it fires every week}.',
        'Lasted over {four|five} quarters, with load up by {a third|40 %}.',
        'postmortem> In two quarters would look at {drops found by readers first|the age of open actions}.',
        'Rehearsals are planned, not yet {run|a habit}.',
      ],
    },
    {
      did: [
        'Teams run their own targets and reviews on common rules of {one page|eleven lines}; {six|five} of them, reviews led by engineers. Incidents that reached readers: {31 to 9 in a year|from two a month to one a quarter}, changes up by {half|60 %}.',
        'Showed where more was not worth it: the next step to {99.95|99.9} would have cost {1.2 posts|200,000}, saved {three|four} hours a year; the executives agreed in writing.',
        'Rehearses by breaking {a source|access} twice a year, executives take part once. What the last one showed: {nobody could reach the owner at seven|the word to customers took 50 minutes}.',
      ],
      after: [
        'postmortem> The room would have gone on without its Head; that was the aim, and said at the start.',
        'Could say which failures stopped, and which {came in their place|are next}.',
        'postmortem> Product lead (me) offered the change of channel unasked.',
      ],
    },
  ],
};
