import type { Fit, FitResult } from '#server/calibration/engine/fit.ts';
import type { PartsInTenths } from '#server/calibration/engine/parts.ts';
import type { Refusal } from '#server/calibration/engine/refusal.ts';
import { barStatement, type CandidateFigures, figuresOf } from '#server/calibration/engine/statements.ts';
import { findApart } from '#server/calibration/find-apart.ts';
import type { LoopFit } from '#server/calibration/fit-loop.ts';
import type { FigureDimension, KeptFigures, RatingFact } from '#server/calibration/rules.ts';
import type { PinnedFigures } from '#shared/figures.ts';
import { type Composite, weightedMean } from '#shared/scoring.ts';

export type NoFigure = {
  kind: 'no_figure';
  reason: Extract<PinnedFigures['composite']['raw'], { kind: 'no_figure' }>['reason'];
};

const none = (reason: NoFigure['reason']): NoFigure => ({ kind: 'no_figure', reason });

type KeptDimension = KeptFigures['dimensions'][number];
/** Where there is no calibrated score, there is no word against the bar either. */
const alike = (refusal: NoFigure): Pick<KeptDimension, 'calibrated' | 'againstBar'> => ({
  calibrated: refusal,
  againstBar: refusal,
});

/** The engine's refusals in the words of the contract. */
export function refused(refusal: Refusal): NoFigure {
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
  raterIds: [],
  dimensionIndex: new Map(),
  offScale: new Set(),
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
 *
 * A candidate whom no path of shared interviewers joins to the family is not comparable: raw figures only.
 *
 * A dimension whose anchors don't fit the scale that the family's dimensions share shows its raw mean alone: its
 * calibrated score rests on thresholds that are not its own (T16). What the calibrated composite can't cover the raw one
 * beside it leaves out too. Where less than 75 % of the weight or a must-have would be left out, there is no calibrated
 * composite, and the raw one covers whatever was assessed.
 *
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
  const { result } = family;
  const isCalibrating = result.kind === 'fit' && result.state !== 'raw_only';
  const isWithheld = (id: string): boolean =>
    isCalibrating && family.offScale.has(id) && given(id).length > 0;
  const apart = isCalibrating ? findApart(result, family.loopIndex.get(loopId) ?? -1) : null;
  const figures =
    apart !== null
      ? none('not_comparable')
      : result.kind === 'fit'
        ? engineFigures(result, family, loopId, shownBefore, dimensions)
        : failed(result);
  const onDimension = (dimension: FigureDimension): Pick<KeptDimension, 'calibrated' | 'againstBar'> => {
    const { id } = dimension;
    if (result.kind !== 'fit') return alike(failed(result));
    if (given(id).length === 0) return alike(none('not_assessed'));
    if (apart !== null) return alike(none('not_comparable'));
    if (isWithheld(id)) return alike(none('anchors_off_scale'));
    return {
      calibrated: dimensionFigure(figures, family, id),
      againstBar: againstBar(result, family, loopId, dimension),
    };
  };
  const rawOver = (isIn: (id: string) => boolean): Composite =>
    weightedMean(
      dimensions.map(({ id }) => ({ dimensionId: id, score: isIn(id) ? rawOf(id) : null })),
      dimensions,
    );
  return {
    state: result.kind === 'fit' ? result.state : 'raw_only',
    missing: result.kind === 'fit' ? { ...result.missing } : { raters: 0, candidates: 0, cards: 0 },
    hyperFit:
      family.frozenAt === null
        ? null
        : { id: family.frozenAt.id, madeAt: family.frozenAt.madeAt.toISOString() },
    cards: loop.cards,
    apart:
      apart === null
        ? null
        : { elsewhere: family.raterIds[apart.elsewhere] ?? '', here: family.raterIds[apart.here] ?? '' },
    dimensions: dimensions.map((dimension) => ({
      weight: dimension.weight,
      bar: dimension.bar,
      isMustHave: dimension.isMustHave,
      raw: rawOf(dimension.id),
      ...onDimension(dimension),
    })),
    composite: composite(
      rawOver(() => true),
      rawOver((id) => !isWithheld(id)),
      figures,
    ),
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
  const weights = weightsOn(fit, family, dimensions);
  const earlier = shownBefore
    .flatMap((id) => family.loopIndex.get(id) ?? [])
    .filter((index) => index !== own);
  const found = figuresOf(fit, [...earlier, own], weights).at(-1);
  if (found === undefined) return none('not_assessed');
  return found.kind === 'figures' ? found : refused(found);
}

/** The weights of these dimensions by their places in the fit, 0 for what it has besides. */
export function weightsOn(
  fit: Fit,
  family: ShownFit,
  dimensions: readonly Pick<FigureDimension, 'id' | 'weight'>[],
): Float64Array {
  // As long as the fit has dimensions: the family may have more of them than a loop's own version.
  const weights = new Float64Array(fit.solution.problem.dimensions);
  for (const { id, weight } of dimensions) {
    const place = family.dimensionIndex.get(id);
    // Without weight a dimension is in no figure of the engine: what is withheld does not come back in a composite.
    if (place !== undefined && !family.offScale.has(id)) weights[place] = weight;
  }
  return weights;
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

/** `raw` covers whatever was assessed, `comparable` what a calibrated composite may cover; mostly they are the same. */
function composite(
  raw: Composite,
  comparable: Composite,
  figures: CandidateFigures | NoFigure,
): KeptFigures['composite'] {
  if (raw.kind === 'not_shown') {
    const reason = none(raw.reason === 'must_have_not_assessed' ? 'must_have_not_assessed' : 'coverage');
    return { coverage: raw.coverage, raw: reason, calibrated: reason, parts: reason };
  }
  const alone = (reason: NoFigure): KeptFigures['composite'] => ({
    coverage: raw.coverage,
    raw: { kind: 'figure', value: inTenths(raw.mean) },
    calibrated: reason,
    parts: reason,
  });
  if (comparable.kind === 'not_shown') return alone(none('anchors_off_scale'));
  if (figures.kind === 'no_figure') return alone(figures);
  const { calibrated, parts } = figures;
  if (calibrated.kind !== 'calibrated_score') return alone(refused(calibrated));
  return {
    coverage: comparable.coverage,
    raw: { kind: 'figure', value: inTenths(comparable.mean) },
    calibrated: {
      kind: 'figure',
      value: inTenths(calibrated.fair),
      likely50: range(calibrated.likely50, inTenths),
      likely90: range(calibrated.likely90, inTenths),
    },
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
