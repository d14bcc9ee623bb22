import type { SampleAnswer } from './sample.ts';

/** Answers to practise on the library's Head of Data Engineering, of every quality. */
export const headOfDataEngineeringSamples: readonly SampleAnswer[] = [
  {
    key: 'head-day-of-switching-off',
    exercise: 'platform-strategy-case',
    prompt: 'strategy-two-platforms',
    answer: [
      "It ends in the fifth quarter, and I can tell you what could stop it. The inherited one holds 140 jobs, but a third feed nothing that was opened this year; those go first and need no move. Then by consumer, not by technology: customer reports, then finance, then the models. After each, that consumer's old jobs are switched off within four weeks, and until then one switch takes them back.",
      "I did the sums for load: twice today's orders still fits, five times wouldn't, and then I'd change the store and keep everything above it. If the two engineers who know the old one leave, I'd reverse the order. At my last company we planned four quarters and needed six, because we'd left out the extracts people made themselves; old platform off, 310,000 spent against 220,000.",
      'First usable result is in week ten. Every quarter I put promise and outcome side by side for the sponsors. The benefit? One platform is cheaper and everybody moves quicker on it; the leadership has asked for that for years.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'data-platform-architecture',
        rating: 4,
        reason:
          'Tests the target against growth and people, names what would reverse the order, and shows a past move that ended with the old platform off and its true cost: anchor 4.',
      },
      {
        dimension: 'delivery-and-execution',
        rating: 3,
        reason:
          'Usable stages and a quarterly look at promise against outcome (anchor 3). Nothing is said of forecasts that came true; the one told of missed by half, so not a 4.',
      },
      {
        dimension: 'business-impact-orientation',
        rating: 2,
        reason:
          'The benefit stays in words and rests on what the leadership wants: anchor 2. No present state and no expected effect, as a 3 would give.',
      },
    ],
  },
  {
    key: 'head-hourly-rebuild',
    exercise: 'architecture-review',
    prompt: 'review-hourly-rebuild',
    answer: [
      'The rebuild is 70 per cent of the cost and nobody needs the history each hour. I would load the last three days hourly and the rest on Sundays. On the table that takes the step from 31,000 to about 8,000 a month; say 20 to 25,000 saved, since the late events are a guess. It takes one engineer three weeks. The customer feature is the one at risk, because it promises an hour, so I would run both for a week and compare before the switch.',
      'So that it does not creep back I would put the cost for each thousand orders on the team’s board with a line at today’s value plus ten per cent, and the team looks when it crosses.',
      'As for the promise: we agreed an hour for the feature and the morning for executives, so if a source fails the feature keeps its last state and says so. Beyond that I would move it all to a lakehouse with an orchestrator; that is where platforms are going.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'finops-and-cost-management',
        rating: 3,
        reason:
          'Starting figure, saving with its doubt, effort and risk, a unit cost and a guard against relapse: anchor 3 throughout. Teams do not see their own cost, and nothing is forecast against the bill.',
      },
      {
        dimension: 'operational-excellence',
        rating: 3,
        reason:
          'Different promises to different consumers, and work that heeds them (anchor 3). No allowance for failure and no pattern over incidents, so not a 4.',
      },
      {
        dimension: 'data-platform-architecture',
        rating: 1,
        reason:
          'Asked for a shape, the answer names products and one move for everything, and does not say what would be lost: anchor 1. The smaller load is a sound repair, but no target.',
      },
    ],
  },
  {
    key: 'head-review-on-thursday',
    exercise: 'incident-postmortem-simulation',
    prompt: 'postmortem-lead',
    answer: [
      'Thanks for coming, everybody. We all know what happened, so I want this to be short and to leave with a list. Kim, you set the fifteen per cent. Can you tell us why it was fifteen? I appreciate that you said sorry, and I think we can agree that with ten we would not be here. So action one, Kim lowers it to five by Friday.',
      'Product, you changed the customer table and told nobody who could act on it. From now on I need a ticket to my team a week ahead; I will raise that with your manager if necessary. Analytics, I hear you on freezing the dashboards. I would not, but I can live with it till the end of the month.',
      'Then I would want better monitoring in general. We write all this down, the list goes into the tracker, and I will present it to the chief executive on Monday with the timeline, so that he sees how much was done in those hours.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'operational-excellence',
        rating: 2,
        reason:
          'Stops at the threshold and the rule, which set it off, and collects actions without saying who follows them: anchor 2. The unread list, the missing owner and the open action are not looked for.',
      },
      {
        dimension: 'people-leadership',
        rating: 1,
        reason:
          'The engineer who apologises is questioned in front of all and given the blame and the repair; all decisions stay with the speaker. Nobody grows by it: anchor 1.',
      },
      {
        dimension: 'stakeholder-leadership',
        rating: 2,
        reason:
          'Trades positions with product and analytics and gives the chief executive detail with nothing to decide: anchor 2. The threat to go to a manager leans towards a 1, but they are heard.',
      },
    ],
  },
  {
    key: 'head-twenty-per-cent-each',
    exercise: 'cost-optimization-scenario',
    prompt: 'cost-equal-cut',
    answer: [
      'Because a fifth of the forecast service saves you 5,000 and puts stock at risk that last quarter was worth, by my reading of your own sheet, some 300,000; I would want that proved, but a tenth of it pays already. And a fifth of the nightly dashboards leaves 15,000 burning that nobody misses. So let me give you the same 42,000 from other places.',
      'Hourly jobs that are opened weekly: 26,000, low risk, three weeks, and each owner has said by Friday how old their figure may be. Old history into cheap storage: 15,000, the auditors’ reads get slower. The doubled table: 8,000, but two teams lose their own version, so I count half. That is 41 to 49, and you see the bill against that range each month.',
      'If it fails, I take it from my own experiments first, where we dropped two last year after they had not paid. From next quarter each team sees its spend weekly beside what it serves. I would not sign the three years: it ties us to the platform we leave.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'business-impact-orientation',
        rating: 4,
        reason:
          'Compares options by value, risk and cost with the assumptions stated, doubts its own figure, and moves spending where it did not pay: anchor 4. Other teams are not yet brought to do the same.',
      },
      {
        dimension: 'finops-and-cost-management',
        rating: 4,
        reason:
          'A range held against the bill, teams that see their cost while they can act, and a discount weighed against freedom to move: anchor 4. No unit cost that fell over quarters, so not a 5.',
      },
    ],
  },
  {
    key: 'head-leaders-of-leaders',
    exercise: 'structured-behavioural',
    prompt: 'past-grew-leader',
    answer: [
      "Ines led six engineers and decided everything. I didn't take that from her; I asked her to write down which decisions she would mind if they went wrong. It was five of thirty. The others went to her two seniors, with a limit in money and one in customers touched.",
      'I got one thing wrong. I had pushed Marc into the same role a year before because he was the best engineer; two people left. Since then nobody leads before they have run a project across teams and been told by its members how it was, and nobody loses pay by going back.',
      'Today Ines has two leads under her whom she brought on in that way, and one of them is doing it with the next. When she was away for five months, both teams kept their dates within their range. They run the hiring talks themselves. How we ranked the work then? As everybody does, by talking to the product people when it got too much.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'people-leadership',
        rating: 5,
        reason:
          'Leaders who bring on leaders, results that held through an absence, and a wrong decision about a person told with what was changed: anchor 5, and each with an instance.',
      },
      {
        dimension: 'delivery-and-execution',
        rating: 2,
        reason:
          'Dates were kept within a range, but demand is ranked by who talks most and dealt with once it is too much: anchor 2. The range is the teams’ own work and speaks for people leadership.',
      },
    ],
  },
  {
    key: 'head-security-and-product',
    exercise: 'governance-round',
    prompt: 'governance-security-product',
    answer: [
      "Let me put each of your cases as I'd put it myself. Security was promised controls last year and got a slide. Product has eight weeks and somebody else on the market. Can we look at one number together: 340 readers, 112 without a reason. If that is 60 by week three, and shown by the access log instead of by me, would the training on masked conversations be something you could carry?",
      "You say the purpose isn't covered. I had thought it was, under support; reading the sheet again I agree, so we ask anew and train on those who say yes. That costs us two weeks, and product hears that now rather than in week seven. What product won't get is the older history: past 24 months it's deleted, and that runs every night with a list of what went.",
      "So: masking, owner Lea, week two. Readers to 60, owner Tom, week three, each with an end date. What's left is for the security head to accept in writing. I'll tell the auditor which of it isn't done.",
    ].join('\n\n'),
    scores: [
      {
        dimension: 'stakeholder-leadership',
        rating: 4,
        reason:
          'Brings two opposed sides to one decision over a shared figure, puts each case fairly and changes position on evidence: anchor 4. Whether such agreements outlast the meeting is not shown.',
      },
      {
        dimension: 'governance-and-security',
        rating: 3,
        reason:
          'Access with a reason, an end date and a log, deletion in the pipeline with its record, and a named person for the risk that stays: anchor 3. Nothing makes the permitted way the quickest one.',
      },
    ],
  },
];
