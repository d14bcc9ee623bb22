import type { LoopsBeside } from '#server/calibration/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { countingScores, type DebriefCard, type DebriefScore } from '#server/debriefs/cards/rules.ts';
import {
  type ComparedJob,
  type ComparedLine,
  selectComparedJob,
  selectComparedLines,
} from '#server/debriefs/comparison/compared.sql.ts';
import { selectCardsOf, selectDebriefDimensions } from '#server/debriefs/debrief-record.sql.ts';
import type { DebriefDimension } from '#server/debriefs/present.ts';
import { mayReadLine } from '#server/debriefs/queries.ts';
import { readsByRole } from '#server/loops/policy.ts';
import { noteReadings } from '#server/loops/queries.ts';
import { mostCompared } from '#shared/comparison.ts';
import { AppError } from '#shared/problems.ts';

export interface Compared {
  readonly job: ComparedJob;
  readonly dimensions: readonly DebriefDimension[];
  /** The debriefs of the job that the reader may read. */
  readonly lines: readonly ComparedLine[];
  readonly cards: ReadonlyMap<string, readonly DebriefCard[]>;
  readonly scores: ReadonlyMap<string, readonly DebriefScore[]>;
  /** What goes into the one fit: the loops on which nobody owes a card any more. It is the same for every reader. */
  readonly beside: LoopsBeside;
  readonly isCut: boolean;
}

/**
 * The debriefs of a job as somebody may read them, with what their figures are made from. Reading them here is reading
 * their cards. Throws `not_found` for who does not read the job's debriefs by role.
 */
export async function findCompared(ctx: MemberCtx, jobId: string): Promise<Compared> {
  const job = await selectComparedJob(ctx, jobId);
  if (job === null || !readsByRole(ctx.actor, job)) throw new AppError('not_found');
  const found = await selectComparedLines(ctx, jobId);
  const kept = found.slice(0, mostCompared);
  const cards = await cardsByLoop(ctx, kept);
  const scores = new Map([...cards].map(([loopId, own]) => [loopId, [...countingScores(own)]]));
  const lines = kept.filter((line) => mayReadLine(ctx.actor, line));
  const shown = lines.map(({ loopId }) => ({
    loopId,
    authorIds: (cards.get(loopId) ?? []).map(({ interviewer }) => interviewer.id),
  }));
  await noteReadings(ctx, shown);
  const dimensions = await selectDebriefDimensions(ctx, job.versionId);
  const settled = kept.filter(({ isOwed }) => !isOwed);
  return {
    job,
    dimensions,
    lines,
    cards,
    scores,
    beside: {
      job: { id: job.id, blueprintId: job.blueprint.id, versionId: job.versionId },
      loops: settled.map(({ loopId }) => ({
        id: loopId,
        cards: cards.get(loopId)?.length ?? 0,
        ratings: scores.get(loopId) ?? [],
      })),
      dimensions,
    },
    isCut: found.length > mostCompared,
  };
}

async function cardsByLoop(
  ctx: MemberCtx,
  lines: readonly ComparedLine[],
): Promise<ReadonlyMap<string, readonly DebriefCard[]>> {
  const byLoop = new Map<string, DebriefCard[]>();
  const cards = await selectCardsOf(
    ctx,
    lines.map(({ loopId }) => loopId),
  );
  for (const card of cards) byLoop.set(card.loopId, [...(byLoop.get(card.loopId) ?? []), card]);
  return byLoop;
}
