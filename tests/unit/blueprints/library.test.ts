import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { Kit } from '#shared/kit.ts';
import { referenceFolder } from '#tests/support/reference.ts';

const references = ['key', 'dimension', 'dimensions', 'exercise', 'traces', 'group'];

/** Every text of a value with the place where it stands; keys are names for machines and left out. */
function textsOf(value: unknown, at = ''): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const here = 'key' in value ? `${at}[${value.key}]` : at;
  return (
    Object.entries(value)
      // The kit itself has a list named `dimensions` too, which does hold texts.
      .filter(([name]) => at === '' || !references.includes(name))
      .flatMap(([name, inner]) => textsOf(inner, `${here}/${name}`))
  );
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function repeated(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

describe('the library', () => {
  it('offers each kit under a key and a title of its own', () => {
    expect(libraryKits.map(({ key }) => key)).toEqual(['lead-data-engineer', 'head-of-data-engineering']);
    expect(repeated(libraryKits.map(({ kit }) => kit.title))).toEqual([]);
  });
});

describe.each(libraryKits)('the kit $key', ({ kit }) => {
  const dimensionKeys = kit.dimensions.map(({ key }) => key);
  const exerciseOf = new Map(kit.exercises.map((exercise) => [exercise.key, exercise]));
  const reasons = [...kit.responsibilities, ...kit.deliverables, ...kit.kpis].map(({ key }) => key);

  it('fits the schema', () => {
    expect(Kit.parse(kit)).toEqual(kit);
  });

  it('uses each key once', () => {
    const prompts = kit.exercises.flatMap((exercise) => exercise.prompts);
    // One set of names for what a trace may point at: responsibilities, deliverables and KPIs together.
    expect(repeated(reasons)).toEqual([]);
    for (const list of [kit.dimensions, kit.exercises, prompts, kit.signals, kit.redFlags, kit.rounds]) {
      expect(repeated(list.map(({ key }) => key))).toEqual([]);
    }
  });

  it('refers only to what it holds', () => {
    const dimensions = [
      ...kit.exercises.flatMap((exercise) => [
        ...exercise.dimensions,
        ...exercise.prompts.map(({ dimension }) => dimension),
      ]),
      ...kit.signals.map(({ dimension }) => dimension),
      ...kit.redFlags.flatMap(({ dimension }) => dimension ?? []),
      ...kit.rounds.flatMap((round) => round.dimensions),
    ];
    expect(dimensions.filter((key) => !dimensionKeys.includes(key))).toEqual([]);
    expect(kit.rounds.map(({ exercise }) => exercise).filter((key) => !exerciseOf.has(key))).toEqual([]);
  });

  it('scores each dimension in at least two rounds, at most four in a round and six rounds in all', () => {
    for (const key of dimensionKeys) {
      const rounds = kit.rounds.filter((round) => round.dimensions.includes(key));
      expect(rounds.length, key).toBeGreaterThanOrEqual(2);
    }
    for (const round of kit.rounds) {
      expect(round.dimensions.length, round.key).toBeLessThanOrEqual(4);
      expect(repeated(round.dimensions), round.key).toEqual([]);
    }
    expect(kit.rounds.length).toBeLessThanOrEqual(6);
  });

  it('gives each round an exercise that shows its dimensions and fits its minutes, and leaves none unused', () => {
    for (const round of kit.rounds) {
      const exercise = exerciseOf.get(round.exercise);
      const uncovered = round.dimensions.filter((key) => !exercise?.dimensions.includes(key));
      expect(uncovered, round.key).toEqual([]);
      expect(round.minutes, round.key).toBeGreaterThanOrEqual(
        exercise?.minutes.min ?? Number.POSITIVE_INFINITY,
      );
      expect(round.minutes, round.key).toBeLessThanOrEqual(exercise?.minutes.max ?? 0);
    }
    expect(new Set(kit.rounds.map(({ exercise }) => exercise))).toEqual(new Set(exerciseOf.keys()));
    for (const { key, minutes } of kit.exercises) expect(minutes.min, key).toBeLessThanOrEqual(minutes.max);
  });

  it('has two to four prompts with probes for each dimension of an exercise, and none beside them', () => {
    for (const exercise of kit.exercises) {
      for (const key of exercise.dimensions) {
        const prompts = exercise.prompts.filter(({ dimension }) => dimension === key);
        expect(prompts.length, `${exercise.key}, ${key}`).toBeGreaterThanOrEqual(2);
        expect(prompts.length, `${exercise.key}, ${key}`).toBeLessThanOrEqual(4);
      }
      const beside = exercise.prompts.filter(({ dimension }) => !exercise.dimensions.includes(dimension));
      expect(beside, exercise.key).toEqual([]);
      for (const prompt of exercise.prompts)
        expect(prompt.probes.length, prompt.key).toBeGreaterThanOrEqual(2);
    }
  });

  it('has two signals of each leaning for each dimension, and five to eight red flags', () => {
    for (const key of dimensionKeys) {
      for (const leaning of ['strong', 'weak']) {
        const found = kit.signals.filter((signal) => signal.dimension === key && signal.leaning === leaning);
        expect(found.length, `${key}, ${leaning}`).toBe(2);
      }
    }
    expect(kit.redFlags.length).toBeGreaterThanOrEqual(5);
    expect(kit.redFlags.length).toBeLessThanOrEqual(8);
  });

  it('traces each dimension to two or more of its reasons, and each responsibility to a dimension', () => {
    for (const { key, traces } of kit.dimensions) {
      expect(traces.length, key).toBeGreaterThanOrEqual(2);
      expect(repeated(traces), key).toEqual([]);
      expect(
        traces.filter((trace) => !reasons.includes(trace)),
        key,
      ).toEqual([]);
    }
    const traced = new Set(kit.dimensions.flatMap(({ traces }) => traces));
    expect(kit.responsibilities.map(({ key }) => key).filter((key) => !traced.has(key))).toEqual([]);
  });

  it('asks for two or three must-haves and gives a reason for each unequal weight', () => {
    const mustHaves = kit.dimensions.filter(({ mustHave }) => mustHave !== null);
    expect(mustHaves.length).toBeGreaterThanOrEqual(2);
    expect(mustHaves.length).toBeLessThanOrEqual(3);
    for (const { key, weight, weightReason } of kit.dimensions) {
      expect(weightReason !== null, key).toBe(weight !== 1);
    }
  });

  it('tells the five levels of a dimension apart at comparable length', () => {
    const all = kit.dimensions.flatMap(({ anchors }) => anchors);
    expect(repeated(all)).toEqual([]);
    for (const { key, anchors } of kit.dimensions) {
      const lengths = anchors.map((anchor) => wordsOf(anchor).length);
      const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      for (const length of lengths) {
        expect(length, `${key}: ${lengths.join(', ')}`).toBeGreaterThanOrEqual(mean / 2);
        expect(length, `${key}: ${lengths.join(', ')}`).toBeLessThanOrEqual(mean * 1.5);
      }
    }
  });

  it('anchors levels in what is done: no time served, degrees, temperament or stand-ins for age, care or health', () => {
    const unfit = [
      /\b(years?|seniority|experienced?|degrees?|certifi\w+|universit\w+|native|young|energ\w+|digital native)\b/i,
      /\b(on[- ]call|nights?|weekends?|evenings?|overtime|family|stamina|accent|eye contact|fluent\w*|age)\b/i,
      /\b(calm|confident|passionate|proactive|friendly|charismatic|motivated|ambitious|humble|assertive|likeable)\b/i,
    ];
    for (const { key, anchors, mustHave } of kit.dimensions) {
      for (const text of [...anchors, mustHave ?? '']) {
        expect(
          unfit.filter((pattern) => pattern.test(text)),
          `${key}: ${text}`,
        ).toEqual([]);
      }
    }
  });

  it('names no product and none of the words kept out of the product', () => {
    const products =
      /\b(snowflake|bigquery|redshift|databricks|dbt|airflow|dagster|kafka|spark|terraform|looker|tableau|aws|azure|gcp)\b/i;
    const words = /\b(severe|severity|harsh|lenient|erratic|misfit|bias(ed)?|true score|corrected)\b|!/i;
    for (const { at, text } of textsOf(kit)) {
      expect(products.test(text), `${at}: ${text}`).toBe(false);
      expect(words.test(text), `${at}: ${text}`).toBe(false);
    }
  });
});

/** Copying from the documents the kits go back to would show as a long run of the same words. */
const reference = referenceFolder();
describe.skipIf(reference === null)('beside the reference documents', () => {
  const shortestRefused = 8;

  /** `referenceFolder` may answer with the oracle folder inside the one that holds `blueprints/`. */
  function documents(): string[][] {
    const folder = [reference ?? '', join(reference ?? '', '..')]
      .map((parent) => join(parent, 'blueprints'))
      .find((candidate) => existsSync(candidate));
    if (folder === undefined) throw new Error(`No blueprints/ in or beside ${reference}`);
    return libraryKits.map(({ key }) => wordsOf(readFileSync(join(folder, `${key}.txt`), 'utf8')));
  }

  const runsOf = (words: readonly string[]): string[] =>
    Array.from({ length: Math.max(0, words.length - shortestRefused + 1) }, (_, start) =>
      words.slice(start, start + shortestRefused).join(' '),
    );

  it.each(libraryKits)('$key shares no run of eight words', ({ kit }) => {
    const known = new Set(documents().flatMap(runsOf));
    expect(known.size).toBeGreaterThan(5000);
    const shared = textsOf(kit).flatMap(({ at, text }) =>
      runsOf(wordsOf(text))
        .filter((run) => known.has(run))
        .map((run) => `${at}: ${run}`),
    );
    expect(shared).toEqual([]);
  });
});
