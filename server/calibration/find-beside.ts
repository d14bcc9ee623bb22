import { type ShownFit, switchedOff } from '#server/calibration/figures.ts';
import {
  bandsBeside,
  figuresBeside,
  type Likelihood,
  type LoopBeside,
  likelihoodAbove,
} from '#server/calibration/figures-together.ts';
import { fitLoops } from '#server/calibration/fit-loop.ts';
import type { FigureDimension, KeptFigures } from '#server/calibration/rules.ts';
import { selectJobSwitch, selectSettings } from '#server/calibration/settings.sql.ts';
import type { MemberCtx } from '#server/context.ts';

/** Loops of one job that are laid beside each other. Nobody owes a card on any of them. */
export interface LoopsBeside {
  readonly job: { readonly id: string; readonly blueprintId: string; readonly versionId: string };
  readonly loops: readonly LoopBeside[];
  readonly dimensions: readonly FigureDimension[];
}

/** One fit for all of them: only what stands in one fit has a joint covariance, and only with that two can be compared. */
async function fitBeside(ctx: MemberCtx, { job, loops }: LoopsBeside): Promise<ShownFit> {
  const settings = await selectSettings(ctx.tx, ctx.actor.orgId);
  const own = await selectJobSwitch(ctx.tx, ctx.actor.orgId, job.id);
  if (!settings.isOn || own?.isOn === false || loops.length === 0) return switchedOff;
  return fitLoops(ctx, { ...job, ids: loops.map(({ id }) => id) }, settings.windowMonths);
}

export interface FiguresBeside {
  readonly figures: ReadonlyMap<string, KeptFigures>;
  /** The best band first; each of loops whose composite is calibrated, in no order. */
  readonly bands: readonly (readonly string[])[];
}

/** The figures of these loops as they are now. `banded` are those whose composite the reader may see. */
export async function findFiguresBeside(
  ctx: MemberCtx,
  beside: LoopsBeside,
  banded: ReadonlySet<string>,
): Promise<FiguresBeside> {
  const fit = await fitBeside(ctx, beside);
  const figures = figuresBeside(fit, beside.loops, beside.dimensions);
  const ids = [...figures].flatMap(([id, { composite }]) =>
    banded.has(id) && composite.calibrated.kind === 'figure' ? [id] : [],
  );
  return { figures, bands: bandsBeside(fit, ids, beside.dimensions) };
}

export interface PairBeside {
  readonly figures: readonly [KeptFigures, KeptFigures];
  readonly all: Likelihood;
  /** One for each dimension, in their order. */
  readonly dimensions: readonly Likelihood[];
}

/** Two of these loops, one against the other. */
export async function findPairBeside(
  ctx: MemberCtx,
  beside: LoopsBeside,
  pair: readonly [string, string],
): Promise<PairBeside> {
  const fit = await fitBeside(ctx, beside);
  const found = figuresBeside(
    fit,
    beside.loops.filter(({ id }) => pair.includes(id)),
    beside.dimensions,
  );
  const [a, b] = pair.map((id) => found.get(id));
  if (a === undefined || b === undefined) throw new Error('a pair of other loops');
  const unless = (
    of: (figures: KeptFigures) => { kind: string } | undefined,
    say: () => Likelihood,
  ): Likelihood => {
    const missing = [of(a), of(b)].find((figure) => figure?.kind === 'no_figure');
    // What a figure of either is refused for, the two are not compared for either.
    return missing === undefined ? say() : (missing as Likelihood);
  };
  return {
    figures: [a, b],
    all: unless(
      ({ composite }) => composite.calibrated,
      () => likelihoodAbove(fit, pair, beside.dimensions),
    ),
    dimensions: beside.dimensions.map((dimension, place) =>
      unless(
        ({ dimensions }) => dimensions[place]?.calibrated,
        () => likelihoodAbove(fit, pair, [dimension]),
      ),
    ),
  };
}
