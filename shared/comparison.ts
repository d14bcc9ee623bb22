import { z } from 'zod';
import { ApplicationStage } from '#shared/candidates.ts';
import { DebriefState, DecisionOutcome, MustHaveState } from '#shared/debriefs.ts';
import { endpoint } from '#shared/endpoint.ts';
import { CalibratedFigure, FigureState, NoFigure, PinnedFigures } from '#shared/figures.ts';
import {
  BlueprintId,
  CandidateId,
  DebriefId,
  DimensionId,
  JobId,
  LoopId,
  PersonRef,
} from '#shared/primitives.ts';
import { CompositePolicy } from '#shared/voting.ts';

/** The order within a band; the bands themselves are what the scores can tell apart. By score is noted in the audit trail. */
export const ComparisonOrder = z.enum(['name', 'score']);
export type ComparisonOrder = z.infer<typeof ComparisonOrder>;

/** A candidate of the job whose debrief the reader may read. */
const ComparedCandidate = z.object({
  loopId: LoopId,
  debriefId: DebriefId,
  /** `isAnonymous`: the name is a label, because the reader owes a card on another, anonymous loop of this candidate. */
  candidate: z.object({ id: CandidateId, name: z.string(), isAnonymous: z.boolean() }),
  stage: ApplicationStage,
  state: DebriefState,
  outcome: DecisionOutcome.nullable(),
  /** Submitted, counting cards. */
  cards: z.int(),
  mustHaves: z.array(z.object({ dimensionId: DimensionId, name: z.string(), state: MustHaveState })),
  /**
   * In the one fit of this page, so a tenth may lie between it and what a debrief has pinned. Null while somebody owes a
   * card on the loop: nothing of it is laid beside others.
   */
  composite: PinnedFigures.shape.composite.omit({ parts: true }).nullable(),
  /** Who would join a panel that nothing joins to the others; null for one that is joined. */
  apart: z.object({ elsewhere: PersonRef.nullable(), here: PersonRef.nullable() }).nullable(),
});
export type ComparedCandidate = z.infer<typeof ComparedCandidate>;

/** As many debriefs as one page compares; the newest. */
export const mostCompared = 300;

const readers = ['admin', 'recruiter', 'hiring_manager', 'committee_member', 'approver', 'auditor'] as const;

export const getComparison = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/comparison',
  tag: 'Debriefs',
  summary:
    'The candidates of a job with a debrief, in bands that the scores can tell apart; alphabetical within a band',
  access: readers,
  reveals: true,
  params: z.strictObject({ jobId: JobId }),
  query: z.strictObject({ stage: ApplicationStage.optional(), order: ComparisonOrder.default('name') }),
  reply: z.object({
    job: z.object({ id: JobId, title: z.string() }),
    blueprint: z.object({ id: BlueprintId, title: z.string(), number: z.int() }),
    order: ComparisonOrder,
    compositePolicy: CompositePolicy,
    /** How far the figures carry; null where there is no candidate. */
    state: FigureState.nullable(),
    missing: PinnedFigures.shape.missing,
    /** Those with a calibrated figure: the best band first. Nobody in a band can be told from its best at 90 %. */
    bands: z.array(z.array(ComparedCandidate)),
    /** Those without one, each with the reason, by name. */
    rest: z.array(ComparedCandidate),
    /** There are more debriefs than are compared here. */
    isCut: z.boolean(),
  }),
});
export type Comparison = z.infer<(typeof getComparison)['reply']>;

/** P(A > B) in steps of 5, read as "less than 5" at 0 and "more than 95" at 100. */
const Likelihood = z.union([z.object({ kind: z.literal('percent'), percent: z.int() }), NoFigure]);
export type Likelihood = z.infer<typeof Likelihood>;

const Side = z.object({ loopId: LoopId, name: z.string() });

export const getPair = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/comparison/:loopId/:otherLoopId',
  tag: 'Debriefs',
  summary: 'How likely a typical interviewer would score one candidate above another, dimension by dimension',
  access: readers,
  reveals: true,
  params: z.strictObject({ jobId: JobId, loopId: LoopId, otherLoopId: LoopId }),
  reply: z.object({
    a: Side,
    b: Side,
    /** Over the dimensions that both were assessed on. */
    all: Likelihood,
    dimensions: z.array(
      z.object({
        dimensionId: DimensionId,
        name: z.string(),
        a: z.union([CalibratedFigure, NoFigure]),
        b: z.union([CalibratedFigure, NoFigure]),
        above: Likelihood,
      }),
    ),
  }),
  problems: ['rule_broken'],
});
export type Pair = z.infer<(typeof getPair)['reply']>;
