import { z } from 'zod';
import { NextState } from '#shared/calibration.ts';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey } from '#shared/kit.ts';
import { DimensionId, Instant, JobId, MemberId } from '#shared/primitives.ts';

/** Half widths that differ by no more than this, in score points, are called much the same. */
export const littleDifference = 0.03;

/** Somebody's place in a planned round, whose scores count. */
const PlannedSeat = z.strictObject({
  /** Null while nobody is named. */
  memberId: MemberId.nullable(),
  dimensionIds: z.array(DimensionId).min(1).max(16),
});

/** A round as it is planned: those in it interview together. */
export const PlannedRound = z.strictObject({
  exerciseKey: KitKey,
  minutes: z.int().min(5).max(480),
  /** It is over: nobody can be added to it or left out any more. */
  isHeld: z.boolean(),
  seats: z.array(PlannedSeat).min(1).max(12),
});
export type PlannedRound = z.input<typeof PlannedRound>;

/** More than any loop has; the time a prediction takes grows with the square of it. */
const mostSeats = 60;

const PlannedRounds = z
  .array(PlannedRound)
  .min(1)
  .max(20)
  .refine(
    (rounds) => rounds.reduce((sum, { seats }) => sum + seats.length, 0) <= mostSeats,
    `has more than ${mostSeats} seats`,
  );

/** Half of the width of the 90 % interval, in score points. */
const HalfWidth = z.number();

const PredictedDimension = z.object({
  id: DimensionId,
  name: z.string(),
  /** How many different people score it. */
  people: z.int(),
  /** Null where nobody does, and where the dimension has no calibrated score. */
  halfWidth: HalfWidth.nullable(),
  /** Its anchors don't fit the scale that the family's dimensions share: it has no calibrated score, and is in no composite. */
  isOffScale: z.boolean(),
  /** Never scored yet in this family: taken to be as hard as the others are on average. */
  isNew: z.boolean(),
});

/** The composite as the debrief will show it, or why it will show none. */
const PredictedComposite = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('half_width'), halfWidth: HalfWidth }),
  z.object({
    kind: z.literal('no_figure'),
    reason: z.enum(['must_have_not_assessed', 'coverage', 'anchors_off_scale']),
  }),
]);

/** What a change costs or saves, and the half width over every dimension after it. */
const change = { minutes: z.int(), halfWidth: HalfWidth };

const PlanAddition = z.discriminatedUnion('kind', [
  /** One more interviewer in a round of the plan, by its place. */
  z.object({ kind: z.literal('interviewer'), round: z.int(), ...change }),
  /** An exercise of the kit that the plan leaves out, with one interviewer. */
  z.object({ kind: z.literal('exercise'), exerciseKey: KitKey, name: z.string(), ...change }),
]);

/** A seat of the plan, by the places of its round and in it. */
const PlanOmission = z.object({ round: z.int(), seat: z.int(), ...change });

export const PlanPrediction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan_prediction'),
    state: z.enum(['provisional', 'calibrated']),
    fittedAt: Instant,
    dimensions: z.array(PredictedDimension),
    composite: PredictedComposite,
    /**
     * Over every dimension that has a calibrated score, those that nobody scores as unknown: what plans are compared by, because leaving a
     * dimension out must not look like precision.
     */
    everyDimension: HalfWidth,
    /** At most three, the one that narrows most for its minutes first. */
    additions: z.array(PlanAddition),
    /** At most three that could be left out at little loss, with no dimension falling below two people. */
    omissions: z.array(PlanOmission),
  }),
  z.object({
    kind: z.literal('no_prediction'),
    reason: z.enum(['off', 'off_for_job', 'no_fit', 'raw_only', 'anchors_off_scale']),
    /** The way to figures; null where there is none. */
    next: NextState.nullable(),
  }),
]);
export type PlanPrediction = z.infer<typeof PlanPrediction>;

export const predictPlan = endpoint({
  method: 'POST',
  path: '/api/v1/jobs/:jobId/plan-prediction',
  tag: 'Calibration',
  summary: 'How wide the 90 % intervals of a planned loop will be, from closed loops only; nothing is saved',
  access: ['admin', 'recruiter', 'hiring_manager'],
  keepsNoAnswer: true,
  changesNothing: true,
  params: z.strictObject({ jobId: JobId }),
  body: z.strictObject({ rounds: PlannedRounds }),
  reply: PlanPrediction,
});
