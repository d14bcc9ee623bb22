import type { ReactElement } from 'react';
import classes from '#web/features/scorecards/read.module.css';
import { ScoreMark } from '#web/ui/score-mark.tsx';

export interface ReadScore {
  readonly dimensionId: string;
  readonly dimensionName: string;
  readonly rating: number | null;
  readonly notAssessedReason: string | null;
  readonly evidence: string;
  /** The words of the level that was chosen, where they are known. */
  readonly anchor?: string | undefined;
}

interface CardScoresProps {
  readonly scores: readonly ReadScore[];
  readonly signals: readonly { readonly text: string; readonly leaning: 'strong' | 'weak' }[];
  readonly redFlags: readonly { readonly text: string; readonly evidence: string }[];
}

/** The scores of a card with all of their evidence, to read and to print. */
export function CardScores({ scores, signals, redFlags }: CardScoresProps): ReactElement {
  return (
    <>
      {scores.map((score) => (
        <article key={score.dimensionId} className={classes.score}>
          <ScoreMark level={score.rating} />
          <div>
            <h4>{score.dimensionName}</h4>
            {score.anchor !== undefined && <p className={classes.anchor}>{score.anchor}</p>}
            {score.notAssessedReason !== null && <p>Not assessed: {score.notAssessedReason}</p>}
            {score.evidence.trim() !== '' && <p className={classes.text}>{score.evidence}</p>}
          </div>
        </article>
      ))}
      {redFlags.length > 0 && (
        <section className={classes.extra}>
          <h4>Red flags</h4>
          <ul>
            {redFlags.map(({ text, evidence }) => (
              <li key={text}>
                <strong>{text}</strong>
                <p className={classes.text}>{evidence}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {signals.length > 0 && (
        <section className={classes.extra}>
          <h4>Signals seen</h4>
          <ul>
            {signals.map(({ text, leaning }) => (
              <li key={text}>
                {text} <span className={classes.soft}>({leaning === 'strong' ? 'strong' : 'weak'})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
