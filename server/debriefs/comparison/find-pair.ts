import type { z } from 'zod';
import { findPairBeside } from '#server/calibration/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { findCompared } from '#server/debriefs/comparison/find-compared.ts';
import { keptBack } from '#server/debriefs/composite/rules.ts';
import type { getPair } from '#shared/comparison.ts';
import { AppError } from '#shared/problems.ts';

/** One candidate of a job against another. Throws `not_found` for a loop that is not compared there, and `rule_broken`. */
export async function findPair(
  ctx: MemberCtx,
  { jobId, loopId, otherLoopId }: z.output<(typeof getPair)['params']>,
): Promise<z.input<(typeof getPair)['reply']>> {
  const { job, lines, beside, dimensions } = await findCompared(ctx, jobId);
  const [a, b] = [loopId, otherLoopId].map((id) => lines.find((line) => line.loopId === id && !line.isOwed));
  if (a === undefined || b === undefined) throw new AppError('not_found');
  if (a === b) throw new AppError('rule_broken', 'Choose two different candidates.');
  const pair = await findPairBeside(ctx, beside, [a.loopId, b.loopId]);
  const [left, right] = pair.figures;
  return {
    a: { loopId: a.loopId, name: a.candidateName },
    b: { loopId: b.loopId, name: b.candidateName },
    all: keptBack(job.compositePolicy, a.areVotesOpen && b.areVotesOpen) ?? pair.all,
    dimensions: dimensions.map(({ id, name }, place) => {
      const [ownA, ownB, above] = [left.dimensions[place], right.dimensions[place], pair.dimensions[place]];
      if (ownA === undefined || ownB === undefined || above === undefined)
        throw new Error('figures of another version');
      return { dimensionId: id, name, a: ownA.calibrated, b: ownB.calibrated, above };
    }),
  };
}
