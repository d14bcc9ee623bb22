import { z } from 'zod';

/** A name inside one kit, stable over its versions: `data-architecture`. */
export const KitKey = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

const Line = z.string().min(1).max(500);
const Paragraph = z.string().min(1).max(4000);

/** What a dimension or a must-have stands for: the keys of responsibilities, deliverables and KPIs of the same kit. */
const Traces = z.array(KitKey).max(40);

const Responsibility = z.strictObject({ key: KitKey, group: Line, text: Paragraph });
const Deliverable = z.strictObject({ key: KitKey, text: Paragraph });
const Kpi = z.strictObject({ key: KitKey, name: Line, measures: Line, target: Line, frequency: Line });

/** A score from 1 to 5, or the bar a score is held against. */
export const Rating = z.int().min(1).max(5);
export type Rating = z.infer<typeof Rating>;

/** One thing that is scored, with what each level from 1 to 5 looks like. */
export const Dimension = z.strictObject({
  key: KitKey,
  name: Line,
  /** What the dimension covers, in a sentence or two. */
  covers: Paragraph,
  /** Five behaviours one can see, for level 1 first. */
  anchors: z.tuple([Paragraph, Paragraph, Paragraph, Paragraph, Paragraph]),
  /** Relative; equal unless `weightReason` says why not. */
  weight: z.number().positive().max(10),
  weightReason: Line.nullable(),
  /** The level the role needs. */
  bar: Rating,
  /** Why the role can't be done below the bar; null where the dimension is no must-have. */
  mustHave: Line.nullable(),
  traces: Traces,
});
export type Dimension = z.infer<typeof Dimension>;

/** A question or task, for one dimension, with follow-ups. */
const Prompt = z.strictObject({
  key: KitKey,
  dimension: KitKey,
  text: Paragraph,
  probes: z.array(Line).max(10),
});

/** What an interviewer runs in one sitting: a case, a review, a conversation. */
export const Exercise = z.strictObject({
  key: KitKey,
  name: Line,
  minutes: z.strictObject({ min: z.int().min(5).max(480), max: z.int().min(5).max(480) }),
  /** What the candidate is given and asked, as the interviewer reads it. */
  brief: Paragraph,
  /** What to prepare or hand out. */
  materials: z.array(Line).max(20),
  dimensions: z.array(KitKey).min(1).max(8),
  prompts: z.array(Prompt).max(40),
});
export type Exercise = z.infer<typeof Exercise>;

/** Something to tick when it was seen; it never adds to a score by itself. */
const Signal = z.strictObject({
  key: KitKey,
  dimension: KitKey,
  leaning: z.enum(['strong', 'weak']),
  text: Line,
});

/** A claim that needs its evidence; counted as seen by some of those who could, never a veto. */
const RedFlag = z.strictObject({ key: KitKey, dimension: KitKey.nullable(), text: Line });

/** A feasible loop: each round is one interview slot with its exercises, seats and the dimensions scored in it. */
const Round = z.strictObject({
  key: KitKey,
  name: Line,
  exercise: KitKey,
  minutes: z.int().min(5).max(480),
  dimensions: z.array(KitKey).min(1).max(4),
  interviewers: z.int().min(1).max(4),
});

/** The interview kit of a role: what is assessed, how, and why it belongs to the job. */
export const Kit = z.strictObject({
  title: Line,
  mission: Paragraph,
  responsibilities: z.array(Responsibility).max(200),
  deliverables: z.array(Deliverable).max(100),
  kpis: z.array(Kpi).max(100),
  /** Years, degrees, certifications: read as background, never scored, never a must-have. */
  background: z.array(Line).max(40),
  dimensions: z.array(Dimension).min(1).max(16),
  exercises: z.array(Exercise).max(20),
  signals: z.array(Signal).max(100),
  redFlags: z.array(RedFlag).max(40),
  rounds: z.array(Round).max(12),
});
export type Kit = z.infer<typeof Kit>;
