import type { ReactElement } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { AmendScore } from '#web/features/scorecards/amend-score.tsx';
import { CardScores } from '#web/features/scorecards/card-scores.tsx';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import { KeptDraft } from '#web/features/scorecards/kept-draft.tsx';
import classes from '#web/features/scorecards/read.module.css';
import { readContent } from '#web/features/scorecards/read-content.ts';

/** One's own card when nothing in it can be changed any more. Notes are for its author alone, and not printed. */
export function OwnCard({ card }: { readonly card: Scorecard }): ReactElement {
  const { content, kit } = card;
  return (
    <section className={classes.card} aria-labelledby="own-card">
      <h2 id="own-card">Your card</h2>
      {content.recommendation !== null && (
        <p className={classes.recommendation}>
          Recommendation: <strong>{recommendationNames[content.recommendation]}</strong>
        </p>
      )}
      <CardScores
        {...readContent(content, kit)}
        later={{ amendments: card.amendments, questions: [] }}
        foot={(dimensionId) => card.can.amend && <Amend card={card} dimensionId={dimensionId} />}
      />
      <KeptDraft card={card} />
      {content.notes.trim() !== '' && (
        <section className={classes.notes}>
          <h4>Notes, for you alone</h4>
          <p className={classes.text}>{content.notes}</p>
        </section>
      )}
    </section>
  );
}

/** The form begins with what stands now. */
function Amend({
  card,
  dimensionId,
}: {
  readonly card: Scorecard;
  readonly dimensionId: string;
}): ReactElement | null {
  const dimension = card.kit.dimensions.find(({ id }) => id === dimensionId);
  const score = card.content.scores.find((one) => one.dimensionId === dimensionId);
  const last = card.amendments.findLast((one) => one.dimensionId === dimensionId) ?? score;
  if (dimension === undefined || last === undefined) return null;
  const { rating, notAssessedReason, evidence } = last;
  return <AmendScore card={card} dimension={dimension} last={{ rating, notAssessedReason, evidence }} />;
}
