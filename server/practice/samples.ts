import { findLibraryKit } from '#server/blueprints/queries.ts';
import type { SampleAnswer } from '#server/practice/library/sample.ts';
import { sampleSets } from '#server/practice/library/sets.ts';

/** A sample with the words that its kit has for where it stands. */
export interface OfferedSample extends Pick<SampleAnswer, 'key' | 'answer'> {
  readonly exerciseName: string;
  readonly promptText: string;
  readonly scores: readonly (SampleAnswer['scores'][number] & {
    /** The anchors that the reference was set on. */
    readonly anchors: readonly string[];
  })[];
}

const offers = sampleSets.map(({ kit: key, samples }) => {
  const kit = findLibraryKit(key);
  if (kit === null) throw new Error(`the library has no kit ${key}`);
  const offered = samples.map(({ exercise: exerciseKey, prompt: promptKey, ...sample }): OfferedSample => {
    const exercise = kit.exercises.find((candidate) => candidate.key === exerciseKey);
    const prompt = exercise?.prompts.find((candidate) => candidate.key === promptKey);
    if (exercise === undefined || prompt === undefined)
      throw new Error(`${key} has no prompt ${exerciseKey}/${promptKey}`);
    return {
      key: sample.key,
      answer: sample.answer,
      exerciseName: exercise.name,
      promptText: prompt.text,
      scores: sample.scores.map((score) => ({
        ...score,
        anchors: kit.dimensions.find((candidate) => candidate.key === score.dimension)?.anchors ?? [],
      })),
    };
  });
  return { dimensions: kit.dimensions.map((dimension) => dimension.key), offered };
});

/**
 * The samples that a blueprint offers: those of every library kit whose dimensions it has, by their keys. A blueprint of
 * one's own making has none, unless it kept them.
 */
export function samplesFor(dimensionKeys: readonly string[]): readonly OfferedSample[] {
  const has = new Set(dimensionKeys);
  return offers
    .filter(({ dimensions }) => dimensions.every((key) => has.has(key)))
    .flatMap(({ offered }) => offered);
}
