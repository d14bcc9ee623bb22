import type { EvidenceBank } from '../bank.ts';

export const leadDelivery: EvidenceBank = {
  openings: {
    design: [
      'The order of building, four engineers and two quarters.',
      'Plan for the two quarters.',
      'End of the design case, on what comes first.',
    ],
    'past-work': [
      'A piece of work of about {three|four|five} months.',
      'Past forecast against what happened.',
      'Story of a migration.',
    ],
  },
  levels: [
    {
      did: [
        'past-work> Promised {a quarter|ten weeks} and delivered after {three|two and a half} times that. When it was known: "{at the end, really|hard to say}". The old thing was switched off {and people rang|before its users were asked}.',
        'design> A list of {nine|twelve} tasks without an order. Nothing could be used before {the end|month six}; did not see that as a question.',
        'design> Gave a date ({end of Q2|ten weeks}) and, asked what it rests on, "{experience|gut feeling}".',
        'past-work> The slip came out {in the last week|on the day}; cause was {another team|the vendor|holidays}. Nothing was planned differently afterwards.',
      ],
      after: [
        'past-work> What users had after {two|three} months: "{nothing visible|the framework}".',
        'design> Dependencies: none named, with {billing|two other teams} on the case sheet.',
        'design> Who can use what after the first step? "{Nobody yet, it is the foundation|The team}".',
        'past-work> Asked twice for an own part in the delay; did not get one.',
      ],
    },
    {
      did: [
        'design> Ordered by how it is built: {ingestion, layers, models, reports|platform first}. First usable figure in month {five|four}.',
        'design> Knows that {billing|the app team} has to deliver something; no step towards it before it blocks.',
        'One number as estimate ({eight weeks|three sprints}). Asked how sure: "{quite|80 per cent}", without grounds.',
        'past-work> Met the slip with {weekend work|two more people}; scope and date stayed until {the last fortnight|the end}.',
      ],
      after: [
        'design> Uncertain parts come {last|when they come}; named as such, at least.',
        'past-work> Progress was told as {effort|tickets closed}, not as what people could use.',
        'design> With one engineer fewer, everything moves back by {a month|a third}; nothing is dropped.',
        'past-work> Sees it now: "{I should have shown them something in March|we told them too late}".',
      ],
    },
    {
      did: [
        'design> First piece gives {active users by 07:00 after six weeks|finance a figure they can check}, second {sign-up to payment|revenue beside the books}, the stream comes last.',
        'design> Starts with what is uncertain and depends on others: {agreement with billing in week one|a count of late events over two weeks}.',
        'Estimate as a range with grounds: {six to nine weeks, because the last two sources took seven and eight|three to five, depending on billing}.',
        'past-work> Raised a slip {four|five} weeks ahead with {two|three} choices: less scope, later, or {the manual step for a month|without history}. The sponsor chose.',
        'design> Two engineers on events, one on revenue, one keeps {the old reports|what exists} running. Month end in working day three decided the order.',
        'past-work> Found the users of the old table from {query logs over 60 days|the read log}, {34|21} people; moved the {noisiest|smallest} group first, switched off after {two|three} quiet weeks.',
      ],
      after: [
        'design> Order follows who needs what first; {finance|product} would agree.',
        'past-work> Users of the old table were told {twice|in person}, nobody was surprised.',
        'design> What is dropped first was decided {during the talk|when I took an engineer away}, sensibly.',
        'past-work> Promise and outcome: promised {June|ten weeks}, in use {two weeks later|week twelve}, told in time.',
        'design> Running work was on the plan with {a fifth|20 %}; that figure was a guess.',
        'past-work> Clear, steady account; one project only.',
      ],
    },
    {
      did: [
        'Plans against {65|70} % of capacity, taken from what incidents cost in the last {two|three} quarters. Agreed beforehand what goes first if it gets tight: {history before 2024|the country split}.',
        'past-work> Keeps forecasts: of {14|11} estimates {ten|eight} within the range, the misses were all {work waiting for others|first-time sources}; since then those get {a spike|double the upper end}.',
        'design> Took an engineer away and got a new order in {three|four} minutes, with what {product|finance} loses and who has to agree to it.',
        'past-work> Removed a dependency by {reading the log instead of waiting for the API|building on the old export for six weeks}; told billing why, and when it goes.',
        'design> Week {three|four}: revenue for one day, next to finance\'s own number, on paper. "{If that does not agree I want to know before we build the rest|It is the part that can sink us}".',
      ],
      after: [
        'design> Said which week would tell whether the plan is wrong: {three|five}.',
        'design> Each step names who can do what with it. I could have told {the sponsor|finance} from the notes.',
        'past-work> Shows where a past comparison changed a later plan, with dates.',
        'past-work> Switched the old thing off, and has the date: "{14 months late in the first plan, two weeks in the second|a Tuesday, with nobody noticing}".',
        'How others on the team forecast was not clear to me.',
      ],
    },
    {
      did: [
        "design> Three figures became {two plus a promise|one and two views of it} by asking who acts; with that, four engineers have {two|three} weeks in hand, kept for billing's change and {named|said so}.",
        'past-work> Cut the scope with those who asked: of {nine|eleven} figures {three|four} carry nearly all decisions; these were in use after {five|six} weeks, the rest was {never asked for again|cut by the sponsor}.',
        'Designed the dependency away: {a contract test instead of a joint release|one shared event instead of three calls}. The following {three|four} projects used it.',
        'past-work> Forecasts that held, {five in a row|six of seven}, and the habit behind them: {weekly ten minutes, range and what moved it|each slice compared on the day it ships}. Two neighbouring teams do it now and theirs hold as well.',
      ],
      after: [
        'Walked through a loss of {two of five|a third of the} people: what was stopped that day, who was told, what still came on time.',
        'Unasked, the plan that failed, and what it taught about {estimating first-time work|asking for capacity}.',
        'The sponsor could stop after any step and would have had something, and {did once|had been told so}.',
      ],
    },
  ],
};
