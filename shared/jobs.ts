import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey } from '#shared/kit.ts';
import {
  BlueprintId,
  DimensionId,
  Instant,
  JobId,
  MemberId,
  Name,
  PersonRef,
  page,
  pageQuery,
  RoundId,
  Version,
} from '#shared/primitives.ts';
import { CompositePolicy } from '#shared/voting.ts';

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;

export const JobState = z.enum(['open', 'closed']);

/** When an interviewer who has submitted sees colleagues' cards: with their own, or with the last one of the loop. */
export const RevealPolicy = z.enum(['own_submitted', 'all_submitted']);

/** A dimension of the job's blueprint version, by the id that scores refer to. */
const JobDimension = z.object({
  id: DimensionId,
  key: KitKey,
  name: z.string(),
  bar: z.int(),
  isMustHave: z.boolean(),
});

export const JobRound = z.object({
  id: RoundId,
  name: z.string(),
  exerciseKey: KitKey,
  exerciseName: z.string(),
  minutes: z.int(),
  interviewers: z.int(),
  dimensions: z.array(JobDimension),
  /** Who is meant to interview it; more people than interviewers is a pool to choose from. */
  people: z.array(PersonRef),
});
export type JobRound = z.infer<typeof JobRound>;

export const JobSummary = z.object({
  id: JobId,
  title: z.string(),
  state: JobState,
  blueprint: z.object({ id: BlueprintId, title: z.string(), number: z.int() }),
  hiringManager: PersonRef,
  recruiter: PersonRef,
  applications: z.int(),
  createdAt: Instant,
});
export type JobSummary = z.infer<typeof JobSummary>;

export const Job = z.object({
  id: JobId,
  title: z.string(),
  state: JobState,
  blueprint: z.object({ id: BlueprintId, title: z.string(), number: z.int() }),
  hiringManager: PersonRef,
  /** Who approves a decision, in the order they are asked. */
  approvers: z.array(PersonRef),
  recruiter: PersonRef,
  committee: z.array(PersonRef),
  reveal: RevealPolicy,
  /** So many votes it takes before the chair may open them without the rest. */
  quorum: z.int(),
  /** Whether interviewers' recommendations stay hidden in a debrief until its votes are open. */
  hidesRecommendations: z.boolean(),
  compositePolicy: CompositePolicy,
  /** Whether interviewers see candidates under a neutral label until they have submitted. */
  anonymousReview: z.boolean(),
  dimensions: z.array(JobDimension),
  exercises: z.array(z.object({ key: KitKey, name: z.string(), dimensions: z.array(KitKey) })),
  rounds: z.array(JobRound),
  /** Kept from the list. */
  isArchived: z.boolean(),
  createdAt: Instant,
  version: Version,
  can: z.object({ edit: z.boolean() }),
});
export type Job = z.infer<typeof Job>;

export const listJobs = endpoint({
  method: 'GET',
  path: '/api/v1/jobs',
  tag: 'Jobs',
  summary: 'Jobs, by title',
  access: [...staff, 'committee_member', 'approver', 'auditor'],
  query: z.strictObject({
    ...pageQuery,
    search: z.string().max(200).optional(),
    state: JobState.optional(),
    /** Only jobs that are archived; they are left out otherwise. */
    archived: z.enum(['yes']).optional(),
  }),
  reply: page(JobSummary),
});

const jobParams = z.strictObject({ jobId: JobId });

export const getJob = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId',
  tag: 'Jobs',
  summary: 'One job with its people, policy and loop plan',
  access: [...staff, 'committee_member', 'approver', 'auditor'],
  params: jobParams,
  reply: Job,
});

const peopleAndPolicy = {
  hiringManagerId: MemberId,
  approverIds: z.array(MemberId).min(1).max(3),
  recruiterId: MemberId,
  committeeIds: z.array(MemberId).max(12),
  reveal: RevealPolicy,
  /** At most as many as can vote: the committee and the hiring manager. */
  quorum: z.int().min(1).max(13),
  hidesRecommendations: z.boolean(),
  compositePolicy: CompositePolicy,
  anonymousReview: z.boolean(),
};

export const createJob = endpoint({
  method: 'POST',
  path: '/api/v1/jobs',
  tag: 'Jobs',
  summary: "Open a job on a published blueprint version; its loop plan begins as the kit's rounds",
  access: staff,
  status: 201,
  body: z.strictObject({ title: Name, blueprintId: BlueprintId, number: z.int().min(1), ...peopleAndPolicy }),
  reply: Job,
  problems: ['not_found', 'rule_broken'],
});

export const updateJob = endpoint({
  method: 'PATCH',
  path: '/api/v1/jobs/:jobId',
  tag: 'Jobs',
  summary: "Change a job's title, people or policy",
  access: staff,
  versioned: true,
  params: jobParams,
  body: z.strictObject({ title: Name, ...peopleAndPolicy }).partial(),
  reply: Job,
  problems: ['rule_broken'],
});

/** More people than anybody chooses one of. */
export const mostInPool = 12;

export const saveLoopPlan = endpoint({
  method: 'PUT',
  path: '/api/v1/jobs/:jobId/rounds',
  tag: 'Jobs',
  summary: 'Replace the loop plan for loops to come; those under way keep the one they follow',
  access: staff,
  versioned: true,
  params: jobParams,
  body: z.strictObject({
    rounds: z
      .array(
        z.strictObject({
          name: Name,
          exerciseKey: KitKey,
          minutes: z.int().min(5).max(480),
          interviewers: z.int().min(1).max(4),
          dimensionIds: z.array(DimensionId).min(1).max(8),
          /** Whom to name for it; nobody unless it is said. */
          memberIds: z.array(MemberId).max(mostInPool).default([]),
        }),
      )
      .min(1)
      .max(12),
  }),
  reply: Job,
  problems: ['rule_broken'],
});
