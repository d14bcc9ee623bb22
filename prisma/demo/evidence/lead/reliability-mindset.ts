import type { EvidenceBank } from '../bank.ts';

export const reliabilityMindset: EvidenceBank = {
  openings: {
    design: [
      'On failure of a source, in the design case.',
      'When I took away the billing load at {05:30|six}.',
      'Part of the case on what is promised by 07:00.',
    ],
    incident: [
      'Incident, from 08:10 on.',
      'First {ten|fifteen} minutes of the incident.',
      'Given facts on request, as the sheet says.',
      'Green jobs, low revenue.',
    ],
    'past-work': [
      'Own incident, {two|three} years back.',
      'Asked for a failure with a part of their own.',
      'Past failure: {a currency table|a time zone change|an expired key|a doubled load}.',
    ],
  },
  levels: [
    {
      did: [
        'Would hear of it "{when someone complains|from the dashboard people}". Recovery is restarting the job; green again means {done|solved}.',
        'No promise to readers in any form. Asked what finance may rely on at seven: "{normally it is there|we do our best}".',
        'past-work> Put it down to {the other team|a one-off|bad luck} and moved on. I asked twice what would be different next month; {nothing|"we will be more careful"}.',
        'incident> Spent the first {twelve|fifteen} minutes {in the logs|restarting jobs}. The payout file left at nine with the wrong amounts; it had been mentioned {by the payments team|in a call I played}.',
      ],
      after: [
        'design,past-work> Of targets only that "{it should be stable|nobody complained}".',
        'incident> Took a finished job as proof that the figure is right, also after I showed {the dashboard|22 % less}.',
        'incident> Could not say who else reads the table.',
        'past-work> Follow-ups: "{I think someone wrote a ticket|not my part}".',
      ],
    },
    {
      did: [
        'design> If billing does not deliver, the job {waits|fails} and somebody {restarts it|rings them}. What readers see at seven was not considered.',
        'Alerts on failed jobs only; whether the data is {right|complete} shows "{in the morning|when analysts open it}".',
        'incident> Found what set it off ({the new column|a late file|a changed type}) and stopped there. Nothing on why the load took empty for zero without a word.',
        'incident> Limited the harm after I asked what could get worse meanwhile; before that it was all {search|query history}.',
        'incident,past-work> Listed {four|five} follow-ups, none with {a name|a date}. Asked which comes first: "{all of them|the alert, probably}".',
        'incident> Cause found at {minute eighteen|08:32}; the payout file was stopped only because payments rang in. Told finance "{we are on it|it is being fixed}" and no more.',
        'past-work> Told the story well up to the repair. What became of the actions was "{mostly done|somewhere on the board}"; no figure for before or after.',
      ],
      after: [
        'design,past-work> Could tell what happened, hardly what was learnt.',
        'incident> On being sure: "{the number looks normal again|it is in the usual range}".',
        'Proposed a row-count check, which {would not have caught this|was green on that day}.',
        'incident,past-work> Good in the repair itself: {twelve minutes|under a quarter of an hour}, one statement, well explained.',
      ],
    },
    {
      did: [
        'design> Says per figure what may be late and what may not be wrong: {sign-ups yes, revenue never without a mark|product can wait, finance can not}. A check stands in front of each.',
        'past-work> From the first sign (a {call from finance|dip in a chart}) to the repair in {three hours|half a day}; afterwards a check on {totals|freshness} that has fired {twice|three times} since, rightly.',
        'Has a target per figure, agreed with who uses it: {there by 07:00 on 99 % of days, within 0.5 % of the ledger|complete by half past six, or marked as late}. Alerts hang on that and go to one person.',
        'incident> Contained first: {marked the figure as wrong and held the downstream files|pulled page one and stopped the publishing step}, then looked for the cause. Said when the next word would come and kept to it.',
        'incident,past-work> Follow-ups with a name, a date and how one sees that it worked: {a check on empty amounts by Friday, owner, shown to fail once|contract with billing in two weeks}.',
        'incident> Asked who else reads the table within the first {three|five} minutes and got to the {payout file|spend rules} in time.',
        "incident> Stopped publishing at {08:16|08:19}, held the payout file at {08:31|08:38}, found the split column by comparing null rates. Repaired figure checked against {billing's own total|the payment provider's sum}.",
        "design> A missing source leaves yesterday's figure with its date on it, no silent zero; one source down does not stop the other two figures.",
        'past-work> Own part named without being asked: {I had switched the check off for a backfill|my change, my approval}. {Three|Four} actions, all closed within {a month|six weeks}, one of them checked again later.',
      ],
      after: [
        'design> Alert goes to {the one on call|one named person}, with what to do on it.',
        'design> A dead source was handled; two at once {less so|not thought through}.',
        'past-work> Knows the figure before and after for {one check|that failure}, not for the rest.',
        'past-work> Told whom they informed and when; the second message was late, said so.',
        'incident> Green jobs told them "{that it ran, nothing else|only about the schedule}".',
        'incident> Cause tested once, on {one day|the day before}; enough here, not more.',
        "incident> Would not say a number to the board before the check, offered {the last closed day|Monday's figure with its date} instead.",
        'Longer view (which failures get rarer) stayed in words.',
      ],
    },
    {
      did: [
        'design> Worked through {a dead source, a doubled load and a half day|three ways to fail} on the drawing: what is seen, who is told, how the right figure comes back, in {minutes|order}.',
        'incident> Kept three threads going: harm, cause, word to people. Every {ten|fifteen} minutes a line to finance with what is known, {what is not|what is only suspected} and the next time.',
        'Alerts tied to what a reader would notice; threw out {60 of 90|two thirds} that nobody acted on. Pages went from {about nine a week to two|30 a month to 6}.',
        'incident> Tested the cause against evidence before repairing: {null rate by hour jumps at 18:40|only rows after the release are hit, and all of them}. One rival explanation ruled out the same way.',
        'A kind of failure became rarer: silent schema changes, from {five a quarter to one|about one a month to one a year}, through {a shape check at the door and notice from the source|contracts with the three worst sources}. Knew how it was counted.',
        'incident> By {08:14|08:15}: page one marked, payout and spend rules held, three readers named. Cause at {08:27|08:29}, figure right and reconciled at {09:12|09:05}, board had a sentence they could use.',
        'past-work> From first sign to last follow-up in order, with times. Chose not to repair {the rarest case|one path}, because {it costs a day a year|a retry covers it}; gave the reason to those hit.',
      ],
      after: [
        'design,past-work> Checks whether targets are still wanted, {each quarter|with those who use the figure}.',
        'past-work> The follow-up that was dropped came unasked, with its reason.',
        'incident> The days after: not the column but "{a load that may read empty as zero without asking|nobody learns of a release at the source}".',
        'incident,past-work> Would see that it worked by {the next three source releases|a planted empty column}.',
        'incident> When the chief executive pushed, stayed with "{not before I can stand by it; at 09:20 I can|I will not round my way out of this}".',
        'Rehearsal of recovery not mentioned.',
      ],
    },
    {
      did: [
        'Picks work by shortfall: the figure that missed its target by {eleven hours a quarter|most reader-hours} comes first, a louder one does not. Showed the list of {two|three} quarters ago and what became of it.',
        'Looked for what let it through: {no notice, a permissive default, a check on counts only|three conditions, any one of which would have stopped it}. Removed two and explained why the third stays.',
        'Rehearses: breaks {a source|a load} on purpose {each quarter|twice a year}, a different engineer leads. Time to a right figure went from {four hours to fifty minutes|half a day to one hour}, without them in the room the last {two|three} times.',
        'incident> Ran it as if rehearsed: containment, readers, cause and words all within {eighteen|twenty} minutes, each step said aloud with its reason. Asked me to play the payments team before I had planned to.',
      ],
      after: [
        'Knows what is not worth repairing, with a figure: "{two hours a year, the check would cost three weeks|99.9 would double the bill and nobody would notice}".',
        'Detection now runs by default for new tables; {41 of 44|nearly all} have it, nobody was asked.',
        'Gave credit for {the idea|the check} to a colleague, and told how the group took it over.',
      ],
    },
  ],
};
