import type { z } from 'zod';
import type { Debrief as DebriefView, MustHaveState } from '#shared/debriefs.ts';
import type { PinnedFigures } from '#shared/figures.ts';
import { weightedMean } from '#shared/scoring.ts';
import type { CompositePolicy } from '#shared/voting.ts';

type Composite = PinnedFigures['composite'];
type NoFigure = Extract<Composite['calibrated'], { kind: 'no_figure' }>;

/** Why the policy keeps the composite back; null where it stands on the page. */
export function keptBack(policy: CompositePolicy, areVotesOpen: boolean): NoFigure | null {
  switch (policy) {
    case 'never':
      return { kind: 'no_figure', reason: 'policy' };
    case 'after_votes':
      return areVotesOpen ? null : { kind: 'no_figure', reason: 'after_votes' };
    case 'before_votes':
      return null;
  }
}

/** The composite as the job's policy shows it: raw, calibrated and parts alike. A figure that there is not keeps its reason. */
export function shownComposite(
  composite: Composite,
  policy: CompositePolicy,
  areVotesOpen: boolean,
): Composite {
  const reason = keptBack(policy, areVotesOpen);
  if (reason === null) return composite;
  const keep = <Shown extends { kind: string }>(figure: Shown | NoFigure): NoFigure =>
    // A generic union does not narrow by its kind.
    figure.kind === 'no_figure' ? (figure as NoFigure) : reason;
  return {
    coverage: composite.coverage,
    raw: keep(composite.raw),
    calibrated: keep(composite.calibrated),
    parts: keep(composite.parts),
  };
}

interface BarFact {
  readonly id: string;
  readonly weight: number;
  readonly bar: number;
  readonly isMustHave: boolean;
  readonly isCovered: boolean;
}

/**
 * The outcomes that a composite, as it is shown, does not bear out: `hire` where its whole 90 % interval lies below the
 * bars, `no_hire` where it lies above them. The bars are weighted as the composite is, over the assessed dimensions. A
 * must-have that is not met is a reason of its own against a hire, and one that is disputed, thin or not assessed makes
 * every comparison idle. It asks a question of whoever decides; it changes and proposes nothing.
 */
export function outcomesNotBorneOut(
  calibrated: Composite['calibrated'],
  dimensions: readonly BarFact[],
  mustHaves: readonly z.infer<typeof MustHaveState>[],
): DebriefView['asksWhatNumbersMissed'] {
  if (calibrated.kind === 'no_figure') return [];
  const bars = weightedMean(
    dimensions.map(({ id, bar, isCovered }) => ({ dimensionId: id, score: isCovered ? bar : null })),
    dimensions,
  );
  if (bars.kind === 'not_shown') return [];
  const { low, high } = calibrated.likely90;
  if (high < bars.mean && mustHaves.every((state) => state === 'met' || state === 'not_met')) return ['hire'];
  if (low > bars.mean && mustHaves.every((state) => state === 'met')) return ['no_hire'];
  return [];
}
