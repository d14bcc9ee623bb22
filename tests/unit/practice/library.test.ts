import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { sampleSets } from '#server/practice/library/sets.ts';
import { samplesFor } from '#server/practice/samples.ts';
import { referenceFolder } from '#tests/support/reference.ts';

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const everySample = sampleSets.flatMap(({ samples }) => samples);

describe('the samples to practise on', () => {
  it('are there for each kit of the library, at least six, under keys of their own', () => {
    expect(sampleSets.map(({ kit }) => kit)).toEqual(libraryKits.map(({ key }) => key));
    for (const { kit, samples } of sampleSets) expect(samples.length, kit).toBeGreaterThanOrEqual(6);
    expect(new Set(everySample.map(({ key }) => key)).size).toBe(everySample.length);
  });

  it('answer a prompt of the kit in 80 to 180 words', () => {
    for (const { kit: key, samples } of sampleSets) {
      const exercises = libraryKits.find((found) => found.key === key)?.kit.exercises ?? [];
      for (const { key: sample, exercise, prompt, answer } of samples) {
        const prompts = exercises.find((found) => found.key === exercise)?.prompts ?? [];
        expect(
          prompts.map((found) => found.key),
          sample,
        ).toContain(prompt);
        const words = answer.split(/\s+/).length;
        expect(words, sample).toBeGreaterThanOrEqual(80);
        expect(words, sample).toBeLessThanOrEqual(180);
      }
    }
  });

  it('score two or more dimensions of their exercise, each once, with a reason that names an anchor', () => {
    for (const { kit: key, samples } of sampleSets) {
      const kit = libraryKits.find((found) => found.key === key)?.kit;
      for (const { key: sample, exercise, scores } of samples) {
        const shown = kit?.exercises.find((found) => found.key === exercise)?.dimensions ?? [];
        const keys = scores.map(({ dimension }) => dimension);
        expect(keys.length, sample).toBeGreaterThanOrEqual(2);
        expect(new Set(keys).size, sample).toBe(keys.length);
        expect(
          keys.filter((dimension) => !shown.includes(dimension)),
          sample,
        ).toEqual([]);
        for (const { rating, reason } of scores) {
          expect([1, 2, 3, 4, 5]).toContain(rating);
          expect(reason, sample).toContain(`nchor ${rating}`);
          expect(reason.split(/(?<=[.:]) /).length, reason).toBeLessThanOrEqual(4);
        }
      }
    }
  });

  it('show every score from 1 to 5, and half or more of the dimensions of each kit', () => {
    for (const { kit: key, samples } of sampleSets) {
      const scores = samples.flatMap((sample) => sample.scores);
      expect(new Set(scores.map(({ rating }) => rating)).size, key).toBe(5);
      const kit = libraryKits.find((found) => found.key === key)?.kit;
      const shown = new Set(scores.map(({ dimension }) => dimension));
      expect(shown.size * 2, key).toBeGreaterThanOrEqual(kit?.dimensions.length ?? 0);
    }
  });

  it('belong to the blueprints that have every dimension of their kit, and to no other', () => {
    const [lead, head] = libraryKits.map(({ kit }) => kit.dimensions.map(({ key }) => key));
    expect(samplesFor(lead ?? []).map(({ key }) => key)).toEqual(
      sampleSets[0]?.samples.map(({ key }) => key),
    );
    expect(samplesFor([...(head ?? []), 'one-of-ours']).length).toBe(sampleSets[1]?.samples.length);
    expect(samplesFor((lead ?? []).slice(1))).toEqual([]);
    expect(samplesFor([])).toEqual([]);
  });
});

const reference = referenceFolder();
describe.skipIf(reference === null)('beside the reference documents', () => {
  const shortestRefused = 8;
  const runsOf = (words: readonly string[]): string[] =>
    words.slice(shortestRefused - 1).map((_, n) => words.slice(n, n + shortestRefused).join(' '));

  it(`share no run of ${shortestRefused} words with any of them`, () => {
    const beside = join(reference ?? '', 'blueprints');
    const folder = existsSync(beside) ? beside : join(reference ?? '', '..', 'blueprints');
    const known = new Set(
      libraryKits.flatMap(({ key }) => runsOf(wordsOf(readFileSync(join(folder, `${key}.txt`), 'utf8')))),
    );
    expect(known.size).toBeGreaterThan(5_000);
    const texts = everySample.flatMap(({ answer, scores }) => [
      answer,
      ...scores.map(({ reason }) => reason),
    ]);
    expect(texts.flatMap((text) => runsOf(wordsOf(text))).filter((run) => known.has(run))).toEqual([]);
  });
});
