import { memo, type ReactElement } from 'react';
import { Recommendation } from '#shared/scorecards.ts';
import { type EditCard, recommend } from '#web/features/scorecards/card-edits.ts';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import classes from '#web/features/scorecards/editor.module.css';

interface RecommendationFieldProps {
  readonly chosen: Recommendation | null;
  readonly edit: EditCard;
  /** Whose it is, where somebody else types it in. */
  readonly whose?: string;
}

export const RecommendationField = memo(function RecommendationField({
  chosen,
  edit,
  whose,
}: RecommendationFieldProps): ReactElement {
  return (
    <section className={classes.block} aria-labelledby="recommendation">
      <h3 id="recommendation">
        {whose === undefined ? 'Your recommendation' : `Recommendation of ${whose}`}
      </h3>
      <p className={classes.covers}>
        {whose === undefined ? 'Yours alone' : 'Theirs alone'}: it is never computed from the scores.
      </p>
      <fieldset className={classes.recommendation}>
        <legend>Should this person be hired for this role?</legend>
        {Recommendation.options.map((level) => (
          <label key={level} className={classes.level}>
            <input
              type="radio"
              id={`recommendation-${level}`}
              name="recommendation"
              checked={chosen === level}
              onChange={() => edit((card) => recommend(card, level))}
            />
            <span>{recommendationNames[level]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
});
