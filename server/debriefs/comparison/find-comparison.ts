import type { z } from 'zod';
import { findFiguresBeside } from '#server/calibration/queries.ts';
import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { ComparedLine } from '#server/debriefs/comparison/compared.sql.ts';
import { type Compared, findCompared } from '#server/debriefs/comparison/find-compared.ts';
import { inOrder } from '#server/debriefs/comparison/rules.ts';
import { keptBack, shownComposite } from '#server/debriefs/composite/rules.ts';
import { findJoiners, type Joiners } from '#server/debriefs/find-joiners.ts';
import { mustHaveState } from '#server/debriefs/rules.ts';
import type { getComparison } from '#shared/comparison.ts';
import { DebriefState, DecisionOutcome } from '#shared/debriefs.ts';

type View = z.input<(typeof getComparison)['reply']>;
type Row = View['rest'][number];

/** The candidates of a job beside each other. To ask for them by score is noted. Throws `not_found`. */
export async function findComparison(
  ctx: MemberCtx,
  jobId: string,
  { stage, order }: z.output<(typeof getComparison)['query']>,
): Promise<View> {
  const compared = await findCompared(ctx, jobId);
  const { job, beside } = compared;
  // The figures are the same whatever is asked for; the bands are of those who are.
  const lines = compared.lines.filter((line) => stage === undefined || line.stage === stage);
  if (order === 'score') {
    ctx.audit({
      action: 'comparison.sorted_by_score',
      subjectType: 'job',
      subjectId: job.id,
      data: { candidates: lines.length },
    });
  }
  const shown = new Set(
    lines
      .filter(({ areVotesOpen }) => keptBack(job.compositePolicy, areVotesOpen) === null)
      .map(({ loopId }) => loopId),
  );
  const { figures, bands } = await findFiguresBeside(ctx, beside, shown);
  const names = await findJoiners(ctx, figures.values());
  const rows = new Map(
    lines.map((line) => [line.loopId, presentRow(compared, line, figures.get(line.loopId) ?? null, names)]),
  );
  const inBands = new Set(bands.flat());
  const any = figures.values().next().value;
  return {
    job: { id: job.id, title: job.title },
    blueprint: job.blueprint,
    order,
    compositePolicy: job.compositePolicy,
    state: any?.state ?? null,
    missing: any?.missing ?? { raters: 0, candidates: 0, cards: 0 },
    bands: bands.map((band) =>
      inOrder(
        band.flatMap((loopId) => rows.get(loopId) ?? []),
        order,
      ),
    ),
    rest: inOrder(
      [...rows.values()].filter(({ loopId }) => !inBands.has(loopId)),
      'name',
    ),
    isCut: compared.isCut,
  };
}

function presentRow(
  { job, dimensions, cards, scores }: Compared,
  line: ComparedLine,
  figures: KeptFigures | null,
  people: Joiners,
): Row {
  const apart = figures?.apart ?? null;
  const given = scores.get(line.loopId) ?? [];
  return {
    loopId: line.loopId,
    debriefId: line.id,
    candidate: { id: line.candidateId, name: line.candidateName, isAnonymous: line.isAnonymous },
    stage: line.stage,
    state: DebriefState.parse(line.state),
    outcome: line.outcome === null ? null : DecisionOutcome.parse(line.outcome),
    cards: cards.get(line.loopId)?.length ?? 0,
    mustHaves: dimensions
      .filter(({ isMustHave }) => isMustHave)
      .map((dimension) => ({
        dimensionId: dimension.id,
        name: dimension.name,
        state: mustHaveState(dimension, given),
      })),
    composite:
      figures === null ? null : shownComposite(figures.composite, job.compositePolicy, line.areVotesOpen),
    apart:
      apart === null
        ? null
        : { elsewhere: people.get(apart.elsewhere) ?? null, here: people.get(apart.here) ?? null },
  };
}
