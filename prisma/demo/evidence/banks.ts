import type { EvidenceBank } from './bank.ts';
import { businessImpact } from './head/business-impact-orientation.ts';
import { platformArchitecture } from './head/data-platform-architecture.ts';
import { headDelivery } from './head/delivery-and-execution.ts';
import { finops } from './head/finops-and-cost-management.ts';
import { headGovernance } from './head/governance-and-security.ts';
import { operationalExcellence } from './head/operational-excellence.ts';
import { peopleLeadership } from './head/people-leadership.ts';
import { headStakeholders } from './head/stakeholder-leadership.ts';
import { dataArchitecture } from './lead/data-architecture.ts';
import { leadDelivery } from './lead/delivery-and-execution.ts';
import { engineeringExcellence } from './lead/engineering-excellence.ts';
import { leadGovernance } from './lead/governance-and-security.ts';
import { mentorship } from './lead/mentorship-and-team-impact.ts';
import { reliabilityMindset } from './lead/reliability-mindset.ts';
import { sqlAndModeling } from './lead/sql-and-modeling.ts';
import { leadStakeholders } from './lead/stakeholder-leadership.ts';

/** The bank of each dimension, by kit and by the dimension's key in it. */
export const evidenceBanks: Readonly<Record<'lead' | 'head', Readonly<Record<string, EvidenceBank>>>> = {
  lead: {
    'data-architecture': dataArchitecture,
    'sql-and-modeling': sqlAndModeling,
    'engineering-excellence': engineeringExcellence,
    'reliability-mindset': reliabilityMindset,
    'governance-and-security': leadGovernance,
    'stakeholder-leadership': leadStakeholders,
    'mentorship-and-team-impact': mentorship,
    'delivery-and-execution': leadDelivery,
  },
  head: {
    'data-platform-architecture': platformArchitecture,
    'operational-excellence': operationalExcellence,
    'governance-and-security': headGovernance,
    'delivery-and-execution': headDelivery,
    'finops-and-cost-management': finops,
    'stakeholder-leadership': headStakeholders,
    'people-leadership': peopleLeadership,
    'business-impact-orientation': businessImpact,
  },
};
