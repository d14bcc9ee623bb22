import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey } from '#shared/kit.ts';
import {
  BlueprintId,
  DimensionId,
  Done,
  Instant,
  JobId,
  Name,
  PersonRef,
  page,
  pageQuery,
  TemplateId,
  Version,
} from '#shared/primitives.ts';

const planners = ['admin', 'recruiter', 'hiring_manager'] as const;

/** A loop plan under a name, for every job of a blueprint. */
export const PlanTemplate = z.object({
  id: TemplateId,
  name: z.string(),
  rounds: z.int(),
  createdBy: PersonRef,
  createdAt: Instant,
  version: Version,
});
export type PlanTemplate = z.infer<typeof PlanTemplate>;

/** What of a template a job has no place for. */
const Misfit = z.object({
  round: z.string(),
  what: z.enum(['dimension', 'exercise', 'person']),
  name: z.string(),
});

export const FittedTemplate = z.object({
  name: z.string(),
  rounds: z.array(
    z.object({
      name: z.string(),
      exerciseKey: KitKey,
      minutes: z.int(),
      interviewers: z.int(),
      dimensionIds: z.array(DimensionId),
      people: z.array(PersonRef),
    }),
  ),
  /** Left out of the rounds, and said. */
  misfits: z.array(Misfit),
});
export type FittedTemplate = z.infer<typeof FittedTemplate>;

export const listPlanTemplates = endpoint({
  method: 'GET',
  path: '/api/v1/blueprints/:blueprintId/plan-templates',
  tag: 'Jobs',
  summary: 'The plan templates of a blueprint, by name',
  access: planners,
  params: z.strictObject({ blueprintId: BlueprintId }),
  query: z.strictObject(pageQuery),
  reply: page(PlanTemplate),
});

export const savePlanTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/plan-templates',
  tag: 'Jobs',
  summary: "Keep a job's loop plan as a template under a name",
  access: planners,
  status: 201,
  params: z.strictObject({ jobId: JobId }),
  body: z.strictObject({ name: Name }),
  reply: PlanTemplate,
  problems: ['already_exists', 'rule_broken'],
});

export const fitPlanTemplate = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/plan-templates/:templateId',
  tag: 'Jobs',
  summary: 'A template as it fits a job: dimensions by identity, else by key, and what has no place is named',
  access: planners,
  params: z.strictObject({ jobId: JobId, templateId: TemplateId }),
  reply: FittedTemplate,
});

const templateParams = z.strictObject({ templateId: TemplateId });

export const renamePlanTemplate = endpoint({
  method: 'PATCH',
  path: '/api/v1/plan-templates/:templateId',
  tag: 'Jobs',
  summary: 'Give a plan template another name',
  access: planners,
  versioned: true,
  params: templateParams,
  body: z.strictObject({ name: Name }),
  reply: PlanTemplate,
  problems: ['already_exists'],
});

export const deletePlanTemplate = endpoint({
  method: 'DELETE',
  path: '/api/v1/plan-templates/:templateId',
  tag: 'Jobs',
  summary: 'Delete a plan template; plans that were made from it stay',
  access: planners,
  versioned: true,
  params: templateParams,
  reply: Done,
});
