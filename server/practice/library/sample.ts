import type { Rating } from '#shared/kit.ts';

/** What a sample shows on one dimension, and why, in the words of that dimension's anchors. */
interface ReferenceScore {
  /** The key of a dimension of the kit. */
  readonly dimension: string;
  readonly rating: Rating;
  readonly reason: string;
}

/** A candidate's answer to a prompt of an exercise, as somebody might have given it. */
export interface SampleAnswer {
  /** Unique over all kits. */
  readonly key: string;
  /** Keys of the exercise and of one of its prompts. */
  readonly exercise: string;
  readonly prompt: string;
  readonly answer: string;
  readonly scores: readonly ReferenceScore[];
}
