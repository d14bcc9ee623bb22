import type { Kit } from '#shared/kit.ts';
import { background, deliverables, kpis, mission, responsibilities } from './lead-data-engineer/context.ts';
import { dimensions } from './lead-data-engineer/dimensions.ts';
import { codeReviewSimulation } from './lead-data-engineer/exercises/code-review-simulation.ts';
import { governanceConversation } from './lead-data-engineer/exercises/governance-conversation.ts';
import { incidentScenario } from './lead-data-engineer/exercises/incident-scenario.ts';
import { pipelineDesignCase } from './lead-data-engineer/exercises/pipeline-design-case.ts';
import { sqlExercise } from './lead-data-engineer/exercises/sql-exercise.ts';
import { structuredBehavioural } from './lead-data-engineer/exercises/structured-behavioural.ts';
import { redFlags, signals } from './lead-data-engineer/signals.ts';

export const leadDataEngineer: Kit = {
  title: 'Lead Data Engineer',
  mission,
  responsibilities,
  deliverables,
  kpis,
  background,
  dimensions,
  exercises: [
    pipelineDesignCase,
    sqlExercise,
    codeReviewSimulation,
    incidentScenario,
    structuredBehavioural,
    governanceConversation,
  ],
  signals,
  redFlags,
  rounds: [
    {
      key: 'design',
      name: 'Pipeline design',
      exercise: 'pipeline-design-case',
      minutes: 75,
      dimensions: ['data-architecture', 'sql-and-modeling', 'reliability-mindset', 'delivery-and-execution'],
      interviewers: 1,
    },
    {
      key: 'sql',
      name: 'SQL',
      exercise: 'sql-exercise',
      minutes: 40,
      dimensions: ['sql-and-modeling', 'engineering-excellence'],
      interviewers: 1,
    },
    {
      key: 'code-review',
      name: 'Code review',
      exercise: 'code-review-simulation',
      minutes: 30,
      dimensions: ['engineering-excellence', 'mentorship-and-team-impact', 'governance-and-security'],
      interviewers: 1,
    },
    {
      key: 'incident',
      name: 'Incident',
      exercise: 'incident-scenario',
      minutes: 30,
      dimensions: ['reliability-mindset', 'stakeholder-leadership'],
      interviewers: 1,
    },
    {
      key: 'past-work',
      name: 'Past work with others',
      exercise: 'structured-behavioural',
      minutes: 60,
      dimensions: [
        'stakeholder-leadership',
        'mentorship-and-team-impact',
        'delivery-and-execution',
        'reliability-mindset',
      ],
      interviewers: 1,
    },
    {
      key: 'governance',
      name: 'Governance',
      exercise: 'governance-conversation',
      minutes: 40,
      dimensions: ['governance-and-security', 'data-architecture', 'stakeholder-leadership'],
      interviewers: 1,
    },
  ],
};
