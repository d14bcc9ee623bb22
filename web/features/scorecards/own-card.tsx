import type { ReactElement } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { CardScores } from '#web/features/scorecards/card-scores.tsx';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import classes from '#web/features/scorecards/read.module.css';

/** One's own card when nothing in it can be changed any more. Notes are for its author alone, and not printed. */
export function OwnCard({ card }: { readonly card: Scorecard }): ReactElement {
  const { content, kit } = card;
  const scores = kit.dimensions.flatMap(({ id, name, anchors }) => {
    const score = content.scores.find(({ dimensionId }) => dimensionId === id);
    if (score === undefined) return [];
    const anchor = score.rating === null ? undefined : anchors[score.rating - 1];
    return [{ ...score, dimensionName: name, anchor }];
  });
  const signals = kit.dimensions.flatMap((dimension) =>
    dimension.signals.filter(({ key }) => content.signals.includes(key)),
  );
  const redFlags = content.redFlags.map(({ key, evidence }) => ({
    text: kit.redFlags.find((flag) => flag.key === key)?.text ?? key,
    evidence,
  }));
  return (
    <section className={classes.card} aria-labelledby="own-card">
      <h2 id="own-card">Your card</h2>
      {content.recommendation !== null && (
        <p className={classes.recommendation}>
          Recommendation: <strong>{recommendationNames[content.recommendation]}</strong>
        </p>
      )}
      <CardScores scores={scores} signals={signals} redFlags={redFlags} />
      {content.notes.trim() !== '' && (
        <section className={classes.notes}>
          <h4>Notes, for you alone</h4>
          <p className={classes.text}>{content.notes}</p>
        </section>
      )}
    </section>
  );
}
