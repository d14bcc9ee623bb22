import type { z } from 'zod';
import { isRunning, nextState } from '#server/calibration/rules.ts';
import type { Evidence, Family, FamilySummary } from '#shared/calibration.ts';

type FamilyView = z.input<typeof Family>;
type State = 'raw_only' | 'provisional' | 'calibrated';

export interface SummaryParts {
  readonly blueprint: { readonly id: string; readonly title: string };
  readonly isOn: boolean;
  readonly fit: { readonly state: State; readonly madeAt: Date | string } | null;
  /** What the fit stands on; what would enter one where there is none. */
  readonly evidence: Evidence;
  readonly heardAt: Date | null;
  readonly now: Date;
}

/** A family in one line. Before its first fit a family that has enough is provisional: a debrief fits it at once. */
export function presentSummary(parts: SummaryParts): FamilySummary {
  const { blueprint, isOn, fit, now } = parts;
  const { raters, candidates, cards, ratings } = parts.evidence;
  const evidence = { raters, candidates, cards, ratings };
  const hasEnough = nextState('raw_only', evidence)?.needsFit === true;
  const state = fit?.state ?? (hasEnough ? 'provisional' : 'raw_only');
  return {
    blueprint: { id: blueprint.id as FamilySummary['blueprint']['id'], title: blueprint.title },
    state: isOn ? state : 'off',
    evidence,
    next: isOn ? nextState(state, evidence) : null,
    fittedAt: isOn && fit !== null ? new Date(fit.madeAt).toISOString() : null,
    isRunning: isOn && isRunning(parts.heardAt, now),
  };
}

/** The kept fit as the presenter reads it. */
interface FitParts {
  readonly id: string;
  readonly madeAt: Date;
  readonly stopped: string;
  readonly state: State;
  readonly link: 'rsm' | 'cum';
  readonly inputsHash: Buffer;
  readonly windowMonths: number;
  readonly windowStart: Date;
  readonly evidence: Evidence & { readonly components: number };
  readonly hyper: {
    readonly thresholds: readonly number[];
    readonly sigmaCandidate: number;
    readonly sigmaCell: number | null;
    readonly sigmaRater: number;
    readonly sigmaCard: number | null;
  };
  readonly dimensions: readonly {
    readonly name: string;
    readonly dimensionId: string;
    readonly ratings: number;
    readonly raters: number;
    readonly difficulty: number;
  }[];
  readonly versions: {
    readonly versions: readonly { readonly number: number; readonly cards: number; readonly isIn: boolean }[];
    readonly left: readonly {
      readonly dimensionId: string;
      readonly from: number;
      readonly to: number;
      readonly shift: number;
    }[];
  };
  readonly diagnostics: { readonly iterations?: number };
  /** The names, as the fit has them, of the dimensions whose anchors don't fit. */
  readonly offScale: readonly string[];
}

export interface FamilyParts extends Omit<SummaryParts, 'fit'> {
  readonly fit: FitParts | null;
  readonly newest: {
    readonly madeAt: Date;
    readonly outcome: 'converged' | 'refused';
    readonly stopped: string;
  } | null;
  readonly dueAt: Date | null;
  readonly askedAt: Date | null;
  readonly runningAt: Date | null;
  readonly progress: {
    readonly stage: 'linking_versions' | 'fitting';
    readonly iterations: number;
  } | null;
  readonly nameOf: ReadonlyMap<string, string>;
  readonly can: { readonly refit: boolean };
}

export function presentFamily(parts: FamilyParts): FamilyView {
  const { fit, newest, isOn, nameOf, runningAt, progress } = parts;
  const summary = presentSummary(parts);
  return {
    ...summary,
    fit: isOn && fit !== null ? presentFit(fit, nameOf) : null,
    failedTry:
      isOn && newest?.outcome === 'refused'
        ? { at: newest.madeAt.toISOString(), stopped: newest.stopped }
        : null,
    running:
      summary.isRunning && runningAt !== null && progress !== null
        ? { since: runningAt.toISOString(), stage: progress.stage, iterations: progress.iterations }
        : null,
    askedAt: parts.askedAt?.toISOString() ?? null,
    dueAt: parts.dueAt?.toISOString() ?? null,
    can: { ...parts.can },
  };
}

function presentFit(fit: FitParts, nameOf: FamilyParts['nameOf']): NonNullable<FamilyView['fit']> {
  const { raters, candidates, cards, ratings, components } = fit.evidence;
  const { thresholds, sigmaCandidate, sigmaCell, sigmaRater, sigmaCard } = fit.hyper;
  return {
    id: fit.id,
    madeAt: fit.madeAt.toISOString(),
    windowStart: fit.windowStart.toISOString(),
    windowMonths: fit.windowMonths,
    evidence: { raters, candidates, cards, ratings },
    components,
    link: fit.link,
    sd: { candidate: sigmaCandidate, candidateDimension: sigmaCell, rater: sigmaRater, card: sigmaCard },
    thresholds: [...thresholds],
    dimensions: fit.dimensions.map((dimension) => ({
      name: nameOf.get(dimension.dimensionId) ?? '',
      ratings: dimension.ratings,
      raters: dimension.raters,
      difficulty: dimension.difficulty,
      fitsScale: !fit.offScale.includes(dimension.name),
    })),
    versions: fit.versions.versions.map(({ number, cards: own, isIn }) => ({ number, cards: own, isIn })),
    left: fit.versions.left.map(({ dimensionId, from, to, shift }) => ({
      name: nameOf.get(dimensionId) ?? '',
      from,
      to,
      shift,
    })),
    stopped: fit.stopped,
    iterations: fit.diagnostics.iterations ?? 0,
    inputsHash: fit.inputsHash.toString('hex'),
  };
}
