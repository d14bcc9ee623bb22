import type { EvidenceBank } from '../bank.ts';

export const sqlAndModeling: EvidenceBank = {
  openings: {
    design: [
      'On the table behind revenue.',
      'Modelling part of the case, {ten|fifteen} minutes.',
      'Asked for the row meaning before anything else.',
      'Second half of the design, on {refunds|plan changes}.',
    ],
    sql: [
      'Typed in the editor, sample rows visible.',
      'Worked on paper by choice.',
      'Read the query for {three|four|five} minutes.',
      'SQL exercise, in order of the sheet.',
    ],
  },
  levels: [
    {
      did: [
        'design> The revenue table is "{everything about a customer|all columns of the invoice}", one row per {whatever comes|day or so}. A plan change overwrites the plan, and last month with it.',
        'sql> Changed the query {four|five|six} times and compared only whether the total "{looks right|goes down}". Asked what one row of the join stands for: "{a user, I think|depends}".',
        'design> Every question about a metric was answered with a column: revenue is {the amount column|what billing sends}. Refunds "{would be negative somewhere|finance can subtract}".',
        'sql> Put {distinct|a group by} in until the number dropped and was satisfied. Had no explanation for why it had been too high.',
        'sql> Did not see that all plans a user ever had are joined, also not with the {three sample rows|hint at minute eight}. Moved the filter on free plans around instead.',
      ],
      after: [
        'Asked how one would prove it: "{run it and look|the product team will tell us}".',
        'Repeated events stayed in the count; "{there should not be any|the source has to fix that}".',
        'No second figure to compare with, {even when I offered one|in any of the attempts}.',
      ],
    },
    {
      did: [
        'sql> Found one cause and covered it with {distinct|a where clause}; the others stayed. Could say what a row stands for {once I asked|after some thought}, then did not use it.',
        'design> Built a table that answers exactly {this report|the revenue page}. For the next question, {by country|by plan at sign-up}, would "{make another one|copy it and change the group by}".',
        'Late and repeated records were named as a risk but {stayed in the count|got no rule}. History of {plan|country} is overwritten.',
        'Two definitions of {active|paying} ended up side by side. Asked which one holds: "{the one in the dashboard|each team has its own}".',
        'sql> Saw that events are counted in place of users and fixed that in {two|five} minutes; did not get from there to {the plans|the arrival date}. The repaired total was still {18|23|30} % over.',
      ],
      after: [
        'design> A refund in the next month {changes the old one|falls out of both}; noticed on my example.',
        'sql> The check was one day, by eye, against {the sample|the given result}.',
        'sql> On speed: "{add an index|a bigger machine}"; did not notice the function round the date column.',
        'sql> Needed the sample rows to see that a user can have two plans.',
        'Asked for the key of the table, listed {three|four} columns, none of which made it unique.',
      ],
    },
    {
      did: [
        'sql> Said what a row stands for in {both tables|each table} before writing the join, and that the join must not add rows. Counted before and after to show it: {30 in, 30 out|same number of keys}.',
        "design> Revenue as one row per invoice line with its own date; refunds are rows of their own, pointing back. So last month's figure {by country|by plan} stays what it was.",
        'One definition of {paying user|an active day}, written next to the model, used by all three figures. Knew what happens to it when {someone changes plan|a trial starts}.',
        'sql> Found {two|three} reasons for the surplus, repaired them one by one and gave the number each accounts for. Closing check was a count of distinct users per day.',
        'sql> Users in place of events, plan valid at the time of the event, day by {occurrence|when it happened}. The function on the date column was found {with a nudge|last}. Stated a choice for users with two plans in a day: {the later one|the one at midnight}.',
        'design> Kept plan history with from and to, open end for the present one, and joined on the event\'s time. Asked about a move abroad: "{the old month keeps the old country|we attribute at invoice time}".',
      ],
      after: [
        'design> Would publish it for analysts with {three|four} example questions.',
        "Proof was a count; no {independent total|second source} until I asked, then proposed {finance's list|the ledger}.",
        'sql> Performance: named the date filter, did not get to the {join order|partition}.',
        'sql> Syntax slipped {twice|once}, which does not count here; the reasoning was clear each time.',
        'Would document the definition in {one place|the model itself} and tell {two|both} teams before changing it.',
      ],
    },
    {
      did: [
        'design> Set the rule for changed attributes beforehand, {country as at invoice, plan as at the event|old months stay}, and named the {one figure|two pages} where the business may want it otherwise.',
        'sql> Named each fault with the figure it distorts and the direction: {arrival date moves the day|joined plans inflate by plans per user|repeats add about one per cent}. Repaired in that order and predicted each new total before running it.',
        "sql> Checked the repair against {finance's ledger|a total built from the subscriptions alone} and on edge cases: no plan on that day, {plan change at noon|sign-up and cancel in one hour}, a leap in time zone.",
        'Late facts on purpose: kept both the time it happened and the time we learnt of it, so that "{as known on the first|as reported}" and "{as it was|as corrected}" can both be answered.',
        'sql> Removed the costliest step: {a range on the raw timestamp in place of the function|filter before the join}, and estimated the gain as {from the whole table to one day|roughly a hundredth of the read}, then checked the plan.',
        'sql> Four of the five faults in {nine|eleven|twelve} minutes, the fifth (resent events) noted as harmless once users are counted, with the reason. Query ended {shorter|clearer} than it began.',
        'design> Drew the revenue table with its key first, tested it with a refund across month end and a {plan upgrade|currency change} in mid-period; the sums still met the books.',
      ],
      after: [
        '"{If those two totals differ by more than 0.1 %, I want to know before finance does|I never trust one path to a number}".',
        'Left one check behind that fails when {a key repeats|a plan overlaps}.',
        'Asked what would change the definition, knew whom to ask and what to keep for {a quarter|two closings}.',
        'Small gap: cost against freshness only in words.',
      ],
    },
    {
      did: [
        'sql> Predicted {all five|every} fault from keys and row meaning before touching the keyboard, then confirmed each with one query. Finished with {three|four} checks that would catch them next time, one of them {on overlapping plans|on days by arrival}.',
        'Designed one model for {three|four} teams with a rule for changing a definition: who is asked, how long both run side by side, how one sees that nobody reads the old one. Has done it: {two|three} definitions became one in {a quarter|ten weeks}.',
        'Traded freshness against cost in figures: hourly would cost about {three|four} times daily, and {two of the three readers|only support} would notice. Proposed to make {sign-ups|that one figure} hourly and leave the rest.',
        'sql> Wrote the check before the repair, showed it fail on {two|three} sample users, then repaired until it passed. Said which rows an {overlap|end date on the same day} would still break, and closed that too.',
      ],
      after: [
        'design> Left the key, the rule and one worked example on the board; {two|three} questions of mine could be answered from it.',
        'design> Finance (as I put it) and product would read the same number and know why.',
        'sql> Explained it so that {I could repeat it|a product manager would follow}; asked me to pick the rule for two plans in a day rather than deciding for the business.',
        'sql> Total agreed with the independent count to the {last user|unit}.',
        'sql> Would have been done {ten|twelve} minutes early; used them to remove a self-join nobody had asked about.',
      ],
    },
  ],
};
