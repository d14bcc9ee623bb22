import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { PinnedFigures } from '#shared/figures.ts';
import { Rating } from '#shared/kit.ts';
import {
  BlueprintId,
  CandidateId,
  DebriefId,
  DimensionId,
  Instant,
  JobId,
  LoopId,
  PersonRef,
  page,
  pageQuery,
  SeatId,
  Version,
} from '#shared/primitives.ts';
import { Amendment, Question, Recommendation } from '#shared/scorecards.ts';
import { Approval, CompositePolicy, Voting } from '#shared/voting.ts';

/** A must-have's state is settled by people, never averaged away. */
export const MustHaveState = z.enum(['met', 'not_met', 'disputed', 'thin', 'not_assessed']);

const standing = {
  rating: Rating.nullable(),
  notAssessedReason: z.string().nullable(),
  evidence: z.string(),
  /** What this level looks like, from the version the card was written on; null where not assessed. */
  anchor: z.string().nullable(),
};

/**
 * A score of a card as its author's last word from before the reveal has it. Everything in the debrief goes by that word:
 * what is to be settled, the must-haves, the means.
 */
const CardScore = z.object({
  seatId: SeatId,
  interviewer: PersonRef,
  ...standing,
  /** What was submitted, where an amendment from before the reveal stands in its place. */
  submitted: z.object(standing).nullable(),
  /** Every later word of the author, oldest first; those from after the reveal change nothing. */
  amendments: z.array(Amendment.extend({ anchor: standing.anchor })),
  /** What the author was asked about this score, with the answers; the score stays. */
  questions: z.array(Question),
  /** False for what enters no mean: not assessed, or another card of the same person counts on this dimension. */
  counts: z.boolean(),
});
export type CardScore = z.infer<typeof CardScore>;

/** Something the committee should talk about first. */
const Issue = z.object({
  dimensionId: DimensionId,
  name: z.string(),
  bar: Rating,
  kind: z.enum(['must_have_disputed', 'wide_gap', 'one_rater']),
  scores: z.array(CardScore),
  settled: z.object({ note: z.string(), by: PersonRef, at: Instant }).nullable(),
});
export type Issue = z.infer<typeof Issue>;

export const DecisionOutcome = z.enum(['hire', 'no_hire', 'hold', 'advance', 'other_job']);

/** Open: to be talked over, voted on and decided. Decided: the approvers are asked. Approved: the last of them agreed. */
export const DebriefState = z.enum(['open', 'decided', 'approved']);

const Decision = z.object({
  outcome: DecisionOutcome,
  rationale: z.array(z.object({ dimensionId: DimensionId, name: z.string(), text: z.string() })),
  summary: z.string(),
  conditions: z.string(),
  /** The answer to what the numbers missed; empty where it was not asked or not answered. */
  numbersMissed: z.string(),
  /** The job that the candidate is considered for from now on; null for every other outcome. */
  otherJob: z.object({ id: JobId, title: z.string() }).nullable(),
  decidedBy: PersonRef,
  decidedAt: Instant,
  /** The fit whose figures were on the page; kept for ever. */
  fitId: z.uuid(),
});

/** A decision that was taken up again: it stays in the record as it was, with what the approvers had said of it. */
const EarlierDecision = Decision.extend({
  approvals: z.array(Approval),
  reopenedBy: PersonRef,
  reopenedAt: Instant,
  /** The reason it was reopened, or the note with which an approver returned it. */
  reopenedReason: z.string(),
});

export const Debrief = z.object({
  id: DebriefId,
  loopId: LoopId,
  state: DebriefState,
  /** `isAnonymous`: the name is a label, because the reader owes a card on another, anonymous loop of this candidate. */
  candidate: z.object({ id: CandidateId, name: z.string(), isAnonymous: z.boolean() }),
  job: z.object({ id: JobId, title: z.string() }),
  blueprint: z.object({ id: BlueprintId, title: z.string(), number: z.int() }),
  openedBy: PersonRef,
  openedAt: Instant,
  /** Why it was opened although cards were missing. */
  openedDespite: z.string().nullable(),
  cards: z.object({ in: z.int(), expected: z.int() }),
  /** The disagreements, most important first; the page shows at most three at a time. */
  issues: z.array(Issue),
  matrix: z.object({
    dimensions: z.array(
      z.object({ id: DimensionId, name: z.string(), bar: Rating, isMustHave: z.boolean() }),
    ),
    rows: z.array(
      z.object({
        seatId: SeatId,
        interviewer: PersonRef,
        interviewName: z.string(),
        exercise: z.string(),
        /** Null while the job hides recommendations from the vote. */
        recommendation: Recommendation.nullable(),
        /** Who typed the card in from paper; null where its author submitted it. */
        typedBy: PersonRef.nullable(),
        cells: z.array(CardScore.extend({ dimensionId: DimensionId })),
      }),
    ),
  }),
  mustHaves: z.array(
    z.object({
      dimensionId: DimensionId,
      name: z.string(),
      bar: Rating,
      reason: z.string(),
      state: MustHaveState,
    }),
  ),
  /** A claim with its evidence, counted over those who could have seen it. */
  redFlags: z.array(
    z.object({
      text: z.string(),
      seenBy: z.int(),
      could: z.int(),
      evidence: z.array(z.object({ interviewer: PersonRef, text: z.string() })),
    }),
  ),
  /** True where every rating of the loop comes from one exercise. */
  isOneExercise: z.boolean(),
  figures: PinnedFigures,
  /** Cards that came in after the figures were pinned; null where there are none. */
  newer: z.object({ cards: z.int() }).nullable(),
  voting: Voting,
  /** When the composite among the figures stands on the page; until then it is a `no_figure`. */
  compositePolicy: CompositePolicy,
  /**
   * The outcomes that the composite does not bear out: where one of them is chosen, the page asks what the numbers
   * missed. Empty wherever the composite is not shown, is not clearly on one side of the bars, or a must-have is open.
   */
  asksWhatNumbersMissed: z.array(z.enum(['hire', 'no_hire'])),
  decision: Decision.nullable(),
  /** Who approves the decision, in the order they are asked; empty while there is none. */
  approvals: z.array(Approval),
  /** Decisions that were reopened or returned, the newest first. */
  earlier: z.array(EarlierDecision),
  version: Version,
  can: z.object({
    settle: z.boolean(),
    adopt: z.boolean(),
    decide: z.boolean(),
    approve: z.boolean(),
    reopen: z.boolean(),
    /** The seats whose authors the reader may ask about their cards. */
    ask: z.array(SeatId),
  }),
});
export type Debrief = z.infer<typeof Debrief>;

/** Who takes part in a debrief; the job's policy says who of them on which. */
const members = ['admin', 'recruiter', 'hiring_manager', 'committee_member', 'approver'] as const;
const readers = [...members, 'auditor'] as const;

const DebriefSummary = z.object({
  id: DebriefId,
  loopId: LoopId,
  state: DebriefState,
  candidateName: z.string(),
  jobTitle: z.string(),
  openedAt: Instant,
  outcome: DecisionOutcome.nullable(),
});
export type DebriefSummary = z.infer<typeof DebriefSummary>;

/** A loop whose cards are in and that has no debrief yet. */
const ReadyLoop = z.object({
  loopId: LoopId,
  candidateName: z.string(),
  jobTitle: z.string(),
  cards: z.int(),
});

export const listDebriefs = endpoint({
  method: 'GET',
  path: '/api/v1/debriefs',
  tag: 'Debriefs',
  summary: 'Debriefs, newest first; those the reader is sealed on are left out',
  access: readers,
  query: z.strictObject({ ...pageQuery, state: DebriefState.optional() }),
  reply: page(DebriefSummary).extend({ ready: z.array(ReadyLoop) }),
});

const debriefParams = z.strictObject({ debriefId: DebriefId });

export const getDebrief = endpoint({
  method: 'GET',
  path: '/api/v1/debriefs/:debriefId',
  tag: 'Debriefs',
  summary:
    'A debrief with its disagreements, cards and pinned figures; hidden from whoever is sealed on the loop',
  access: 'member',
  reveals: true,
  params: debriefParams,
  reply: Debrief,
});

export const openDebrief = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/debrief',
  tag: 'Debriefs',
  summary: 'Open the debrief of a loop: its figures and cards are pinned now',
  access: ['admin', 'recruiter', 'hiring_manager'],
  status: 201,
  params: z.strictObject({ loopId: LoopId }),
  body: z.strictObject({
    /** Why it opens although a card is missing; null where none is. */
    despite: z.string().min(10).max(500).nullable(),
  }),
  reply: Debrief,
  problems: ['already_exists', 'rule_broken', 'wrong_state'],
});

export const adoptFigures = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/adoption',
  tag: 'Debriefs',
  summary: 'Pin the newer figures and cards instead; logged',
  access: members,
  versioned: true,
  params: debriefParams,
  reply: Debrief,
  problems: ['wrong_state'],
});

export const settleIssue = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/settlements',
  tag: 'Debriefs',
  summary: 'Mark a disagreement as settled, with what was agreed; scores stay as they are',
  access: members,
  params: debriefParams,
  body: z.strictObject({ dimensionId: DimensionId, note: z.string().min(10).max(2000) }),
  reply: Debrief,
  problems: ['wrong_state'],
});

/** Each dimension's rationale has the same minimum, whatever the outcome. In characters. */
export const minRationaleLength = 30;

export const decide = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/decision',
  tag: 'Debriefs',
  summary: 'Record the decision with a rationale for every dimension. A person decides; no score does',
  access: ['admin', 'hiring_manager', 'approver'],
  versioned: true,
  params: debriefParams,
  body: z.strictObject({
    outcome: DecisionOutcome,
    rationale: z.array(z.strictObject({ dimensionId: DimensionId, text: z.string().max(4000) })).max(16),
    summary: z.string().min(30).max(4000),
    conditions: z.string().max(2000),
    numbersMissed: z.string().max(2000).optional(),
    /** The job to consider the candidate for: named with `other_job`, and with no other outcome. */
    otherJobId: JobId.optional(),
  }),
  reply: Debrief,
  problems: ['already_exists', 'rule_broken', 'wrong_state'],
});
