import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { KitKey, Rating } from '#shared/kit.ts';
import {
  BlueprintId,
  Instant,
  LoopId,
  MemberId,
  PersonRef,
  page,
  pageQuery,
  SeatId,
} from '#shared/primitives.ts';

/** How far from the reference one's scores may lie on average, in points of the scale, for the practice to be done. */
export const practiceLimit = 0.75;
/** So many others must have scored a sample before anybody sees how they did; never who. */
export const minColleagues = 3;
/** What a sign-off says, in characters, spaces at the ends not counted. */
export const minSignOffNote = 10;

/** The steps towards holding interviews on a blueprint, in the order in which they are usually taken. */
export const QualificationStep = z.enum(['practice', 'shadow', 'reverse_shadow', 'sign_off']);
export type QualificationStep = z.infer<typeof QualificationStep>;

/** Where somebody stands on one blueprint. A step that is done names when. */
const Path = z.object({
  practice: z.object({
    /** Samples that the blueprint offers, and how many of them were scored. */
    samples: z.int(),
    scored: z.int(),
    /** When the last of them was scored, where the distance from the reference lies within the limit. */
    doneAt: Instant.nullable(),
  }),
  /** The first submitted card on a seat of the kind, on any loop of the blueprint. */
  shadow: z.object({ doneAt: Instant.nullable() }),
  reverseShadow: z.object({ doneAt: Instant.nullable() }),
  signOff: z
    .object({
      by: PersonRef,
      at: Instant,
      note: z.string(),
      /** What was still missing then. */
      missing: z.array(QualificationStep),
    })
    .nullable(),
  /** The first step that is not done; null once signed off. */
  next: QualificationStep.nullable(),
});
export type QualificationPath = z.infer<typeof Path>;

const BlueprintRef = z.object({ id: BlueprintId, title: z.string() });

/** One's own way on a blueprint. */
export const OwnPath = z.object({
  blueprint: BlueprintRef,
  path: Path,
  /** The mean absolute distance of one's scores from the reference, in points; null before the first sample. */
  distance: z.number().nullable(),
});
export type OwnPath = z.infer<typeof OwnPath>;

export const listPractice = endpoint({
  method: 'GET',
  path: '/api/v1/practice',
  tag: 'Practice',
  summary: 'Your way on each published blueprint, by title: practice, shadow, reverse shadow, sign-off',
  access: 'member',
  query: z.strictObject(pageQuery),
  reply: page(OwnPath),
});

const blueprintParams = z.strictObject({ blueprintId: BlueprintId });

export const getPractice = endpoint({
  method: 'GET',
  path: '/api/v1/practice/:blueprintId',
  tag: 'Practice',
  summary:
    'Your way on one blueprint, with its samples; what you have not scored shows nothing of its scores',
  access: 'member',
  params: blueprintParams,
  reply: OwnPath.extend({
    samples: z.array(
      z.object({
        key: KitKey,
        exercise: z.string(),
        prompt: z.string(),
        dimensions: z.array(z.string()),
        scored: z.object({ at: Instant, distance: z.number() }).nullable(),
      }),
    ),
    can: z.object({ seePeople: z.boolean() }),
  }),
});

/** A dimension that a sample shows, with its five anchors as the blueprint has them now. */
const SampleDimension = z.object({
  key: KitKey,
  name: z.string(),
  covers: z.string(),
  anchors: z.array(z.string()),
});

/** What is told of a dimension once somebody has scored it themselves. */
export const ScoredDimension = SampleDimension.extend({
  own: Rating,
  reference: Rating,
  /** `own` less `reference`, in points. */
  distance: z.int(),
  /** Why the reference is what it is, in the words of the anchors; null where it was another when this was scored. */
  reason: z.string().nullable(),
  /** The blueprint's anchors are not the ones that the reference was set on. */
  hasOtherAnchors: z.boolean(),
  /** How many others gave 1, 2, 3, 4 and 5; nobody is named. */
  colleagues: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('too_few') }),
    z.object({ kind: z.literal('counts'), counts: z.array(z.int()), mean: z.number() }),
  ]),
});
export type ScoredDimension = z.infer<typeof ScoredDimension>;

const sampleText = {
  blueprint: BlueprintRef,
  key: KitKey,
  exercise: z.string(),
  prompt: z.string(),
  answer: z.string(),
  /** Its place among the blueprint's samples, from 1, and how many there are. */
  place: z.int(),
  of: z.int(),
};

/** An answer to score: without anything of the reference or of colleagues before the reader has scored it. */
export const PracticeSample = z.discriminatedUnion('state', [
  z.object({ state: z.literal('to_score'), ...sampleText, dimensions: z.array(SampleDimension) }),
  z.object({
    state: z.literal('scored'),
    ...sampleText,
    scoredAt: Instant,
    /** Mean absolute distance from the reference on this sample, in points. */
    distance: z.number(),
    dimensions: z.array(ScoredDimension),
    /** The next sample that the reader has not scored. */
    nextKey: KitKey.nullable(),
  }),
]);
export type PracticeSample = z.infer<typeof PracticeSample>;

/** `lead-green-again`: the kit first, then what the answer is known by. */
const SampleKey = z
  .string()
  .max(80)
  .regex(/^[a-z]+(?:-[a-z0-9]+)+$/, 'must be lower-case words joined by hyphens');
const sampleParams = z.strictObject({ blueprintId: BlueprintId, sampleKey: SampleKey });

export const getPracticeSample = endpoint({
  method: 'GET',
  path: '/api/v1/practice/:blueprintId/samples/:sampleKey',
  tag: 'Practice',
  summary: 'A sample answer to score blind, or what you gave with the reference beside it',
  access: 'member',
  params: sampleParams,
  reply: PracticeSample,
});

export const scorePracticeSample = endpoint({
  method: 'POST',
  path: '/api/v1/practice/:blueprintId/samples/:sampleKey/scores',
  tag: 'Practice',
  summary: 'Score a sample, each dimension that it shows: final, and only then the reference is told',
  access: 'member',
  status: 201,
  params: sampleParams,
  body: z.strictObject({
    scores: z
      .array(z.strictObject({ dimension: KitKey, rating: Rating }))
      .min(1)
      .max(16),
  }),
  reply: PracticeSample,
  problems: ['already_exists', 'rule_broken'],
});

/** Who looks after qualification: reads everybody's way and signs off. */
const signers = ['admin', 'recruiter', 'hiring_manager'] as const;

export const Qualification = z.object({
  person: PersonRef,
  path: Path,
  can: z.object({ signOff: z.boolean() }),
});
export type Qualification = z.infer<typeof Qualification>;

export const listQualifications = endpoint({
  method: 'GET',
  path: '/api/v1/practice/:blueprintId/people',
  tag: 'Practice',
  summary:
    'Who is on the way on a blueprint or signed off, by name; cards on loops sealed to you do not count',
  access: signers,
  params: blueprintParams,
  query: z.strictObject(pageQuery),
  reply: page(Qualification),
});

export const signOffInterviewer = endpoint({
  method: 'POST',
  path: '/api/v1/practice/:blueprintId/people/:memberId/sign-off',
  tag: 'Practice',
  summary: 'Sign somebody off on a blueprint, by name and with a note; never oneself, and kept',
  access: signers,
  status: 201,
  params: z.strictObject({ blueprintId: BlueprintId, memberId: MemberId }),
  body: z.strictObject({
    note: z.string().min(minSignOffNote).max(1000),
    /** Sign off although steps are missing; the note says why, and what was missing is kept. */
    despite: z.boolean(),
  }),
  reply: Qualification,
  problems: ['already_exists', 'rule_broken'],
});

const LearningKind = z.enum(['trainee', 'shadow']);

/** A submitted card of a trainee or shadow in an interview whose interviewer has submitted, too. */
export const Comparison = z.object({
  /** The seat of the trainee or shadow. */
  seatId: SeatId,
  loopId: LoopId,
  kind: LearningKind,
  learner: PersonRef,
  partners: z.array(PersonRef),
  interviewName: z.string(),
  candidateName: z.string(),
  startsAt: Instant,
});
export type Comparison = z.infer<typeof Comparison>;

export const listComparisons = endpoint({
  method: 'GET',
  path: '/api/v1/me/comparisons',
  tag: 'Practice',
  summary: 'Trainee and shadow cards to compare, newest first: your own, and those beside a card of yours',
  access: 'member',
  reply: z.object({ items: z.array(Comparison) }),
});

export const ComparedDimension = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null where it was not assessed. */
  learner: Rating.nullable(),
  partner: Rating.nullable(),
  /** The learner's less the partner's, in points; null where either did not assess it. */
  distance: z.int().nullable(),
});
export type ComparedDimension = z.infer<typeof ComparedDimension>;

export const compareCards = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/comparison',
  tag: 'Practice',
  summary: "A trainee's or shadow's card beside the interviewer's of the same interview, both as submitted",
  access: 'member',
  reveals: true,
  params: z.strictObject({ seatId: SeatId }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sealed'), until: z.enum(['own_submitted', 'all_submitted']) }),
    /** One of the two cards is still to come. */
    z.object({ state: z.literal('waiting') }),
    Comparison.omit({ partners: true }).extend({
      state: z.literal('open'),
      partners: z.array(
        z.object({
          partner: PersonRef,
          dimensions: z.array(ComparedDimension),
          /** Mean absolute distance over what both assessed, in points; null where that is nothing. */
          distance: z.number().nullable(),
        }),
      ),
    }),
  ]),
});
