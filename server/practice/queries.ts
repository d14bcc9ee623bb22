import { z } from 'zod';
import { findNewestPublished } from '#server/blueprints/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { looksAfterQualification } from '#server/practice/policy.ts';
import {
  type AttemptRow,
  type LearningCardRow,
  type SignOffRow,
  selectAttempts,
  selectOwnLearningCards,
  selectPublishedBlueprints,
  selectSignOffs,
} from '#server/practice/practice-record.sql.ts';
import { presentOwnPath, presentScored, presentToScore } from '#server/practice/present.ts';
import { attemptsOn, distanceOf, type PathFacts } from '#server/practice/rules.ts';
import { selectColleagueCounts, selectOwnAttempt } from '#server/practice/sample-scores.sql.ts';
import { type OfferedSample, samplesFor } from '#server/practice/samples.ts';
import type { Kit } from '#shared/kit.ts';
import type { getPractice, listPractice, PracticeSample } from '#shared/practice.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** What was read of several people or blueprints, to take one person's way on one blueprint from. */
export interface PathRecords {
  readonly attempts: readonly AttemptRow[];
  readonly cards: readonly LearningCardRow[];
  readonly signOffs: readonly SignOffRow[];
}

/** One person's way on one blueprint: the first card of each kind is the step. */
export function factsOf(
  { attempts, cards, signOffs }: PathRecords,
  whose: { readonly blueprintId: string; readonly memberId: string },
  sampleKeys: readonly string[],
): PathFacts {
  const isOf = (row: { readonly blueprintId: string; readonly memberId: string }): boolean =>
    row.blueprintId === whose.blueprintId && row.memberId === whose.memberId;
  const firstOf = (kind: LearningCardRow['kind']): Date | null => {
    const times = cards
      .filter((card) => isOf(card) && card.kind === kind)
      .map((card) => card.submittedAt.getTime());
    return times.length === 0 ? null : new Date(Math.min(...times));
  };
  return {
    sampleKeys,
    attempts: attempts.filter(isOf),
    shadowAt: firstOf('shadow'),
    reverseShadowAt: firstOf('trainee'),
    signOff: signOffs.find(isOf) ?? null,
  };
}

async function findOwnRecords(ctx: MemberCtx, blueprintIds: readonly string[]): Promise<PathRecords> {
  const whose = { blueprintIds, memberIds: [ctx.actor.memberId] };
  return {
    attempts: await selectAttempts(ctx, whose),
    cards: await selectOwnLearningCards(ctx),
    signOffs: await selectSignOffs(ctx, whose),
  };
}

/** Which of these people are signed off on a blueprint: a colleague's word, and nothing drawn from cards. */
export async function findSignedOff(
  ctx: MemberCtx,
  blueprintId: string,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectSignOffs(ctx, { blueprintIds: [blueprintId], memberIds });
  return new Set(rows.map(({ memberId }) => memberId));
}

/** The actor's own way on each published blueprint. */
export async function findOwnPaths(
  ctx: MemberCtx,
  query: z.output<(typeof listPractice)['query']>,
): Promise<z.input<(typeof listPractice)['reply']>> {
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const rows = await selectPublishedBlueprints(ctx, after, query.limit + 1);
  const records = await findOwnRecords(
    ctx,
    rows.map(({ id }) => id),
  );
  const { memberId } = ctx.actor;
  return pageOf(
    rows,
    query.limit,
    (row) => [row.title, row.id],
    (row) => {
      const sampleKeys = samplesFor(row.dimensionKeys).map(({ key }) => key);
      return presentOwnPath(row, factsOf(records, { blueprintId: row.id, memberId }, sampleKeys));
    },
  );
}

interface Offer {
  readonly kit: Kit;
  readonly samples: readonly OfferedSample[];
}

/** A published blueprint with the samples that it offers. Throws `not_found` for one without a published version. */
export async function findOffer(ctx: MemberCtx, blueprintId: BlueprintId): Promise<Offer> {
  const newest = await findNewestPublished(ctx, blueprintId);
  if (newest === null) throw new AppError('not_found');
  return { kit: newest.kit, samples: samplesFor(newest.kit.dimensions.map(({ key }) => key)) };
}

/** The actor's own way on one blueprint with its samples; of a sample's scores only the distance, once it is scored. */
export async function findOwnPractice(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
): Promise<z.input<(typeof getPractice)['reply']>> {
  const { kit, samples } = await findOffer(ctx, blueprintId);
  const records = await findOwnRecords(ctx, [blueprintId]);
  const sampleKeys = samples.map(({ key }) => key);
  const facts = factsOf(records, { blueprintId, memberId: ctx.actor.memberId }, sampleKeys);
  const names = new Map(kit.dimensions.map(({ key, name }) => [key, name]));
  return {
    ...presentOwnPath({ id: blueprintId, title: kit.title }, facts),
    samples: samples.map((sample) => {
      const attempts = attemptsOn([sample.key], facts.attempts);
      const [attempt] = attempts;
      return {
        key: sample.key,
        exercise: sample.exerciseName,
        prompt: sample.promptText,
        dimensions: sample.scores.map(({ dimension }) => names.get(dimension) ?? dimension),
        scored:
          attempt === undefined
            ? null
            : { at: attempt.submittedAt.toISOString(), distance: distanceOf(attempts) ?? 0 },
      };
    }),
    can: { seePeople: looksAfterQualification(ctx.actor) },
  };
}

/** One sample: blind as long as the actor has not scored it. Throws `not_found`. */
export async function findSample(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  sampleKey: string,
): Promise<z.input<typeof PracticeSample>> {
  const { kit, samples } = await findOffer(ctx, blueprintId);
  const index = samples.findIndex(({ key }) => key === sampleKey);
  const sample = samples[index];
  if (sample === undefined) throw new AppError('not_found');
  const { scores: references, ...text } = sample;
  const placed = {
    ...text,
    blueprint: { id: blueprintId, title: kit.title },
    place: index + 1,
    of: samples.length,
  };
  const own = await selectOwnAttempt(ctx, { blueprintId, sampleKey });
  if (own === null) return presentToScore(placed, kit, references);
  const counts = await selectColleagueCounts(ctx, { blueprintId, sampleKey });
  return presentScored(placed, kit, references, own, counts, await findNextKey(ctx, blueprintId, samples));
}

async function findNextKey(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  samples: readonly OfferedSample[],
): Promise<string | null> {
  const whose = { blueprintIds: [blueprintId], memberIds: [ctx.actor.memberId] };
  const scored = new Set((await selectAttempts(ctx, whose)).map(({ sampleKey }) => sampleKey));
  return samples.find(({ key }) => !scored.has(key))?.key ?? null;
}
