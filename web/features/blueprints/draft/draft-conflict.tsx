import { type ReactElement, useMemo } from 'react';
import { compareDrafts, takeChosen } from '#web/features/blueprints/draft/merge-drafts.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';

interface DraftConflictProps {
  readonly base: Work;
  readonly theirs: Work;
  readonly mine: Work;
  readonly onResolve: (chosen: Work) => void;
  readonly onBack: () => void;
}

/** Somebody else saved the draft: both are shown where they differ, and nothing is written until each line is chosen. */
export function DraftConflict({ base, theirs, mine, onResolve, onBack }: DraftConflictProps): ReactElement {
  const versions = useMemo(() => ({ base, theirs, mine }), [base, theirs, mine]);
  const fields = useMemo(() => compareDrafts(versions), [versions]);
  return (
    <CompareChanges
      title="The draft was changed in the meantime"
      fields={fields}
      isPending={false}
      error={null}
      onSave={(choices) => onResolve(takeChosen(versions, choices))}
      onBack={onBack}
    />
  );
}
