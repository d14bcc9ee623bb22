import type { EndReason } from '#shared/candidate-endings.ts';
/** Why a dimension was left unassessed: any round, or one of them. */
export const notAssessedReasons: readonly string[] = [
  'Ran out of time: {the first part took 20 minutes longer|questions at the start took a quarter of an hour|we started nine minutes late}.',
  'Not covered by this exercise today; {the talk stayed on the first two questions|we never got to that prompt}.',
  'Too little to go on: {one sentence|a single remark} in passing, no follow-up possible.',
  'Skipped on purpose: {the recruiter had asked to leave it to a later round|another round covers it}.',
  'The call dropped twice and {this part|the last quarter of an hour} was lost.',
  'I gave away the answer in my own question, so what came after is not worth scoring.',
  'The candidate asked to stop {ten|five} minutes early for another appointment; this was last on my list.',
];

/** What was said or done, under the key of a red flag of either kit. */
export const redFlagEvidence: Readonly<Record<string, readonly string[]>> = {
  'privacy-not-mine': [
    'On the {access list|personal fields}: "{that is for legal, I move data|privacy people can worry about that}". Repeated when I asked what engineering does about it.',
    'Asked who checks that copies are deleted: "{not my department|somebody else thinks about that}". I asked once more in other words, same reply.',
  ],
  'access-worked-around': [
    'Told with a smile that they kept {a copy of the customer table|an admin token} on their own machine for {months|half a year} because requests took too long. Asked what became of it: "{still there, probably|it went with the laptop}".',
  ],
  'no-owned-failure': [
    'Asked for a failure with a part of their own: "{my pipelines did not fail|that was always the sources}". Asked again {ten minutes later|with an example of mine}: "{I would have to invent one|nothing comes to mind}".',
  ],
  'no-own-failure': [
    'First question for an own failure brought {a vendor\'s|another team\'s}. Second time: "{I tend to inherit failures|I can not think of one}".',
  ],
  'hid-wrong-figure': [
    'Knew for {three|two} days that {a weekly total|the sign-up count} was doubled and published it unchanged: "{nobody would have noticed|it would only have caused noise}".',
  ],
  'faults-people': [
    "{Migration|Billing} story and {dashboard|release} story both ended with the other team's mistake; asked for the own share in each, got none.",
  ],
  'comment-on-person': [
    'About the author of the change: "{not cut out for this|some people just do not have it}". Said before reading to the end.',
  ],
  'one-way-only': [
    'Stated limit: {spend may grow by a third at most|four engineers}. Reply, {twice|three times}: "{then the limit is wrong|I would still stream everything}".',
  ],
  'result-not-own': [
    'Claimed {40 %|a third} fewer incidents as their work. Asked what they did first: {"the team set it up"|could not say}; asked which part was theirs: no answer.',
    'Claimed to have led {a migration|the launch}; on follow-up, {joined in the last month|took the minutes}.',
  ],
  'kept-from-auditor': [
    'Described holding back {a list of shared accounts|a failed restore} from an auditor: "{they did not ask|we fixed it later}". Their manager knew, security did not.',
  ],
  'finds-culprit': [
    'Asked for the cause came back to "{whoever set 15 %|the person who merged it}" {four|five} times; "{Kim has to answer for it|somebody pressed the button}".',
  ],
  'spend-not-mine': [
    'Ran a platform for {three|four} years; asked what it cost a month: "{finance has that|no idea, a lot}". Why it rose: no reply.',
  ],
  'functions-to-blame': [
    'Two stories, {pricing|the merger} and {reports|the catalogue}: in both "they did not know what they wanted". The reason of the other side could not be given.',
  ],
  'fitness-by-kind': [
    'Said of a team they let go: "{that kind of person never gets faster|people like that do not want to learn}". Asked what they had done or not done: nothing specific.',
  ],
};

/** Lines jotted down in a round, in the order of the interview; a card's notes take some of them. */
export const notesByRound: Readonly<Record<string, readonly string[]>> = {
  design: [
    'reads sheet, asks: {who uses it at 07:00?|late events, how late?|does finance close daily?}',
    'draws {left to right|consumers first}',
    '{dedupe|event id} -> {second layer|before the join}',
    '40 M / day ... {sizes it|no figure}',
    'refunds: {own rows|minus in amount|asks finance}',
    'card 1 (column split) at {:38|:42|:45}',
    'card 2 (5 min): {keeps batch|wants stream|asks why}',
    'order of work: {revenue first|events first|contract first}',
    'own questions: {on call|team size|budget}',
  ],
  sql: [
    '{:04|:06|:08} "a row is {one event|one plan period}"',
    'plans: {sees it|with sample rows|not seen}',
    'day by arrival -> {fixed|left}',
    'distinct {users|(why?)}',
    'check: {count|ledger|none}',
    'function on date col: {yes|nudge}',
    'hands over with {two tests|a comment|a view}',
  ],
  'code-review': [
    'starts with {helpers|description|names}',
    'rerun: {yes, at once|:09|no}',
    'password {seen|last|not seen}',
    'ticket text open to all: {ranks first|mentions|-}',
    'to Sam: {question|instruction}',
    '"works for a week" -> {shows the retry|"still"|accepts, explains}',
    'third time: {template|comment|lint}',
  ],
  incident: [
    '08:{12|14} marks figure?',
    'asks who reads table: {yes :03|later|no}',
    'payout file {held|rang in}',
    'green jobs: {"says nothing"|"so it ran"}',
    'cause {08:27|08:31|08:35}',
    'msg to finance: {short, clear|technical|none}',
    'board number: {refuses, offers Monday|estimate|plus 2 %}',
    'billing eng.: {starts with rules kept|starts with fault}',
  ],
  'past-work': [
    'story 1: {churn figure|two revenues|stock}',
    'own part: {clear|"we"}',
    'colleague: {tests|models|on call}, {weekly|ad hoc}',
    'promised {June|10 wks}, in use {July|wk 12|June}',
    'incident: {fx rates|time zone|double load}',
    'numbers {given|asked, none}',
    'asks back: {how decisions are made|who reviews}',
  ],
  governance: [
    'reads {4|5} min',
    'list: {by last use|ask managers|leave}',
    'copies / logs {unasked|asked|-}',
    'proof for {March|the auditor}: {log|list of today}',
    'least that would do: {match inside|hash|all}',
    'owner: {choice of three|escalate|the one who writes most}',
    'role-play ends with {date + next step|no|a maybe}',
  ],
  strategy: [
    'account {12|15|19} min',
    'needs: {reports, one count, spend|markets, cost}',
    'two platforms -> {one by Q4|both|by area}',
    'teams by {area|tech}',
    'vacant leads: {inside 1|both outside}',
    'change card {:42|:45}: drops {market 2|scheduler}',
    "figures: {5|7}, {two are ours only|company's own}",
  ],
  architecture: [
    'rank: {fields, late data, rebuild|rebuild first}',
    '70 % of cost {seen|shown}',
    'keeps restore: {yes|-}',
    'promise per consumer: {yes|one for all}',
    'owner of join {Friday|?}',
    'reply to lead eng.: {smaller scope by month end|no}',
  ],
  postmortem: [
    'roles in first {minute|five}',
    'Kim: {stopped kindly|thanked|pressed}',
    'announcement list {asked|-}',
    'two real drops: {used|not asked}',
    'actions: {3, owners, dates|9}',
    'CEO: {says it straight|explains}',
    'next review led by {an engineer|self}',
  ],
  cost: [
    'per user: {yes|no}',
    'hourly -> daily {14|12} %',
    'forecast svc: {asks value|cuts}',
    'discount {1 yr, part|3 yrs|no}',
    'equal cut: {turns it|takes it}',
    'guard {alert|stop after 30 d|-}',
  ],
  'people-and-partners': [
    'grew: {lead of 6|eng -> mgr}',
    'handed over: {hiring|budget|?}',
    'weak results: {wk 3|month 5}',
    'criteria {before|after}',
    'team design undone {yes, 9 mo|-}',
    'said no to {sales|product}: {how told|not told}',
    'late project, knew in month {2|4}',
  ],
};

/** Where a seat was given up, and why. */
export const giveUpReasons: readonly string[] = [
  'I have worked with the candidate before.',
  'Away that day.',
  'Customer incident; somebody else takes it.',
];

export const withdrawalReasons: readonly string[] = [
  'The candidate accepted another offer.',
  'The candidate withdrew: wants to stay where they are for now.',
  'The candidate withdrew after hearing the salary range.',
];

/** The same, each as the product keeps it. */
export const withdrawalCodes: readonly EndReason[] = ['accepted_another_offer', 'personal', 'pay'];

export const cancellationReasons: readonly string[] = [
  'The role was put on hold for the quarter.',
  'Wrong job: started again on the right one.',
];
