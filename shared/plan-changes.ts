import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { InterviewId, JobId, LoopId } from '#shared/primitives.ts';
import { DimensionRef } from '#shared/seats.ts';

/** An interview to come that would follow its round of the newer plan. */
const ChangedInterview = z.object({
  id: InterviewId,
  name: z.string(),
  minutes: z.object({ from: z.int(), to: z.int() }).nullable(),
  /** Dimensions that it would score besides, and no more. */
  added: z.array(DimensionRef),
  removed: z.array(DimensionRef),
});

/** What of an interview stays as it is although its round differs, and why. */
const KeptInterview = z.object({
  id: InterviewId,
  name: z.string(),
  why: z.enum(['card_begun', 'nothing_left', 'past']),
});

/** What following the newest plan would do to a loop under way. */
export const LoopChanges = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    addedRounds: z.array(z.string()),
    removedRounds: z.array(z.string()),
    changed: z.array(ChangedInterview),
    kept: z.array(KeptInterview),
  }),
  /** The reader owes a card on it: what can be changed would tell of colleagues' cards. */
  z.object({ state: z.literal('sealed') }),
]);
export type LoopChanges = z.infer<typeof LoopChanges>;

const LoopPreview = z.object({
  id: LoopId,
  candidateName: z.string(),
  changes: LoopChanges,
});
export type LoopPreview = z.infer<typeof LoopPreview>;

export const PlanChanges = z.object({
  /** The number of the job's plan: whoever applies it says which one they saw. */
  plan: z.int(),
  /** Loops under way that follow an earlier plan, the newest first. */
  loops: z.array(LoopPreview),
});
export type PlanChanges = z.infer<typeof PlanChanges>;

const jobParams = z.strictObject({ jobId: JobId });
/** As many as are looked through at once. */
export const mostLoops = 100;

export const getPlanChanges = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/plan-changes',
  tag: 'Jobs',
  summary: 'What the saved plan would change in each loop under way that follows an earlier one',
  access: ['admin', 'recruiter'],
  params: jobParams,
  reply: PlanChanges,
});

export const applyPlan = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/plan-changes',
  tag: 'Jobs',
  summary: 'Have loops under way follow the saved plan, all of them or none; what was held or begun stays',
  access: ['admin', 'recruiter'],
  params: jobParams,
  body: z.strictObject({ plan: z.int().min(1), loopIds: z.array(LoopId).min(1).max(mostLoops) }),
  reply: PlanChanges,
  problems: ['wrong_state', 'rule_broken'],
});
