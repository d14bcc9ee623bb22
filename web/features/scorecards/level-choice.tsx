import type { ReactElement } from 'react';
import type { Choice } from '#web/features/scorecards/card-edits.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { levels } from '#web/features/scorecards/kit.ts';
import { ScoreMark } from '#web/ui/score-mark.tsx';

interface LevelChoiceProps {
  readonly dimension: { readonly id: string; readonly name: string; readonly anchors: readonly string[] };
  readonly chosen: Choice | null;
  readonly onChoose: (choice: Choice | null) => void;
  /** Left out where everything there is can be scored: then there is no "not assessed". */
  readonly canSkip?: boolean;
}

/** The five anchors in full, and not assessed, which is no level. */
export function LevelChoice(props: LevelChoiceProps): ReactElement {
  const { dimension, chosen, onChoose, canSkip = true } = props;
  const { id, name, anchors } = dimension;
  return (
    <fieldset className={classes.levels}>
      <legend>Score for {name}</legend>
      {levels.map((level) => (
        <label key={level} className={classes.level}>
          <input
            type="radio"
            id={fieldIds.score(id, level)}
            name={`score-${id}`}
            checked={chosen === level}
            onChange={() => onChoose(level)}
          />
          <ScoreMark level={level} />
          <span>{anchors[level - 1]}</span>
        </label>
      ))}
      <div className={classes.levelFoot}>
        {canSkip && (
          <label className={classes.level} data-none>
            <input
              type="radio"
              id={fieldIds.score(id, 'not_assessed')}
              name={`score-${id}`}
              checked={chosen === 'not_assessed'}
              onChange={() => onChoose('not_assessed')}
            />
            <span aria-hidden="true" className={classes.zero}>
              0
            </span>
            <span>Not assessed</span>
          </label>
        )}
        {chosen !== null && (
          <button
            type="button"
            className={classes.quiet}
            aria-label={`Clear the score for ${name}`}
            onClick={(event) => {
              onChoose(null);
              // This button goes away with the choice, and the focus must not.
              event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            }}
          >
            Clear
          </button>
        )}
      </div>
    </fieldset>
  );
}
