import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { findOffer, findSample } from '#server/practice/queries.ts';
import { scoreErrors } from '#server/practice/rules.ts';
import { insertAttempt } from '#server/practice/sample-scores.sql.ts';
import type { OfferedSample } from '#server/practice/samples.ts';
import type { scorePracticeSample as contract, PracticeSample } from '#shared/practice.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

type Given = z.output<(typeof contract)['body']>['scores'];

/**
 * Keeps what the actor gives a sample: final, because the reply tells the reference. Throws `not_found` for a sample that
 * the blueprint does not offer, `rule_broken` where not exactly its dimensions are scored, `already_exists` the second
 * time.
 */
export async function scoreSample(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  sampleKey: string,
  given: Given,
): Promise<z.input<typeof PracticeSample>> {
  const { samples } = await findOffer(ctx, blueprintId);
  const sample = samples.find(({ key }) => key === sampleKey);
  if (sample === undefined) throw new AppError('not_found');
  await keepScores(ctx, blueprintId, sample, given);
  return findSample(ctx, blueprintId, sampleKey);
}

/** The same for a sample that is known to be offered, without reading what is told then. */
export async function keepScores(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  sample: Pick<OfferedSample, 'key' | 'scores'>,
  given: Given,
): Promise<void> {
  const sampleKey = sample.key;
  const errors = scoreErrors(
    given,
    sample.scores.map(({ dimension }) => dimension),
  );
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'Score each dimension of the sample once. Nothing was kept.', {
      errors,
    });
  }
  const references = new Map(sample.scores.map(({ dimension, rating }) => [dimension, rating]));
  await refuseOn(
    'practice_attempts_org_id_blueprint_id_sample_key_member_id_key',
    'already_exists',
    'You have scored this sample already; your scores stand as they were.',
    () =>
      insertAttempt(
        ctx,
        { blueprintId, sampleKey },
        given.map(({ dimension, rating }) => ({
          dimension,
          rating,
          reference: references.get(dimension) ?? rating,
        })),
      ),
  );
  // The audit is read by people who have yet to score this sample: that it was scored, and nothing of what.
  ctx.audit({
    action: 'practice.scored',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { sample: sampleKey, scores: given.length },
  });
}
