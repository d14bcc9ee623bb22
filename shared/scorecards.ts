import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey, Rating } from '#shared/kit.ts';
import { DimensionId, Instant, InterviewId, LoopId, PersonRef, SeatId, Version } from '#shared/primitives.ts';
import { SeatKind } from '#shared/seats.ts';

/** Never computed from the scores. */
export const Recommendation = z.enum(['strong_no', 'no', 'yes', 'strong_yes']);
export type Recommendation = z.infer<typeof Recommendation>;

/** The same minimum for every score, so that no score is cheaper than another. In characters, spaces at the ends not counted. */
export const minEvidenceLength = 20;
const Evidence = z.string().max(8000);
/** Why a submitted score is amended, in characters, spaces at the ends not counted. */
export const minAmendmentReason = 10;

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

export const QuestionId = z.uuid().brand<'QuestionId'>();
export type QuestionId = z.infer<typeof QuestionId>;

/** A later word of the author on a submitted score; the score itself stays as it was. */
export const Amendment = z.object({
  dimensionId: DimensionId,
  rating: Rating.nullable(),
  notAssessedReason: z.string().nullable(),
  evidence: z.string(),
  reason: z.string(),
  /** Whether the author could not yet have seen anything of a colleague's card: only then it enters calibration. */
  isBeforeReveal: z.boolean(),
  amendedAt: Instant,
});
export type Amendment = z.infer<typeof Amendment>;

/** What the committee asked about a score, with the author's addendum. */
export const Question = z.object({
  id: QuestionId,
  dimensionId: DimensionId,
  text: z.string(),
  askedBy: PersonRef,
  askedAt: Instant,
  answer: z.object({ text: z.string(), answeredAt: Instant }).nullable(),
});
export type Question = z.infer<typeof Question>;

/** What was said of a card since its submission, oldest first. */
const later = { amendments: z.array(Amendment), questions: z.array(Question) };

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
  /** The name is a label until the author has submitted. */
  isAnonymous: z.boolean(),
  jobTitle: z.string(),
  interviewName: z.string(),
  /** What is done differently in interviews of this candidate; null for nothing. */
  instructions: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant,
  dueAt: Instant,
  kit: CardKit,
  content: z.object(content),
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  ...later,
  /** Who typed it in from paper; null where its author submitted it. */
  typedBy: PersonRef.nullable(),
  /** What the author had typed themselves before somebody typed the card in. */
  keptDraft: z.object(content).nullable(),
  version: Version,
  can: z.object({
    save: z.boolean(),
    submit: z.boolean(),
    seeColleagues: z.boolean(),
    amend: z.boolean(),
    answer: z.boolean(),
  }),
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
  /** Null for who reads the loop by role while the job hides recommendations from the vote. */
  recommendation: Recommendation.nullable(),
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
  ...later,
  typedBy: PersonRef.nullable(),
  can: z.object({ ask: z.boolean() }),
});
export type SubmittedCard = z.infer<typeof SubmittedCard>;

export const listLoopScorecards = endpoint({
  method: 'GET',
  path: '/api/v1/loops/:loopId/scorecards',
  tag: 'Scorecards',
  summary: 'The submitted cards of a loop, for those who may see them; sealed for whoever has yet to submit',
  access: 'member',
  reveals: true,
  params: z.strictObject({ loopId: LoopId }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sealed'), until: z.enum(['own_submitted', 'all_submitted']) }),
    z.object({ state: z.literal('open'), cards: z.array(SubmittedCard) }),
  ]),
});

export const amendScore = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/amendments',
  tag: 'Scorecards',
  summary: 'Amend a score of your submitted card, with a reason; the original stays beside it',
  access: 'member',
  status: 201,
  params: seatParams,
  body: z.strictObject({
    dimensionId: DimensionId,
    rating: Rating.nullable(),
    notAssessedReason: z.string().max(500).nullable(),
    evidence: Evidence,
    reason: z.string().min(minAmendmentReason).max(1000),
  }),
  reply: Scorecard,
  problems: ['wrong_state', 'rule_broken'],
});

export const askQuestion = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/questions',
  tag: 'Scorecards',
  summary: 'Ask the author of a submitted card about a score, while the debrief is open',
  // Who takes part in a debrief; the job's policy says who of them on which.
  access: ['admin', 'recruiter', 'hiring_manager', 'committee_member', 'approver'],
  status: 201,
  params: seatParams,
  body: z.strictObject({ dimensionId: DimensionId, text: z.string().min(10).max(2000) }),
  reply: Question,
  problems: ['wrong_state'],
});

export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/v1/questions/:questionId/answer',
  tag: 'Scorecards',
  summary: 'Answer a question about your card by an addendum; the score stays as it is',
  access: 'member',
  status: 201,
  params: z.strictObject({ questionId: QuestionId }),
  body: z.strictObject({ text: z.string().min(3).max(8000).regex(/\S/, 'must not be empty') }),
  reply: Scorecard,
  problems: ['wrong_state'],
});

/** A card without notes, which are its author's alone. */
export const PaperContent = CardContent.omit({ notes: true });
export type PaperContent = z.infer<typeof PaperContent>;

export const getPaperCard = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/paper-card',
  tag: 'Scorecards',
  summary: 'What a card of this seat asks for, to type it in from paper',
  access: ['admin', 'recruiter'],
  params: seatParams,
  reply: z.object({
    seatId: SeatId,
    holder: PersonRef,
    candidateName: z.string(),
    interviewName: z.string(),
    startsAt: Instant,
    kit: CardKit,
  }),
  problems: ['wrong_state', 'rule_broken'],
});

export const submitPaperCard = endpoint({
  method: 'POST',
  path: '/api/v1/seats/:seatId/paper-card',
  tag: 'Scorecards',
  summary:
    'Type in and submit the card that the holder of a seat wrote on paper: final, and kept with both names',
  access: ['admin', 'recruiter'],
  status: 201,
  params: seatParams,
  body: PaperContent,
  bodyLimit: 2_097_152,
  reply: z.object({ seatId: SeatId, interviewer: PersonRef, submittedAt: Instant }),
  problems: ['wrong_state', 'rule_broken'],
});
