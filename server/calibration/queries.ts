import { figuresFor } from '#server/calibration/figures.ts';
import { fitFamily } from '#server/calibration/fit-family.sql.ts';
import type { FigureDimension, KeptFigures, RatingFact } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';

/** A fit of a family as it is kept, with the figures that one loop has in it. */
export interface LoopFigures {
  readonly link: 'rsm';
  readonly inputsHash: Buffer;
  readonly evidence: object;
  readonly options: object;
  readonly diagnostics: object;
  readonly figures: KeptFigures;
}

/** Fits the loop's family as it is now and makes the loop's figures from it. `shownBefore`: see figuresFor. */
export async function findLoopFigures(
  ctx: MemberCtx,
  loop: { readonly id: string; readonly blueprintId: string },
  shownBefore: readonly string[],
  dimensions: readonly FigureDimension[],
  ratings: readonly RatingFact[],
): Promise<LoopFigures> {
  const family = await fitFamily(ctx, loop.blueprintId, loop.id);
  const { result, options, inputsHash } = family;
  const isFit = result.kind === 'fit';
  return {
    link: options.link,
    inputsHash,
    evidence: isFit ? result.evidence : {},
    options: { ...options, method: isFit ? result.method : null },
    diagnostics: isFit ? { ...result.diagnostics, ...result.bookkeeping } : { refused: result.kind },
    figures: figuresFor(family, loop.id, shownBefore, dimensions, ratings),
  };
}
