import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { MemberId, Version } from '#shared/primitives.ts';

/** How many interviews a week are enough in an organisation that has said nothing. */
export const usualPerWeek = 5;
export const mostPerWeek = 40;

/** What holds for whoever has no limit of their own. */
export const InterviewLimits = z.object({
  perWeek: z.int(),
  version: Version,
  can: z.object({ change: z.boolean() }),
});
export type InterviewLimits = z.infer<typeof InterviewLimits>;

export const getInterviewLimits = endpoint({
  method: 'GET',
  path: '/api/v1/interview-limits',
  tag: 'People',
  summary: 'How many interviews a week are enough for one person, where they have no limit of their own',
  access: 'member',
  reply: InterviewLimits,
});

export const saveInterviewLimits = endpoint({
  method: 'PUT',
  path: '/api/v1/interview-limits',
  tag: 'People',
  summary:
    'Change how many interviews a week are enough; planners are warned above it, and nobody is stopped',
  access: ['admin', 'recruiter'],
  versioned: true,
  body: z.strictObject({ perWeek: z.int().min(1).max(mostPerWeek) }),
  reply: InterviewLimits,
});

const memberParams = z.strictObject({ memberId: MemberId });

export const InterviewLimit = z.object({
  /** Null: as many as the organisation says. */
  perWeek: z.int().nullable(),
  usual: z.int(),
  version: Version,
  can: z.object({ change: z.boolean() }),
});
export type InterviewLimit = z.infer<typeof InterviewLimit>;

export const getInterviewLimit = endpoint({
  method: 'GET',
  path: '/api/v1/members/:memberId/interview-limit',
  tag: 'People',
  summary: 'How many interviews a week are enough for one person',
  access: 'member',
  params: memberParams,
  reply: InterviewLimit,
});

export const saveInterviewLimit = endpoint({
  method: 'PUT',
  path: '/api/v1/members/:memberId/interview-limit',
  tag: 'People',
  summary: 'Set how many interviews a week are enough for oneself or, as a planner, for anybody',
  access: 'member',
  versioned: true,
  params: memberParams,
  body: z.strictObject({ perWeek: z.int().min(0).max(mostPerWeek).nullable() }),
  reply: InterviewLimit,
});
