import { z } from 'zod';
import { Freedom } from '#shared/availability.ts';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey } from '#shared/kit.ts';
import {
  DimensionId,
  Instant,
  JobId,
  LoopId,
  MemberId,
  Name,
  PersonRef,
  RoundId,
} from '#shared/primitives.ts';

/** A dimension is scored by at least so many people, so that no score rests on one of them alone. */
export const ratersWanted = 2;
/** More than this on one person, and the last dimensions are scored from memory. */
export const dimensionsPerPerson = 4;

export const WarningKind = z.enum([
  'not_assessed',
  'one_rater',
  'crowded_round',
  'crowded_person',
  'conflict',
  'not_qualified',
  'overloaded',
  'always_alone',
]);
export type WarningKind = z.infer<typeof WarningKind>;

/** The one thing to do about a warning, with what it is done to. */
const Fix = z.object({
  kind: z.enum([
    /** One more interviewer in the round. */
    'add_person',
    /** The round scores the dimension too. */
    'score_dimension',
    /** No round can: another one is needed. */
    'add_round',
    /** Fewer dimensions in the round. */
    'change_round',
    /** Somebody else in place of the person. */
    'replace_person',
    /** Somebody beside the person. */
    'name_people',
    'sign_off',
  ]),
  words: z.string(),
  /** The place of the round among those that were asked about; of a loop the id of its interview or open round. */
  round: z.string().nullable(),
  memberId: MemberId.nullable(),
  dimensionId: DimensionId.nullable(),
});

/** What a planner should look at. It never stops anyone. */
export const PlanWarning = z.object({ kind: WarningKind, message: z.string(), fix: Fix });
export type PlanWarning = z.infer<typeof PlanWarning>;

/** A round as it is being planned. */
export const CheckedRound = z.strictObject({
  name: Name,
  exerciseKey: KitKey,
  interviewers: z.int().min(1).max(4),
  dimensionIds: z.array(DimensionId).max(8),
  memberIds: z.array(MemberId).max(12),
});
export type CheckedRound = z.input<typeof CheckedRound>;

export const checkPlan = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/plan-warnings',
  tag: 'Jobs',
  summary: 'What deserves a second look in a plan, each with one thing to do about it; nothing is saved',
  access: ['admin', 'recruiter', 'hiring_manager'],
  keepsNoAnswer: true,
  changesNothing: true,
  params: z.strictObject({ jobId: JobId }),
  body: z.strictObject({ rounds: z.array(CheckedRound).max(12) }),
  reply: z.object({ warnings: z.array(PlanWarning) }),
});

export const getLoopWarnings = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/warnings',
  tag: 'Loops',
  summary: 'The same of a loop as it is scheduled, with its candidate in mind; nothing of anybody’s card',
  access: ['admin', 'recruiter'],
  params: z.strictObject({ loopId: LoopId }),
  reply: z.object({
    warnings: z.array(PlanWarning),
    /** Its job has a newer plan than the one that the loop follows. */
    followsEarlierPlan: z.boolean(),
  }),
});

/** Somebody who could interview a round, and why. */
export const Suggestion = z.object({
  person: PersonRef,
  /** At the time that was asked about; null where there was none, or it has begun. */
  freedom: Freedom.nullable(),
  isNamed: z.boolean(),
  isQualified: z.boolean(),
  /** Interviews in this week and in the next. */
  thisWeek: z.int(),
  nextWeek: z.int(),
  isAtLimit: z.boolean(),
  /** What they would do for the network of who scored whom; nothing of how anybody scores. */
  link: z.enum(['joins_groups', 'new_pair', 'none']),
  /** All of it in words: "Qualified · 1 interview this week". */
  reason: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What the order of suggestions goes by, as the form says it. */
export const suggestionRule =
  'Once a time is chosen, people who are free then come first. After that: named for the round, qualification, room in the week, fewest interviews this week and next, and what they link in the rating network.';

export const suggestPeople = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/rounds/:roundId/suggestions',
  tag: 'Loops',
  summary: 'Who could interview a round of a loop, the most suitable first, with the reason in words',
  access: ['admin', 'recruiter'],
  params: z.strictObject({ loopId: LoopId, roundId: RoundId }),
  query: z.strictObject({
    /** When the round is to begin, where that is known. */
    startsAt: Instant.optional(),
    /** How long it is to take; as long as the plan says when left out. */
    minutes: z.coerce.number().int().min(5).max(480).optional(),
  }),
  reply: z.object({ people: z.array(Suggestion) }),
});
