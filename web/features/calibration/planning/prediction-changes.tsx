import type { ReactElement } from 'react';
import classes from '#web/features/calibration/planning/planning.module.css';
import {
  additionsNote,
  additionWords,
  type ChangeWords,
  omissionWords,
  type Prediction,
} from '#web/features/calibration/planning/prediction-words.ts';
import type { NamedRound } from '#web/features/calibration/planning/queries.ts';

interface PredictionChangesProps {
  readonly prediction: Prediction;
  /** Those that the prediction is for. */
  readonly rounds: readonly NamedRound[];
}

/** What would narrow the interval most for its minutes, and what could go at little loss. */
export function PredictionChanges({ prediction, rounds }: PredictionChangesProps): ReactElement {
  const note = additionsNote(prediction);
  return (
    <div className={classes.changes}>
      <div>
        <h4>What would narrow it, most for its minutes first</h4>
        <Changes label="What would narrow it" changes={additionWords(prediction, rounds)} />
        {note !== null && <p>{note}</p>}
      </div>
      <div>
        <h4>What could be left out at little loss</h4>
        <Changes label="What could be left out" changes={omissionWords(prediction, rounds)} />
        {prediction.omissions.length === 0 && (
          <p>Nothing: each interview narrows it, or keeps a dimension at two people.</p>
        )}
      </div>
    </div>
  );
}

interface ChangesProps {
  readonly label: string;
  readonly changes: readonly ChangeWords[];
}

function Changes({ label, changes }: ChangesProps): ReactElement | null {
  if (changes.length === 0) return null;
  return (
    <ul aria-label={label}>
      {changes.map(({ key, what, effect }) => (
        <li key={key}>
          {what}
          <span className={classes.effect}>{effect}</span>
        </li>
      ))}
    </ul>
  );
}
