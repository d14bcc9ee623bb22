import type { Fit, FitResult } from '#server/calibration/engine/fit.ts';
import type { PartsInTenths } from '#server/calibration/engine/parts.ts';
import type { Refusal } from '#server/calibration/engine/refusal.ts';
import { barStatement, type CandidateFigures, figuresOf } from '#server/calibration/engine/statements.ts';
import type { LoopFit } from '#server/calibration/fit-loop.ts';
import type { FigureDimension, KeptFigures, RatingFact } from '#server/calibration/rules.ts';
import type { PinnedFigures } from '#shared/figures.ts';
import { type Composite, weightedMean } from '#shared/scoring.ts';

type NoFigure = {
  kind: 'no_figure';
  reason: Extract<PinnedFigures['composite']['raw'], { kind: 'no_figure' }>['reason'];
};

const none = (reason: NoFigure['reason']): NoFigure => ({ kind: 'no_figure', reason });

/** The engine's refusals in the words of the contract. */
function refused(refusal: Refusal): NoFigure {
  switch (refusal.kind) {
    case 'not_comparable':
      return none('not_comparable');
    case 'not_assessed':
      return none('not_assessed');
    case 'suppressed':
      switch (refusal.reason) {
        case 'raw_only':
        case 'one_rater':
        case 'would_reveal_a_rater':
        case 'no_convergence':
          return none(refusal.reason);
        case 'provisional':
        case 'person_or_dimension':
        case 'too_few_shared_candidates':
        case 'not_linked':
          return none('not_comparable');
      }
  }
}

/** A fit, or that there is none to be shown because the organisation or the job does not calibrate. */
export type ShownFit = Omit<LoopFit, 'result' | 'options' | 'inputsHash'> & {
  readonly result: FitResult | { readonly kind: 'switched_off' };
};

export const switchedOff: ShownFit = {
  result: { kind: 'switched_off' },
  loopIndex: new Map(),
  dimensionIndex: new Map(),
  frozenAt: null,
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
type Range = { low: number; high: number };
/** Hundredths are enough to draw a dimension. */
const inHundredths = (value: number): number => Math.round(value * 100) / 100;
/** The composite leaves in tenths only: the engine's privacy audit of panel parts counts on that. */
const inTenths = (value: number): number => Math.round(value * 10) / 10;
const range = ({ low, high }: Range, round: (value: number) => number): Range => ({
  low: round(low),
  high: round(high),
});

/**
 * The figures of one loop from a fit of its family. Raw and calibrated composites cover the same assessed dimensions with
 * the same renormalised weights; neither is shown below 75 % of the weight or with a must-have not assessed.
 * `shownBefore` are the loops whose figures were pinned earlier, oldest first: the engine decides over all of them
 * together which panel parts can be shown without giving one interviewer's level away.
 */
export function figuresFor(
  family: ShownFit,
  loop: { readonly id: string; readonly cards: number },
  shownBefore: readonly string[],
  dimensions: readonly FigureDimension[],
  ratings: readonly RatingFact[],
): KeptFigures {
  const loopId = loop.id;
  const given = (id: string): number[] =>
    ratings.flatMap((fact) => (fact.dimensionId === id && fact.rating !== null ? [fact.rating] : []));
  const rawOf = (id: string): number | null => (given(id).length === 0 ? null : mean(given(id)));
  const raw = weightedMean(
    dimensions.map(({ id }) => ({ dimensionId: id, score: rawOf(id) })),
    dimensions,
  );
  const { result } = family;
  const figures =
    result.kind === 'fit' ? engineFigures(result, family, loopId, shownBefore, dimensions) : failed(result);
  return {
    state: result.kind === 'fit' ? result.state : 'raw_only',
    missing: result.kind === 'fit' ? { ...result.missing } : { raters: 0, candidates: 0, cards: 0 },
    hyperFit:
      family.frozenAt === null
        ? null
        : { id: family.frozenAt.id, madeAt: family.frozenAt.madeAt.toISOString() },
    cards: loop.cards,
    dimensions: dimensions.map((dimension) => ({
      weight: dimension.weight,
      bar: dimension.bar,
      isMustHave: dimension.isMustHave,
      raw: rawOf(dimension.id),
      calibrated: dimensionFigure(figures, family, dimension.id),
      againstBar: result.kind === 'fit' ? againstBar(result, family, loopId, dimension) : failed(result),
    })),
    composite: composite(raw, figures),
  };
}

function failed(result: Exclude<ShownFit['result'], Fit>): NoFigure {
  if (result.kind === 'switched_off') return none('switched_off');
  return result.kind === 'invalid_ratings' ? none('no_convergence') : refused(result);
}

function engineFigures(
  fit: Fit,
  family: ShownFit,
  loopId: string,
  shownBefore: readonly string[],
  dimensions: readonly FigureDimension[],
): CandidateFigures | NoFigure {
  const own = family.loopIndex.get(loopId);
  if (own === undefined) return none('not_assessed');
  const weights = new Float64Array(family.dimensionIndex.size);
  for (const { id, weight } of dimensions) {
    const place = family.dimensionIndex.get(id);
    if (place !== undefined) weights[place] = weight;
  }
  const earlier = shownBefore
    .flatMap((id) => family.loopIndex.get(id) ?? [])
    .filter((index) => index !== own);
  const found = figuresOf(fit, [...earlier, own], weights).at(-1);
  if (found === undefined) return none('not_assessed');
  return found.kind === 'figures' ? found : refused(found);
}

function dimensionFigure(
  figures: CandidateFigures | NoFigure,
  family: ShownFit,
  dimensionId: string,
): KeptFigures['dimensions'][number]['calibrated'] {
  if (figures.kind === 'no_figure') return figures;
  const place = family.dimensionIndex.get(dimensionId);
  const own = figures.dimensions.find(({ dimension }) => dimension === place);
  if (own === undefined) return none('not_assessed');
  const { calibrated } = own;
  if (calibrated.kind !== 'calibrated_dimension') return refused(calibrated);
  return {
    kind: 'figure',
    value: inHundredths(calibrated.fair),
    likely50: range(calibrated.likely50, inHundredths),
    likely90: range(calibrated.likely90, inHundredths),
  };
}

/** Whether a typical interviewer would more likely than not reach the bar; a bar of 1 is reached by every score. */
function againstBar(
  fit: Fit,
  family: ShownFit,
  loopId: string,
  { id, bar }: FigureDimension,
): KeptFigures['dimensions'][number]['againstBar'] {
  const loop = family.loopIndex.get(loopId);
  const place = family.dimensionIndex.get(id);
  if (loop === undefined || place === undefined) return none('not_assessed');
  if (bar === 1) return { kind: 'word', word: 'clearly_above', percent: 100 };
  const statement = barStatement(fit, loop, place, bar);
  if (statement.kind !== 'bar') return refused(statement);
  return { kind: 'word', word: statement.word, percent: Math.round(statement.probability * 20) * 5 };
}

function composite(raw: Composite, figures: CandidateFigures | NoFigure): KeptFigures['composite'] {
  if (raw.kind === 'not_shown') {
    const reason = none(raw.reason === 'must_have_not_assessed' ? 'must_have_not_assessed' : 'coverage');
    return { coverage: raw.coverage, raw: reason, calibrated: reason, parts: reason };
  }
  const shownRaw = { kind: 'figure', value: inTenths(raw.mean) } as const;
  if (figures.kind === 'no_figure')
    return { coverage: raw.coverage, raw: shownRaw, calibrated: figures, parts: figures };
  const { calibrated, parts } = figures;
  return {
    coverage: raw.coverage,
    raw: shownRaw,
    calibrated:
      calibrated.kind === 'calibrated_score'
        ? {
            kind: 'figure',
            value: inTenths(calibrated.fair),
            likely50: range(calibrated.likely50, inTenths),
            likely90: range(calibrated.likely90, inTenths),
          }
        : refused(calibrated),
    parts: parts.kind === 'parts_in_tenths' ? presentParts(parts) : refused(parts),
  };
}

/** From whole tenths to score points. */
function presentParts(parts: PartsInTenths): Extract<PinnedFigures['composite']['parts'], { kind: 'parts' }> {
  return {
    kind: 'parts',
    raw: parts.raw / 10,
    panel: typeof parts.panel === 'number' ? parts.panel / 10 : null,
    dimensions: parts.dimensions / 10,
    evidence: parts.evidence / 10,
    calibrated: parts.calibrated / 10,
  };
}
