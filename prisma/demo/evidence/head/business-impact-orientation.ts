import type { EvidenceBank } from '../bank.ts';

export const businessImpact: EvidenceBank = {
  openings: {
    strategy: [
      'The figures to be judged by.',
      'On the three counts of active customers.',
      'Strategy case, value part.',
    ],
    cost: [
      'On what the forecast service is worth.',
      'Results opened once a week.',
      'After the list of measures.',
      'Last part of the cost round.',
    ],
  },
  levels: [
    {
      did: [
        'Success is {1,900 jobs|120 dashboards} and "{adoption|more data}". Which decision goes differently: {no answer|"all of them"}.',
        'Users are "{the business|stakeholders}". Asked for one person and one decision, named {a system|a meeting}.',
        'strategy> Three counts of active customers are {a governance topic|"annoying"}; what that costs the company was not tried.',
      ],
      after: [
        'Stops at going live, in {both|all three} stories.',
        'At what value would you stop? "{We would not, it is strategic|Hard to say}".',
        'strategy> The figures proposed were {uptime, jobs, tickets|all about the platform}.',
      ],
    },
    {
      did: [
        "strategy> Linked it to {growth|the new markets} in words. The sponsor's estimate ({two million|5 %}) was taken over.",
        'Measures {views|queries per week}; whether anyone decided otherwise "{is for the business|can not be measured}".',
        'strategy> Seven figures for the case, {five|six} of them about delivery. Where they stand today: {one known|open}.',
        'cost> Once-a-week results: would {ask if they like them|switch to daily and wait}. The use behind it stayed unknown.',
      ],
      after: [
        'cost> Value of the forecast service: "{high, surely|sales know}".',
        'A disappointing investment: {"none really"|one, told as a success}.',
        'Came to a decision after {three|four} questions of mine.',
        'strategy> Estimate in a week: "{a survey|workshops}".',
      ],
    },
    {
      did: [
        'Began with a decision: {which trial customers get a call|how many units to order}, and how the data changes it. Today {60|about 40} % are called blind, expected {half|a third} of that.',
        'Stated the start and looked afterwards: renewals {from 81 to 84 %|up two points of three hoped for} in {two quarters|a year}.',
        'Dropped work that did not pay: {a churn model nobody acted on|hourly stock}, told with the {cost|month}.',
        'strategy> Three counts: asked who acts on each; {sales pays bonus on one|finance reports one}, so two must agree and the third {may stay|is harmless}.',
        'cost> Forecast service: {stock tied up and lost sales against 25,000 a month|what happens in a week without it}. Would keep it until that is known.',
      ],
      after: [
        'cost> Would ask {three|five} weekly readers what changed because of it; good questions.',
        'Other causes were mentioned, not {separated|priced}.',
        "strategy> Figures for the case: {four of six|three} of them the company's own.",
        'Stops the investment below {half the effect|one point}, said beforehand.',
        'One case in full; the second thinner.',
      ],
    },
    {
      did: [
        'strategy> Compared {three|two} options by value, risk and cost on stated assumptions: {customer reports 1.2 m a year at even odds, one count 300 k almost surely|which is wrong if fewer than 200 customers use it}.',
        "Separated the platform's share: {regions with and without|two quarters before and after, season taken out}; about {a third|40 %} of the gain was theirs, and that is what was reported.",
        'Went back to the sponsor with a poor result: {0.4 points of two|no change in stock}; money moved to {onboarding|pricing} in the same quarter.',
        "strategy> Three counts cost {about 50 hours a month and one wrong bonus round|a board correction a year}; ending it is worth {a quarter's work, not two|six weeks}. Worked out in front of me.",
        'cost> Asked those who open weekly what they do next: {call the top twenty|reorder on Monday}. So weekly is right, and a daily alert is worth more than an hourly table.',
      ],
      after: [
        "cost> Put the service's worth at {three to five|at least two} times its cost, on assumptions I could check.",
        'Assumption that decides it was named and how to test it in {two weeks|a pilot}.',
        'Value at which to stop, and who says so: {finance|the sponsor}.',
        'strategy> Kept to {five|six} figures, none of which the group can move alone; knows that.',
        'Others doing the same under their lead: not shown.',
      ],
    },
    {
      did: [
        'Changed a company choice: {one market dropped|usage pricing postponed} because the data showed {it pays only above 400 customers|what it would cost to serve}. The figure and the meeting told.',
        'One investment stopped, one enlarged on evidence: {recommendations off at 0.2 points, onboarding doubled at 3.1|real time stopped at 8 readers, alerts tripled}, both with the money.',
        'Other teams state a start and follow it up: {14 of 20|nearly all} cases last year; {five|four} were stopped by their own sponsors.',
      ],
      after: [
        'Knew what data can not tell there, and said it before I did.',
        'Odds were given beforehand and compared afterwards; {six of nine|seven of ten} came within.',
        'Made me, as finance, ask for the value figure myself.',
      ],
    },
  ],
};
