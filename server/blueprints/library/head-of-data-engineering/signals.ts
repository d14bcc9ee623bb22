import type { Kit } from '#shared/kit.ts';

export const signals: Kit['signals'] = [
  {
    key: 'architecture-what-not-to-build',
    dimension: 'data-platform-architecture',
    leaning: 'strong',
    text: 'Said what they would leave alone or not build, and on what grounds.',
  },
  {
    key: 'architecture-old-switched-off',
    dimension: 'data-platform-architecture',
    leaning: 'strong',
    text: 'Told of a move up to the day when the old platform was switched off.',
  },
  {
    key: 'architecture-replace-all',
    dimension: 'data-platform-architecture',
    leaning: 'weak',
    text: 'Proposed replacing the platform before asking what it is used for.',
  },
  {
    key: 'architecture-no-cost-of-choice',
    dimension: 'data-platform-architecture',
    leaning: 'weak',
    text: "Couldn't name a drawback of the favoured design when asked.",
  },
  {
    key: 'operations-target-decides',
    dimension: 'operational-excellence',
    leaning: 'strong',
    text: 'Gave an instance of a service target that changed what teams worked on.',
  },
  {
    key: 'operations-checks-actions',
    dimension: 'operational-excellence',
    leaning: 'strong',
    text: 'Followed up whether an action after an incident had the effect it was meant to have.',
  },
  {
    key: 'operations-able-people',
    dimension: 'operational-excellence',
    leaning: 'weak',
    text: 'Rested recovery on particular people being available.',
  },
  {
    key: 'operations-stops-at-trigger',
    dimension: 'operational-excellence',
    leaning: 'weak',
    text: 'Closed the review once the change that set off the failure was found.',
  },
  {
    key: 'governance-quick-and-safe',
    dimension: 'governance-and-security',
    leaning: 'strong',
    text: 'Gave waiting times for access before and after a control was put in.',
  },
  {
    key: 'governance-risk-owner',
    dimension: 'governance-and-security',
    leaning: 'strong',
    text: 'Said who may accept a risk, and took a decision to that person.',
  },
  {
    key: 'governance-paper-control',
    dimension: 'governance-and-security',
    leaning: 'weak',
    text: 'Described a rule without anything that checks whether it is kept.',
  },
  {
    key: 'governance-audit-rush',
    dimension: 'governance-and-security',
    leaning: 'weak',
    text: 'Described audits as a period in which proof is put together.',
  },
  {
    key: 'delivery-stopped-work',
    dimension: 'delivery-and-execution',
    leaning: 'strong',
    text: 'Named work they stopped, and how those who wanted it were told.',
  },
  {
    key: 'delivery-forecast-checked',
    dimension: 'delivery-and-execution',
    leaning: 'strong',
    text: 'Compared forecast with outcome over more than one quarter.',
  },
  {
    key: 'delivery-loudest-first',
    dimension: 'delivery-and-execution',
    leaning: 'weak',
    text: 'Gave the standing of the person asking as the reason for an order of work.',
  },
  {
    key: 'delivery-all-capacity',
    dimension: 'delivery-and-execution',
    leaning: 'weak',
    text: 'Planned all capacity for new work, with none for running what exists.',
  },
  {
    key: 'cost-per-unit',
    dimension: 'finops-and-cost-management',
    leaning: 'strong',
    text: 'Asked for cost per unit of use before calling the rise in spend a problem.',
  },
  {
    key: 'cost-guard',
    dimension: 'finops-and-cost-management',
    leaning: 'strong',
    text: 'Put a guard in place that keeps a saving from melting away.',
  },
  {
    key: 'cost-flat-cut',
    dimension: 'finops-and-cost-management',
    leaning: 'weak',
    text: 'Proposed the same cut for all workloads.',
  },
  {
    key: 'cost-no-start',
    dimension: 'finops-and-cost-management',
    leaning: 'weak',
    text: "Claimed a saving and couldn't say what it was measured against.",
  },
  {
    key: 'stakeholder-other-case',
    dimension: 'stakeholder-leadership',
    leaning: 'strong',
    text: 'Put the case of an opposing function so that it would have agreed with the account.',
  },
  {
    key: 'stakeholder-choices',
    dimension: 'stakeholder-leadership',
    leaning: 'strong',
    text: 'Gave an executive choices with their consequences in place of a status.',
  },
  {
    key: 'stakeholder-by-rank',
    dimension: 'stakeholder-leadership',
    leaning: 'weak',
    text: 'Reached for escalation before talking with the other function.',
  },
  {
    key: 'stakeholder-late-news',
    dimension: 'stakeholder-leadership',
    leaning: 'weak',
    text: 'Held back bad news until the whole explanation was ready.',
  },
  {
    key: 'people-handed-over',
    dimension: 'people-leadership',
    leaning: 'strong',
    text: 'Named a decision handed to a manager, its limits, and what the manager then did with it.',
  },
  {
    key: 'people-criteria-first',
    dimension: 'people-leadership',
    leaning: 'strong',
    text: 'Agreed hiring criteria before meeting candidates, and told how they were used.',
  },
  {
    key: 'people-general-praise',
    dimension: 'people-leadership',
    leaning: 'weak',
    text: 'Spoke of people only as good or weak, with no instance of what they did.',
  },
  {
    key: 'people-decides-all',
    dimension: 'people-leadership',
    leaning: 'weak',
    text: 'Described managers below who carried out decisions and made none.',
  },
  {
    key: 'impact-starting-point',
    dimension: 'business-impact-orientation',
    leaning: 'strong',
    text: 'Asked where the result stands today before promising an effect.',
  },
  {
    key: 'impact-disappointing',
    dimension: 'business-impact-orientation',
    leaning: 'strong',
    text: 'Reported an investment that brought less than hoped, and what was done next.',
  },
  {
    key: 'impact-counts-output',
    dimension: 'business-impact-orientation',
    leaning: 'weak',
    text: 'Gave counts of tables, jobs or dashboards when asked what had improved.',
  },
  {
    key: 'impact-no-decision',
    dimension: 'business-impact-orientation',
    leaning: 'weak',
    text: "Couldn't name a decision that would go differently with the proposed work.",
  },
];

export const redFlags: Kit['redFlags'] = [
  {
    key: 'privacy-not-mine',
    dimension: 'governance-and-security',
    text: "Said that privacy or access is another department's concern. Quote the words.",
  },
  {
    key: 'kept-from-auditor',
    dimension: 'governance-and-security',
    text: 'Described keeping a known gap from an auditor or from security. Note what was known, and by whom.',
  },
  {
    key: 'finds-culprit',
    dimension: 'operational-excellence',
    text: 'Asked for the cause of a failure, kept returning to the person who made the change. Quote the words.',
  },
  {
    key: 'no-own-failure',
    dimension: null,
    text: 'Asked twice for a failure of their own, gave none. Note both questions and answers.',
  },
  {
    key: 'spend-not-mine',
    dimension: 'finops-and-cost-management',
    text: "Ran a platform and couldn't say roughly what it cost or why that changed. Note the question and reply.",
  },
  {
    key: 'functions-to-blame',
    dimension: 'stakeholder-leadership',
    text: "In two or more stories, put the trouble down to people who didn't know what they wanted. Name the stories.",
  },
  {
    key: 'fitness-by-kind',
    dimension: 'people-leadership',
    text: "Judged people's fitness for work by what kind of person they are, in place of what they did. Quote the words.",
  },
  {
    key: 'result-not-own',
    dimension: null,
    text: "Claimed a result and, on follow-up, couldn't describe their own part in it. Note the claim and the follow-up.",
  },
];
