import { z } from 'zod';

/** A name inside one kit, stable over its versions: `data-architecture`. */
export const KitKey = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

const Line = z.string().min(1, 'is missing').max(500);
const Paragraph = z.string().min(1, 'is missing').max(4000);
/** What a draft may still leave empty. */
const Unfinished = z.string().max(4000);

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

const Minutes = z
  .strictObject({ min: z.int().min(5).max(480), max: z.int().min(5).max(480) })
  .refine(({ min, max }) => min <= max, 'the shortest time is longer than the longest');

/** What an interviewer runs in one sitting: a case, a review, a conversation. */
export const Exercise = z.strictObject({
  key: KitKey,
  name: Line,
  minutes: Minutes,
  /** What the candidate is given and asked, as the interviewer reads it. Never shown to a candidate. */
  brief: Paragraph,
  /** What to prepare or hand out. */
  materials: z.array(Line).max(20),
  dimensions: z.array(KitKey).min(1, 'must show a dimension').max(8),
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

/** A slot of a feasible loop with its exercise, its seats and the dimensions scored in it. */
const Round = z.strictObject({
  key: KitKey,
  name: Line,
  exercise: KitKey,
  minutes: z.int().min(5).max(480),
  dimensions: z.array(KitKey).min(1).max(4),
  interviewers: z.int().min(1).max(4),
});

const lists = {
  responsibilities: z.array(Responsibility).max(200),
  deliverables: z.array(Deliverable).max(100),
  kpis: z.array(Kpi).max(100),
  /** Years, degrees, certifications: read as background, never scored, never a must-have. */
  background: z.array(Line).max(100),
  redFlags: z.array(RedFlag).max(60),
  /** The role that usually approves a hire, for whoever opens a job; a hint in words, and never a right. */
  approver: Line.nullable().exactOptional(),
};

/** The interview kit of a role: what is assessed, how, and why it belongs to the job. */
export const Kit = z.strictObject({
  title: Line,
  mission: Paragraph,
  ...lists,
  dimensions: z.array(Dimension).min(1, 'needs a dimension').max(16),
  exercises: z.array(Exercise).min(1, 'needs an exercise').max(20),
  signals: z.array(Signal).max(160),
  rounds: z.array(Round).min(1, 'needs a round').max(12),
});
export type Kit = z.infer<typeof Kit>;

/** A kit on its way: the same shape, with texts that may be empty and lists that may still lack something. */
export const KitDraft = z.strictObject({
  title: Line,
  mission: Unfinished,
  ...lists,
  dimensions: z
    .array(
      Dimension.extend({
        covers: Unfinished,
        anchors: z.tuple([Unfinished, Unfinished, Unfinished, Unfinished, Unfinished]),
      }),
    )
    .max(16),
  exercises: z.array(Exercise.extend({ brief: Unfinished, dimensions: z.array(KitKey).max(8) })).max(20),
  /** A signal of a document names no dimension; a person says which. */
  signals: z.array(Signal.extend({ dimension: KitKey.nullable() })).max(160),
  rounds: z.array(Round.extend({ dimensions: z.array(KitKey).max(8) })).max(12),
});
export type KitDraft = z.infer<typeof KitDraft>;

/** Makes a key from a name: `SQL & modeling` -> `sql-modeling`, with a number where it is taken. */
export function kitKey(name: string, taken: Iterable<string>): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const stem = (words ?? ['item']).join('-').slice(0, 72).replace(/-+$/, '');
  const used = new Set(taken);
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? stem : `${stem}-${n}`;
    if (!used.has(key)) return key;
  }
}
