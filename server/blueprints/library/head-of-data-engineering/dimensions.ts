import type { Dimension } from '#shared/kit.ts';

export const dimensions: Dimension[] = [
  {
    key: 'data-platform-architecture',
    name: 'Data platform architecture',
    covers:
      'The shape the platform is heading for and the road there: what is common to all teams, what may differ, how it copes with growth, and how a large change is made while the business runs on it.',
    anchors: [
      "Names products where a design is asked for; gives one shape for every need; plans a move in a single step, and can't say what the present platform does well or what would be lost.",
      'Describes a target of familiar layers but ties it loosely to what consumers need; gives benefits without costs; stages a move by technical part, with old and new both running and no end date.',
      'Derives the target from a few stated needs; says what is common and where teams may differ; weighs the main choices on cost, latency and upkeep, and stages the move so that each step pays and can be taken back.',
      'Tests the target with rough figures against growth, failure and the skills at hand; names what would reverse each main choice; shows a past move that ended with the old platform off, and what it really cost.',
      "Shapes a platform on which business-area teams build safely without asking; says with grounds what shouldn't be built or made uniform; shows a past design whose assumptions were checked against results, and what was changed where they failed.",
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: [
      'platform-direction',
      'common-patterns',
      'modernise-in-steps',
      'reference-design',
      'source-onboarding',
    ],
  },
  {
    key: 'operational-excellence',
    name: 'Operational excellence',
    covers:
      'Running data as a service across several teams: promises in figures, detection, response, learning, and proof that it is getting better.',
    anchors: [
      'Counts on able people to notice and repair; has no promise to consumers in figures; takes a restart as the end of an incident, and describes reviews that look for whoever made the change.',
      'Has monitoring and reviews in some teams; sets targets that nobody decides by; finds what set off an incident and little beyond, and collects actions without following whether they were done.',
      'Agrees service targets by tier with consumers and steers work by them; assigns clear roles in an incident; looks past the trigger to what let it through, and follows actions to the end, with one measure that improved.',
      'Spends an agreed allowance of failure on purpose, moving people between features and stability; finds patterns across incidents; checks whether actions worked, and shows improvement that lasted over several quarters.',
      "Has teams run their own targets, reviews and rehearsals on common rules; shows in figures where more reliability wasn't worth its price, and which failures stopped reaching consumers while load and change both grew.",
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave:
      "Executive reports, and often the customers' own, rest on this group's service each day. A Head who can't set up promises, response and learning across teams leaves every other result of the group in doubt.",
    traces: [
      'service-promises',
      'incident-escalation',
      'release-discipline',
      'quality-framework',
      'wrong-figures-reached',
      'time-to-recover',
    ],
  },
  {
    key: 'governance-and-security',
    name: 'Governance & security',
    covers:
      'Access, privacy, retention and traceability as working controls across teams, with proof that arises from daily work and a clear answer to who may accept which risk.',
    anchors: [
      "Leaves access, privacy and retention to other departments; can't say where sensitive data lies; gathers papers when an audit is announced, and treats an exception as a favour between managers.",
      'Has written policies and a few controls around the main store; relies on approval by hand; knows of copies but has no plan for them, and can show an auditor what should happen more than what did.',
      'Puts data in classes with an owner and a control for each; grants access by role, with an end date and a log; builds retention and deletion into pipelines; keeps proof as routine, and says who may accept which risk.',
      'Makes the permitted way the quickest one, with approval by rule where risk is low; measures gaps, waiting times and overdue reviews; stops a use that lacks a purpose and offers another way, and shows findings that became fewer.',
      'Builds controls that teams take up from common defaults and that record their own proof; brings security, legal and product to one decision before a new use starts; shows one change that made access narrower and delivery quicker.',
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave:
      "This role is the one that must make privacy and access rules work in practice. A failure here harms the people in the data and can't be undone by another department afterwards.",
    traces: ['working-controls', 'audit-trail', 'control-evidence', 'open-findings'],
  },
  {
    key: 'delivery-and-execution',
    name: 'Delivery & execution',
    covers:
      'Choosing among more demand than capacity, and bringing what was promised into use across several teams.',
    anchors: [
      'Takes on work in the order in which it is pressed for; has no single list; promises dates before asking the teams, and explains a miss by outside events with no change in how work is planned.',
      'Keeps a roadmap that is a list of projects; ranks by who asks more than by effect; sees dependencies once they block, and reports effort spent in place of results that others can use.',
      'Ranks demand by effect, risk and effort together with those affected; sets aside capacity for running work and debt; stages results so that each is usable, and compares promise with outcome every quarter.',
      'Shows what was stopped and why; limits what is under way so that teams finish; removes a dependency by moving a boundary or an order of work, and shows forecasts across teams that came true within a stated range.',
      'Runs a planning habit by which teams settle trade-offs themselves; moves people and money midway when evidence turns; shows promises that held through a loss of capacity, and how the method was handed on to others.',
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: ['demand-and-capacity', 'modernise-in-steps', 'roadmap', 'promises-kept'],
  },
  {
    key: 'finops-and-cost-management',
    name: 'FinOps & cost management',
    covers:
      "Knowing what drives the platform's cost, telling growth from waste, choosing savings that don't hurt service, and keeping spend in view of those who cause it.",
    anchors: [
      'Knows the total bill but not what drives it; offers a cut across the board or a cheaper supplier; waits for finance to raise a concern, and has no figure that would tell waste from growth.',
      'Names the largest items and some repairs; ranks them by how simple they are; sees spend by supplier but not by team or product, and claims a saving without a starting figure.',
      'Breaks spend down by team and workload; uses a cost per unit of use to tell growth from waste; ranks repairs by saving, effort and risk, and measures the effect against a starting figure with a guard against relapse.',
      'Shows teams their own cost while they can still act; forecasts a range and compares it with the bill; weighs discounts for commitment against freedom to move, and says which service promise each saving touches.',
      "Puts cost beside value in design and pricing, so that teams weigh it unasked; closes a costly service whose use doesn't justify it; shows a unit cost that fell over several quarters while use grew and promises held.",
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: ['unit-costs', 'suppliers', 'cost-report', 'cost-per-use'],
  },
  {
    key: 'stakeholder-leadership',
    name: 'Stakeholder leadership',
    covers:
      'Reaching decisions with product, analytics, security, finance and executives on priority, meaning and risk, and keeping their trust when news is bad.',
    anchors: [
      'Treats other functions as a queue or an obstacle; answers conflict by rank or by waiting; reports activity to executives, and lets them learn of a problem from someone else.',
      'Meets counterparts regularly but trades positions with them; agrees definitions that stay in the minutes; gives executives detail with nothing to decide, and commits before knowing who else is affected.',
      "Finds what each function has to decide and says openly what it won't get; settles ownership and meaning in writing with a named person; gives executives choices with consequences, and bad news with the next step.",
      "Brings functions with opposed goals to a joint decision on shared figures; puts the absent side's case fairly; changes position when evidence asks for it, and shows an agreement that held when pressure rose.",
      'Sets up ways to decide on priority, meaning and risk that work without their presence; has counterparts speak for platform needs themselves, and shows how a conflict between executives became a rule that others went on using.',
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: ['shared-meaning', 'joint-planning', 'incident-escalation', 'executive-update', 'partner-rating'],
  },
  {
    key: 'people-leadership',
    name: 'People leadership',
    covers:
      'Hiring, developing and arranging people and teams, acting on weak results fairly, and making leaders of others.',
    anchors: [
      'Describes the group by output or tools; leaves hiring, growth and weak results to chance or to the HR department; keeps decisions close, and can give no instance of someone developing under their lead.',
      'Holds regular talks and gives feedback in general words; hires by impression against a job text; acts late on weak results, and places people by the project at hand with no view of what will be needed later.',
      'Sets expectations per level and ties feedback to instances; hires against criteria agreed beforehand; acts early on weak results with goals and help; arranges teams around what they own, and names people who grew and how.',
      "Develops managers and senior engineers by handing over decisions within stated limits; checks hiring, pay and promotion for fairness with data; revises a team design that didn't work, and shows successors who were prepared for main posts.",
      'Develops leaders who develop leaders; makes hiring and growth a shared practice that others run well; shows teams that kept their results through a change of manager, and a people decision they got wrong and what they did differently next.',
    ],
    weight: 1,
    weightReason: null,
    bar: 4,
    mustHave:
      "This role works through managers and senior engineers; what it can't do through them doesn't get done. Managing one team soundly isn't enough, since it has to develop those who manage: hence level 4.",
    traces: [
      'grow-leaders',
      'working-culture',
      'career-framework',
      'posts-filled-from-within',
      'regretted-leavers',
    ],
  },
  {
    key: 'business-impact-orientation',
    name: 'Business impact orientation',
    covers:
      'Starting from a decision or result of the company, judging beforehand what data work is worth to it, and checking afterwards.',
    anchors: [
      "Describes work by the systems delivered; names users only in general; can't say which decision or result changed, and measures success by the number of jobs, tables or dashboards.",
      "Links work to a company goal in words; takes the sponsor's estimate of value as given; measures views or queries as success, and stops looking once the work has gone live.",
      "Starts from a decision or result and says how data would change it; states where it stands today and the expected effect; looks afterwards whether it came about, and names work dropped because it didn't pay.",
      "Compares options by expected value, risk and cost on stated assumptions; separates the platform's share from other causes; goes back to sponsors with the result, a disappointing one too, and moves investment accordingly.",
      'Changes company choices by showing what data makes possible or too dear; brings other teams to state a starting point and follow it up; shows one investment stopped and one enlarged on evidence, with figures for both.',
    ],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: ['investment-cases', 'platform-direction', 'executive-update', 'governed-use', 'promises-kept'],
  },
];
