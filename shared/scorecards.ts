import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey, Rating } from '#shared/kit.ts';
import { SeatKind } from '#shared/loops.ts';
import { DimensionId, Instant, InterviewId, LoopId, PersonRef, SeatId, Version } from '#shared/primitives.ts';

/** Never computed from the scores. */
export const Recommendation = z.enum(['strong_no', 'no', 'yes', 'strong_yes']);
export type Recommendation = z.infer<typeof Recommendation>;

/** The same minimum for every score, so that no score is cheaper than another. In characters, spaces at the ends not counted. */
export const minEvidenceLength = 20;
const Evidence = z.string().max(8000);

/** What a draft holds for a dimension: a rating, or a reason for none (empty until it is typed), or neither yet. */
const DraftScore = z
  .strictObject({
    dimensionId: DimensionId,
    rating: Rating.nullable(),
    notAssessedReason: z.string().max(500).nullable(),
    evidence: Evidence,
  })
  .refine(({ rating, notAssessedReason }) => rating === null || notAssessedReason === null, {
    message: 'is rated and not assessed at the same time',
    path: ['notAssessedReason'],
  });
export type DraftScore = z.infer<typeof DraftScore>;

/** A red flag is a claim: it stands only with its evidence. */
const RaisedFlag = z.strictObject({ key: KitKey, evidence: Evidence });

const content = {
  notes: z.string().max(40_000),
  recommendation: Recommendation.nullable(),
  scores: z.array(DraftScore).max(16),
  /** Keys of signals that were seen. */
  signals: z.array(KitKey).max(160),
  redFlags: z.array(RaisedFlag).max(60),
};
export const CardContent = z.strictObject(content);
export type CardContent = z.infer<typeof CardContent>;

/** What the interviewer works with: the part of the kit that this seat needs. */
const CardKit = z.object({
  exercise: z.object({
    key: KitKey,
    name: z.string(),
    minutes: z.object({ min: z.int(), max: z.int() }),
    brief: z.string(),
    materials: z.array(z.string()),
  }),
  dimensions: z.array(
    z.object({
      id: DimensionId,
      key: KitKey,
      name: z.string(),
      covers: z.string(),
      anchors: z.array(z.string()),
      isMustHave: z.boolean(),
      prompts: z.array(z.object({ key: KitKey, text: z.string(), probes: z.array(z.string()) })),
      signals: z.array(z.object({ key: KitKey, leaning: z.enum(['strong', 'weak']), text: z.string() })),
    }),
  ),
  redFlags: z.array(z.object({ key: KitKey, text: z.string() })),
});

/** One's own card with its kit. */
export const Scorecard = z.object({
  seatId: SeatId,
  loopId: LoopId,
  interviewId: InterviewId,
  state: z.enum(['draft', 'submitted', 'ended']),
  candidateName: z.string(),
  jobTitle: z.string(),
  interviewName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  dueAt: Instant,
  kit: CardKit,
  content: z.object(content),
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  version: Version,
  can: z.object({ save: z.boolean(), submit: z.boolean(), seeColleagues: z.boolean() }),
});
export type Scorecard = z.infer<typeof Scorecard>;

const seatParams = z.strictObject({ seatId: SeatId });

export const getScorecard = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/scorecard',
  tag: 'Scorecards',
  summary: "Your card for a seat, with the kit; nobody else's",
  access: 'member',
  params: seatParams,
  reply: Scorecard,
});

export const saveScorecard = endpoint({
  method: 'PUT',
  path: '/api/v1/seats/:seatId/scorecard',
  tag: 'Scorecards',
  summary: 'Save the draft as a whole; before the interview too',
  access: 'member',
  versioned: true,
  params: seatParams,
  body: CardContent,
  // What the lists above allow, in letters of three bytes too: nothing typed is refused for its size.
  bodyLimit: 2_097_152,
  reply: z.object({ version: Version, changedAt: Instant }),
  problems: ['wrong_state', 'rule_broken'],
});

export const submitScorecard = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/scorecard/submission',
  tag: 'Scorecards',
  summary: 'Submit the card as saved: final, and not before the interview starts',
  access: 'member',
  versioned: true,
  params: seatParams,
  reply: Scorecard,
  problems: ['wrong_state', 'rule_broken'],
});

/** A submitted card as others read it. */
export const SubmittedCard = z.object({
  seatId: SeatId,
  interviewName: z.string(),
  interviewer: PersonRef,
  kind: SeatKind,
  submittedAt: Instant,
  recommendation: Recommendation,
  scores: z.array(
    z.object({
      dimensionId: DimensionId,
      dimensionName: z.string(),
      rating: Rating.nullable(),
      notAssessedReason: z.string().nullable(),
      evidence: z.string(),
    }),
  ),
  signals: z.array(z.object({ text: z.string(), leaning: z.enum(['strong', 'weak']) })),
  redFlags: z.array(z.object({ text: z.string(), evidence: z.string() })),
});
export type SubmittedCard = z.infer<typeof SubmittedCard>;

export const listLoopScorecards = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/scorecards',
  tag: 'Scorecards',
  summary: 'The submitted cards of a loop, for those who may see them; sealed for whoever has yet to submit',
  access: 'member',
  params: z.strictObject({ loopId: LoopId }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sealed'), until: z.enum(['own_submitted', 'all_submitted']) }),
    z.object({ state: z.literal('open'), cards: z.array(SubmittedCard) }),
  ]),
});
