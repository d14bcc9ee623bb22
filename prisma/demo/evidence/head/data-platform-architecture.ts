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
      did: [
        'architecture> Would {rewrite it|start over} on {another engine|streams} before saying what is wrong; the restore that works and the key checks {go with it|were not noticed}. Three consumers, one answer.',
        'strategy> Target was {a product list|a lakehouse}, given before any question about the {60 sources|three consumers}. Could not say what would be lost by it: "{nothing, it can do everything|we gain everywhere}".',
        'strategy> Everything moves in {one step|one weekend}, the old platform is "{frozen and then off|legacy anyway}". No answer to what it does well today.',
        'One shape for all: {streaming|the same template} for finance, the customer reports and the model. Asked for a reader who needs less, found none.',
      ],
      after: [
        'A drawback of the favoured design: {none named|"cost, maybe"}, asked twice.',
        'Way back from the first step: "{we would not need it|restore}".',
        'strategy> The inherited platform was dismissed without a question on {who uses it|its 700 jobs}.',
      ],
    },
    {
      did: [
        'strategy> Familiar layers, loosely tied to {new markets|customer reports}; the same picture would fit any company. Benefits listed, costs {left out|"to be calculated"}.',
        'strategy> Move staged by technical part: {storage, then jobs, then reports|ingestion first}. Both platforms run on, end {open|"when all are over"}.',
        'architecture> Found {four|five} faults in the drawing and treated them as equal. Keeping the tried-out restore was not mentioned.',
        'strategy> Common to all teams: "{tools|standards}". Where teams may differ stayed open, also for {the merged platform|analytics}.',
        'architecture> Saw the hourly rebuild and would {make it daily|add machines}. That one dead source stops all three consumers came only after {my question|a hint}.',
      ],
      after: [
        'What would reverse the choice? "{A very different company|Budget}".',
        'strategy> After the first step the business has {a platform|the same reports, faster}.',
        'Corrected one point well when I gave {the growth figures|the table by team}.',
      ],
    },
    {
      did: [
        "architecture> Asked each consumer's need first, then judged: executives can live with the hour, {the model with a day|customers can not live with gaps}. Dropping late events was wrong for {two of three|customers}.",
        'architecture> Sees {five|four} of the six faults, keeps layers and key checks, and gives the team {two|three} things before go-live, the rest by quarter.',
        'strategy> Derived the shape from {two|three} needs: {reports for customers, one count of active customers, spend that stops rising|new markets with own rules, usage for customers}. Each change of need took a part out.',
        'strategy> Common: {catalogue, access, contracts, run book|ingestion and access}; free: how a team {models|schedules} inside its area. Reason given for both.',
        'strategy> Steps that each pay: {the 200 jobs nobody reads first, then finance|customer reports on the new side, the rest follows by area}, with a way back until {the last report moves|month nine}.',
        'strategy> Weighed {keeping both platforms with one catalogue|moving all to the newer} on latency, cost and who can run it. Chose with {two|three} reasons and one regret.',
        'architecture> Ranking: personal fields open to 90, then {dropped late events|the one source that stops all}, rebuild as cost. Layers and restore stay. Each with who does it.',
      ],
      after: [
        'Growth was judged in words; {rough figures|a sum} only for storage.',
        'strategy> Switch-off has a date and an owner; {skills of the 26|training} less so.',
        'architecture> The improved version runs beside the old for {two weeks|a month end}, compared by {total|key}.',
        'Could name what the favoured option makes harder: {ad-hoc work|a second cloud}.',
      ],
    },
    {
      did: [
        'architecture> Put the road next to the fault list: late events counted this week, fields out before go-live, rebuild by day in {three|four} weeks behind a comparison. All three consumers go on, and each step can be {taken back by a switch|undone within a day}.',
        'architecture> Split the consumers on the drawing in {three|four} strokes: shared part small and owned, each with its own load, so that {one dead source|a rebuild} stays where it belongs. Rebuild by day, {about a fiftieth|2 %} of the work.',
        'strategy> Tested the target with figures: {1,900 jobs, about 500 without a reader in 90 days|45 % more spend against 20 % more use, so roughly 25 points to explain}; then skills: {nine of 26 know the inherited side|two teams can run streams}.',
        'strategy> Each main choice had its reversal: "{if customer reports need minutes, the serving store is wrong|above 200 sources I would not centralise ingestion}".',
        'strategy> Past move told to the end: old platform off after {19|22} months, {seven|five} late, at {1.4|1.6} times the plan; what cost most was {reports nobody owned|the last 40 jobs}.',
        'architecture> Asked what fails together today and separated {customer-facing from internal|payments from the rest}; showed on the drawing what stays up when {one source|the shared join} dies.',
        'strategy> Mid-way change (two posts fewer, reports sooner): target stays, {ingestion rewrite|the second region} moves out a quarter; said which promise that breaks and who hears it first.',
      ],
      after: [
        'architecture> The lead engineer (me) got a smaller scope that holds the end of the month.',
        "architecture> Named what can live with its fault, {the rebuild for a month|naming, the model's delay}, and until when.",
        'strategy> What not to build: {an own catalogue|real time for finance}, with grounds.',
        'strategy> Would leave {sales\' small store|one team\'s scheduler} alone: "{it works, it is cheap and its owner likes it|making it uniform buys us nothing}".',
        'Asked for proof after the switch, offered {counts by area for two closings|a comparison per report}.',
        'Short on how teams build there {without asking|on their own}.',
      ],
    },
    {
      did: [
        'Platform on which areas build unasked: {new source in two days instead of five weeks|11 of 14 new products last year without a ticket}. Says what keeps it safe: {defaults for access and expiry|contracts checked on release}.',
        'Went back to an own design after {two|three} years: of {five|six} assumptions {two|three} had failed ({batch would do for customers|one model for all regions}); what was changed, and what it would have cost to know earlier.',
        'Argued against making it uniform: {two schedulers stay|analytics keeps its own store}, saving is {40,000 a year|one engineer} and the move would cost {three|four} times that.',
      ],
      after: [
        'Put a price on each step and on stopping after it; the board could choose at {three|four} points.',
        'strategy> Handled the change card in {five|six} minutes without losing the thread.',
        'strategy> Everything hung together: target, order, people, figures. I found no seam.',
      ],
    },
  ],
};
