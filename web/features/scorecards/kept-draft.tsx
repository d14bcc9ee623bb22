import type { ReactElement } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { CardScores } from '#web/features/scorecards/card-scores.tsx';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import classes from '#web/features/scorecards/read.module.css';
import { readContent } from '#web/features/scorecards/read-content.ts';

/** What the author had typed themselves before somebody typed in their paper card; for them alone. */
export function KeptDraft({ card }: { readonly card: Scorecard }): ReactElement | null {
  const { keptDraft, kit, typedBy } = card;
  if (keptDraft === null || typedBy === null) return null;
  return (
    <details className={classes.kept}>
      <summary>What you had typed yourself until then, for you alone</summary>
      <p className={classes.soft}>
        It was not submitted: {typedBy.name} typed in your paper card instead. Amend a score above where the
        two differ.
      </p>
      {keptDraft.recommendation !== null && (
        <p>Recommendation: {recommendationNames[keptDraft.recommendation]}</p>
      )}
      <CardScores {...readContent(keptDraft, kit)} />
    </details>
  );
}
