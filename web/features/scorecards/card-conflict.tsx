import { type ReactElement, useMemo } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import { compareCards, mergeCards } from '#web/features/scorecards/compare-cards.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';

interface CardConflictProps {
  readonly kit: CardKit;
  readonly base: CardContent;
  readonly theirs: CardContent;
  readonly mine: CardContent;
  readonly onResolve: (chosen: CardContent) => void;
  readonly onBack: () => void;
}

/** The card was saved elsewhere in between: both are shown where they differ, and nothing is written until each is chosen. */
export function CardConflict(props: CardConflictProps): ReactElement {
  const { kit, base, theirs, mine, onResolve, onBack } = props;
  const versions = useMemo(() => ({ base, theirs, mine }), [base, theirs, mine]);
  const fields = useMemo(() => compareCards(kit, versions), [kit, versions]);
  return (
    <CompareChanges
      title="The card was changed elsewhere"
      fields={fields}
      isPending={false}
      error={null}
      onSave={(choices) => onResolve(mergeCards(choices, versions))}
      onBack={onBack}
    />
  );
}
