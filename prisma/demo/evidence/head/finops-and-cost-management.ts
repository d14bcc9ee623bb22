import type { EvidenceBank } from '../bank.ts';

export const finops: EvidenceBank = {
  openings: {
    architecture: ['On the hourly rebuild.', 'Cost table of the review.'],
    cost: [
      'Cost scenario, sheet with calculator.',
      'Six quarters of spend, {eight|seven} minutes reading.',
      'Measures first, then me as the finance head.',
      '210,000 a month.',
      'Asked to have {two|three} sums worked out.',
    ],
  },
  levels: [
    {
      did: [
        'Knows it is 210,000 and up; what drives it: "{usage|growth, probably}". Offers {20 % from each team|a cheaper supplier}.',
        'Took the equal cut as {fair|simple} and argued for it with me. Waste against growth did not come up.',
        'Would sign the three-year discount {at once|after a call}: "{18 is nearly 20|then we are done}".',
      ],
      after: [
        'No figure asked for, though {users per quarter|the list of readers} was on offer.',
        'Saving claimed: {20 %|about a fifth}, measured against {nothing|"now"}.',
        'The forecast service goes first, "{it is the dearest|top of the list}".',
      ],
    },
    {
      did: [
        'Named the {three|four} dearest items and ranked by how {simple|quick} they are. Who causes them was not looked at.',
        'Would {turn off the night refresh|archive the history}; saving {a range I could not follow|"10 to 30 %"}, no starting figure.',
        'Sees spend by supplier, {not by team|product only when shown}. Calls all 60 % growth waste.',
        'Discount: likes it, sees the tie to the inherited platform {after my hint|and waves it off}.',
      ],
      after: [
        'What keeps it from coming back: "{we look monthly|people know now}".',
        'To me as finance: "{we will find it somehow|give us two quarters}".',
        'The duplicate table was found and left {as small|for later}.',
      ],
    },
    {
      did: [
        'Broke it down by team and workload, then per active user: {130 to 210 is 62 %, users 25 %, so about 30 % per user|from 1 to 1.29 per user}. That is what has to be explained.',
        'List with saving, effort, risk: {night refresh 9, duplicates 6, storage about half of 11|hourly jobs 14, storage 11, refresh 9}, order by {effort|risk}. Reaches {20|21} % without the forecast service.',
        'Starting figure is the {mean of the last quarter|March bill}; guard is {a budget alert per team|an owner per job}.',
        'Forecast service: asked what it steers and left it. "{12 % of spend for stock worth far more|I would want its return before its cost}".',
      ],
      after: [
        'Told finance why an equal cut {hits the frugal team|rewards waste}; I would have listened.',
        'Discount turned down for {two years|now}; no middle way sought.',
        'Range for the total {17 to 23|18 to 22} %, by hand, right.',
        'Service promises touched: {none named|the night readers only}.',
      ],
    },
    {
      did: [
        'Before the list: which figure is missing? {Readers per result|Cost by consumer}. With it: {hourly jobs opened once a week go to daily, minus 12|14 % becomes about 2}. Each measure with the promise it touches and who agrees.',
        'Shows teams their cost while they can act: {weekly, with the three dearest jobs|at release, by an estimate}. In the past case that alone brought {11|9} % in {two quarters|half a year}.',
        'Discount weighed: 18 % on {the half that surely stays|70 %} for one year gives about {8|9} %, freedom kept. Put a price on leaving: {two|three} quarters later costs more than the gain.',
        'Forecast against bill for {six|five} quarters, off by {4|6} % at most; knew why the one miss happened.',
      ],
      after: [
        'Offered finance {a unit figure and a ceiling|22 % in two steps} for the equal cut; agreed.',
        'Guard: {a new job without a reader after 30 days stops|refresh follows opening hours}, with appeal.',
        'Says what the saving costs: {five weeks of two engineers|one late feature}.',
        'Value side only for the forecast service.',
      ],
    },
    {
      did: [
        'Cost stands beside value at design: {each product shows cost per report and per customer|teams see both on one page}. Unit cost fell {31|27} % over {five|six} quarters, use up {70|60} %, promises held.',
        'Closed a costly service nobody could justify ({9|11} % of spend, {14|20} users), in {ten|eight} weeks, with a way out for each user.',
        'Turned my equal cut into a rule finance itself proposed at the end: {unit cost per team, worst two explain|growth is paid, waste is not}.',
      ],
      after: [
        'Found the {duplicate table|night refresh} in {three|four} minutes, and asked why two teams needed it, which is the better question.',
        'Estimates came with the assumption that would break them.',
        'Knows where saving more is wrong, and by how much.',
      ],
    },
  ],
};
