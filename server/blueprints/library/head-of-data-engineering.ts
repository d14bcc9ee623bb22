import type { Kit } from '#shared/kit.ts';
import {
  background,
  deliverables,
  kpis,
  mission,
  responsibilities,
} from './head-of-data-engineering/context.ts';
import { dimensions } from './head-of-data-engineering/dimensions.ts';
import { architectureReview } from './head-of-data-engineering/exercises/architecture-review.ts';
import { costOptimisation } from './head-of-data-engineering/exercises/cost-optimisation.ts';
import { governanceRound } from './head-of-data-engineering/exercises/governance-round.ts';
import { incidentPostmortem } from './head-of-data-engineering/exercises/incident-postmortem.ts';
import { leadershipBehavioural } from './head-of-data-engineering/exercises/leadership-behavioural.ts';
import { platformStrategyCase } from './head-of-data-engineering/exercises/platform-strategy-case.ts';
import { redFlags, signals } from './head-of-data-engineering/signals.ts';

export const headOfDataEngineering: Kit = {
  title: 'Head of Data Engineering',
  mission,
  responsibilities,
  deliverables,
  kpis,
  background,
  dimensions,
  exercises: [
    platformStrategyCase,
    architectureReview,
    incidentPostmortem,
    costOptimisation,
    leadershipBehavioural,
    governanceRound,
  ],
  signals,
  redFlags,
  rounds: [
    {
      key: 'strategy',
      name: 'Platform strategy',
      exercise: 'platform-strategy-case',
      minutes: 75,
      dimensions: [
        'data-platform-architecture',
        'delivery-and-execution',
        'people-leadership',
        'business-impact-orientation',
      ],
      interviewers: 1,
    },
    {
      key: 'architecture',
      name: 'Architecture review',
      exercise: 'architecture-review',
      minutes: 60,
      dimensions: [
        'data-platform-architecture',
        'operational-excellence',
        'finops-and-cost-management',
        'governance-and-security',
      ],
      interviewers: 1,
    },
    {
      key: 'postmortem',
      name: 'Incident review',
      exercise: 'incident-postmortem-simulation',
      minutes: 40,
      dimensions: ['operational-excellence', 'stakeholder-leadership', 'people-leadership'],
      interviewers: 1,
    },
    {
      key: 'cost',
      name: 'Cost',
      exercise: 'cost-optimization-scenario',
      minutes: 40,
      dimensions: ['finops-and-cost-management', 'business-impact-orientation'],
      interviewers: 1,
    },
    {
      key: 'people-and-partners',
      name: 'Leading people and partners',
      exercise: 'structured-behavioural',
      minutes: 60,
      dimensions: ['people-leadership', 'stakeholder-leadership', 'delivery-and-execution'],
      interviewers: 1,
    },
    {
      key: 'governance',
      name: 'Governance and risk',
      exercise: 'governance-round',
      minutes: 45,
      dimensions: ['governance-and-security', 'stakeholder-leadership'],
      interviewers: 1,
    },
  ],
};
