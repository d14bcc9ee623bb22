import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Job } from '#shared/jobs.ts';
import { candidateRef, LoopEndCause } from '#shared/loops.ts';
import { Instant, JobId, LoopId, PersonRef, page, pageQuery } from '#shared/primitives.ts';

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;
const jobParams = z.strictObject({ jobId: JobId });

/** What is under way when a job is to be closed. */
export const JobClosing = z.object({
  /** Loops whose interviews go on. */
  open: z.int(),
  /** Loops in their debrief. */
  debrief: z.int(),
  /** Applications that go on, without a loop under way. */
  waiting: z.int(),
  can: z.object({
    /** Close the loops with the job: planners may. */
    closeLoops: z.boolean(),
  }),
});
export type JobClosing = z.infer<typeof JobClosing>;

export const getJobClosing = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/closing',
  tag: 'Jobs',
  summary: 'What is under way for a job, to know before it is closed',
  access: staff,
  params: jobParams,
  reply: JobClosing,
});

/** Why the loops of a job all end: of the causes of a loop, those that lie in the job. */
export const JobEndCause = LoopEndCause.extract(['job_filled', 'job_on_hold', 'other']);
export type JobEndCause = z.infer<typeof JobEndCause>;

export const closeJob = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/closing',
  tag: 'Jobs',
  summary:
    'Close a job: it takes no candidates and starts no loops. Loops under way go on, or all close without a decision',
  access: staff,
  params: jobParams,
  body: z.discriminatedUnion('loops', [
    z.strictObject({ loops: z.literal('go_on') }),
    z.strictObject({
      loops: z.literal('close'),
      cause: JobEndCause,
      reason: z.string().min(3).max(500),
    }),
  ]),
  reply: Job,
  problems: ['wrong_state'],
});

export const reopenJob = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/reopening',
  tag: 'Jobs',
  summary:
    'Open a closed job again; loops that were closed with it stay closed until they are opened themselves',
  access: staff,
  params: jobParams,
  reply: Job,
  problems: ['wrong_state'],
});

export const archiveJob = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/archiving',
  tag: 'Jobs',
  summary: 'Keep a closed job from the list, unless it is asked for',
  access: staff,
  params: jobParams,
  reply: Job,
  problems: ['wrong_state'],
});

export const unarchiveJob = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/archiving/taking-back',
  tag: 'Jobs',
  summary: 'Have an archived job back in the list',
  access: staff,
  params: jobParams,
  reply: Job,
  problems: ['wrong_state'],
});

/** What a job's timeline tells of: the job itself, and the planning of its loops. Nothing of it is drawn from cards. */
export const JobEventKind = z.enum([
  'job_created',
  'job_changed',
  'plan_saved',
  'job_closed',
  'job_reopened',
  'job_archived',
  'job_unarchived',
  'loop_started',
  'loop_closed',
  'loop_reopened',
]);
export type JobEventKind = z.infer<typeof JobEventKind>;

export const JobField = z.enum([
  'title',
  'hiringManagerId',
  'approverIds',
  'recruiterId',
  'committeeIds',
  'reveal',
  'quorum',
  'hidesRecommendations',
  'compositePolicy',
  'anonymousReview',
]);
export type JobField = z.infer<typeof JobField>;

export const JobEvent = z.object({
  at: Instant,
  kind: JobEventKind,
  /** Null where the product itself acted. */
  actor: PersonRef.nullable(),
  /** What was changed in the job with it. */
  fields: z.array(JobField),
  /** How many rounds the plan has since. */
  rounds: z.int().nullable(),
  /** Why a loop closed without a decision, or the loops did that were closed with the job. */
  cause: LoopEndCause.nullable(),
  /** The loop it is about, with the candidate as the reader may know them. */
  loop: z.object({ id: LoopId, candidate: candidateRef }).nullable(),
});
export type JobEvent = z.infer<typeof JobEvent>;

export const listJobEvents = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/events',
  tag: 'Jobs',
  summary:
    'What happened to a job and to the planning of its loops, the newest first, as far as the reader may know it',
  access: [...staff, 'committee_member', 'approver', 'auditor'],
  params: jobParams,
  query: z.strictObject({ ...pageQuery }),
  reply: page(JobEvent),
});
