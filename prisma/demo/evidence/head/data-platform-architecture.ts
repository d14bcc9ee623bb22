import type { EvidenceBank } from '../bank.ts';

export const platformArchitecture: EvidenceBank = {
  openings: {
    strategy: [
      'Strategy case, the target shape.',
      'On the two platforms.',
      'Account of {twelve|fourteen|fifteen} minutes, then questions.',
      'Prepared {two|three} pages, no slides.',
    ],
    architecture: [
      'Review of the hourly pipeline.',
      'Read for {eight|ten} minutes, then ranked.',
      'Architecture review, first half.',
    ],
  },
  levels: [
    {
      did: {
        any: [
          'Target was {a product list|a lakehouse}, given before any question about the {60 sources|three consumers}. Could not say what would be lost by it: "{nothing, it can do everything|we gain everywhere}".',
          'Everything moves in {one step|one weekend}, the old platform is "{frozen and then off|legacy anyway}". No answer to what it does well today.',
          'One shape for all: {streaming|the same template} for finance, the customer reports and the model. Asked for a reader who needs less, found none.',
        ],
      },
      after: [
        'A drawback of the favoured design: {none named|"cost, maybe"}, asked twice.',
        'Way back from the first step: "{we would not need it|restore}".',
        'The inherited platform was dismissed without a question on {who uses it|its 700 jobs}.',
      ],
    },
    {
      did: {
        any: [
          'Familiar layers, loosely tied to {new markets|customer reports}; the same picture would fit any company. Benefits listed, costs {left out|"to be calculated"}.',
          'Move staged by technical part: {storage, then jobs, then reports|ingestion first}. Both platforms run on, end {open|"when all are over"}.',
          'Found {four|five} faults in the drawing and treated them as equal. Keeping the tried-out restore was not mentioned.',
          'Common to all teams: "{tools|standards}". Where teams may differ stayed open, also for {the merged platform|analytics}.',
        ],
        architecture: [
          'Saw the hourly rebuild and would {make it daily|add machines}. That one dead source stops all three consumers came only after {my question|a hint}.',
        ],
      },
      after: [
        'What would reverse the choice? "{A very different company|Budget}".',
        'After the first step the business has {a platform|the same reports, faster}.',
        'Corrected one point well when I gave {the growth figures|the table by team}.',
      ],
    },
    {
      did: {
        any: [
          'Derived the shape from {two|three} needs: {reports for customers, one count of active customers, spend that stops rising|new markets with own rules, usage for customers}. Each change of need took a part out.',
          'Common: {catalogue, access, contracts, run book|ingestion and access}; free: how a team {models|schedules} inside its area. Reason given for both.',
          'Steps that each pay: {the 200 jobs nobody reads first, then finance|customer reports on the new side, the rest follows by area}, with a way back until {the last report moves|month nine}.',
          'Weighed {keeping both platforms with one catalogue|moving all to the newer} on latency, cost and who can run it. Chose with {two|three} reasons and one regret.',
        ],
        architecture: [
          'Ranking: personal fields open to 90, then {dropped late events|the one source that stops all}, rebuild as cost. Layers and restore stay. Each with who does it.',
        ],
      },
      after: [
        'Growth was judged in words; {rough figures|a sum} only for storage.',
        'Switch-off has a date and an owner; {skills of the 26|training} less so.',
        'The improved version runs beside the old for {two weeks|a month end}, compared by {total|key}.',
        'Could name what the favoured option makes harder: {ad-hoc work|a second cloud}.',
      ],
    },
    {
      did: {
        any: [
          'Tested the target with figures: {1,900 jobs, about 500 without a reader in 90 days|45 % more spend against 20 % more use, so roughly 25 points to explain}; then skills: {nine of 26 know the inherited side|two teams can run streams}.',
          'Each main choice had its reversal: "{if customer reports need minutes, the serving store is wrong|above 200 sources I would not centralise ingestion}".',
          'Past move told to the end: old platform off after {19|22} months, {seven|five} late, at {1.4|1.6} times the plan; what cost most was {reports nobody owned|the last 40 jobs}.',
          'Asked what fails together today and separated {customer-facing from internal|payments from the rest}; showed on the drawing what stays up when {one source|the shared join} dies.',
        ],
        strategy: [
          'Mid-way change (two posts fewer, reports sooner): target stays, {ingestion rewrite|the second region} moves out a quarter; said which promise that breaks and who hears it first.',
        ],
      },
      after: [
        'What not to build: {an own catalogue|real time for finance}, with grounds.',
        'Would leave {sales\' small store|one team\'s scheduler} alone: "{it works, it is cheap and its owner likes it|making it uniform buys us nothing}".',
        'Asked for proof after the switch, offered {counts by area for two closings|a comparison per report}.',
        'Short on how teams build there {without asking|on their own}.',
      ],
    },
    {
      did: {
        any: [
          'Platform on which areas build unasked: {new source in two days instead of five weeks|11 of 14 new products last year without a ticket}. Says what keeps it safe: {defaults for access and expiry|contracts checked on release}.',
          'Went back to an own design after {two|three} years: of {five|six} assumptions {two|three} had failed ({batch would do for customers|one model for all regions}); what was changed, and what it would have cost to know earlier.',
          'Argued against making it uniform: {two schedulers stay|analytics keeps its own store}, saving is {40,000 a year|one engineer} and the move would cost {three|four} times that.',
        ],
      },
      after: [
        'Put a price on each step and on stopping after it; the board could choose at {three|four} points.',
        'Handled the change card in {five|six} minutes without losing the thread.',
        'Everything hung together: target, order, people, figures. I found no seam.',
      ],
    },
  ],
};
