import type { ComparisonOrder } from '#shared/comparison.ts';
import type { PinnedFigures } from '#shared/figures.ts';

interface Named {
  readonly candidate: { readonly name: string };
  readonly composite: Pick<PinnedFigures['composite'], 'calibrated'> | null;
}

const collator = new Intl.Collator('en');

/** By name, or the highest calibrated figure first and by name where they are equal. */
export function inOrder<Row extends Named>(rows: readonly Row[], order: ComparisonOrder): Row[] {
  const scoreOf = ({ composite }: Row): number =>
    order === 'score' && composite?.calibrated.kind === 'figure' ? composite.calibrated.value : 0;
  return [...rows].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || collator.compare(a.candidate.name, b.candidate.name),
  );
}
