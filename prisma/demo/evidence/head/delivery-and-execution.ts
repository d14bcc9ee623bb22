import type { EvidenceBank } from '../bank.ts';

export const headDelivery: EvidenceBank = {
  openings: {
    strategy: [
      'Roadmap part of the case.',
      'Four quarters, and then the change card.',
      'On order and what is struck out.',
    ],
    'people-and-partners': [
      'A quarter with too much demand.',
      'Large piece of work across {three|four} teams.',
      'Past work, delivery.',
    ],
  },
  levels: [
    {
      did: [
        'Work comes in the order in which it is {pressed for|shouted}; "{sales pays the bills|the CEO\'s things first}". No single list.',
        'people-and-partners> Promised the {customer reports|date} and asked the teams {later|in the kick-off}. The miss was {the vendor|the merger}.',
        'strategy> All capacity is in new work; running 1,900 jobs "{happens on the side|is the leads\' matter}".',
      ],
      after: [
        'people-and-partners> Asked for a promise that held, gave {the largest project|the budget} instead.',
        'strategy> Struck out: {nothing|"we phase it"}.',
        'people-and-partners> Change in how work is planned since: none told.',
        'strategy> The change card was answered with {more hours|contractors}.',
      ],
    },
    {
      did: [
        'strategy> Roadmap of {eleven|14} projects, ranked by {sponsor|who asks}. Effect on the company in {one|two} of them.',
        'people-and-partners> Dependencies were seen when they {blocked|hurt}: {security sign-off|the shared join} cost {two months|a quarter}.',
        'people-and-partners> Reports effort: {80 % done|story points}, no result that others used by the end of the quarter.',
        'strategy> Two posts fewer: every line moves {a quarter|six weeks} to the right.',
      ],
      after: [
        'people-and-partners> Next time "{fewer things|start earlier}"; how that is decided stayed open.',
        'strategy> Who will be unhappy? "{Everybody a bit|Nobody, I will explain it}".',
        'strategy> Range for the customer reports: {a date|"Q2"}.',
        'people-and-partners> Saw the overload and said so, {to the teams only|late}.',
      ],
    },
    {
      did: [
        'strategy> {Three|Four} things in the first quarter, each used by somebody at its end: {one count of active customers, the unread jobs off, ten pilot customers|spend by team, one count, the vacant posts}. Struck out {the second scheduler|a catalogue}, and told whom.',
        'people-and-partners> Ranked {20|17} wishes by effect, risk and effort with {product and finance|those affected} in the room; {nine|eight} went, and were told by {Friday|letter}.',
        'strategy> {A third|40 %} for running and debt, taken from {incident hours|last year}. Stages end in something used: {usage for ten pilot customers|one count of active customers}.',
        'people-and-partners> Promise against outcome every quarter: {seven of nine|five of six}; the misses shared {one late team|a late contract}.',
        "strategy> Change card: drops {the second market's extras|the scheduler move}, with product, by {Thursday|Friday}; reports as a range of {six to ten|five to nine} weeks.",
        'people-and-partners> Large migration off course: noticed in month {three|four} of nine, could have in {two|one}; cut scope, kept date, told {finance|sales} the same week.',
      ],
      after: [
        'strategy> Capacity for what exists was given, its grounds only half.',
        'Work under way at once: {not limited|nine things for four teams}.',
        'people-and-partners> What changed afterwards: {demand meets monthly|estimates by those who build}.',
        'Calm and plain; figures when asked for.',
        'Those who lost out got {a date|a smaller thing} and a reason.',
      ],
    },
    {
      did: [
        "strategy> Ranked the {eleven|nine} demands on effect and risk in front of me, struck {four|five} and said who loses; a second lead's post comes before any new source, because {nothing finishes without it|two teams wait on it}.",
        'strategy> Range for customer reports {six to nine|seven to eleven} weeks, with the two things that decide where in it; reviewed with {product|finance} every fortnight, stop rule included.',
        'people-and-partners> Showed what was stopped, with its {sunk cost of 300,000|six months}: {own catalogue|regional store}, told to its {sponsor|team} in person, reason in writing.',
        'Limited work under way to {two per team|seven in all}; finished per quarter went from {four to nine|six to eleven}, with the same people.',
        'people-and-partners> Removed a dependency by {moving the contract check to the source team|swapping the order of two markets}; it had cost {five weeks|a release} each time.',
        'people-and-partners> Forecasts across {four|five} teams within their range in {seven of eight|five of six} quarters; range stated at the start, {30 %|two weeks} wide.',
        'strategy> First quarter is {the 500 unread jobs and one definition|customer pilot and incidents}, because it frees {two|three} people for the second. Fourth quarter held loosely, and says so.',
      ],
      after: [
        'strategy> On the change card, who decides was the first question, {what|which promise} falls the second.',
        'strategy> The unhappy side was named with what it gets: {sales, a monthly extract|the merged team, its own roadmap slot}.',
        'people-and-partners> Method told so that {another Head|a lead} could use it; handing it on not yet.',
        'Weighed date against scope with a figure for both.',
      ],
    },
    {
      did: [
        'strategy> Built the year in {three|four} steps that the company could stop after; every one frees people for the next, and the sums ({five|four} posts by Q3) held when I took two away.',
        'Teams settle trade-offs themselves in a {fortnightly hour|planning day}; came to the Head {twice in a year|three times}. Two other departments copied it, {one|neither} with help.',
        'people-and-partners> Moved {six people|a fifth of the money} midway when {the pilot stalled|churn data came in}; told whose promise broke, and that it paid: {renewals up four points|two markets instead of one}.',
        'people-and-partners> Lost {five of 24|a quarter of the} people in spring and kept {eight of nine|all but one} promises, by stopping {three things|a platform move} in week one.',
      ],
      after: [
        'strategy> Change card settled in {four|five} minutes with what, who, by when and what is owed to whom.',
        'Knew the weak quarter by heart, and what was learnt from it.',
        'Others now run the method; its last change came from {a team lead|product}.',
      ],
    },
  ],
};
