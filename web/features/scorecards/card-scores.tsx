import type { ReactElement, ReactNode } from 'react';
import { AskedAndAnswered, type Later, laterOn, Versions } from '#web/features/scorecards/later-words.tsx';
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

export interface CardScoresProps {
  readonly scores: readonly ReadScore[];
  readonly signals: readonly { readonly text: string; readonly leaning: 'strong' | 'weak' }[];
  readonly redFlags: readonly { readonly text: string; readonly evidence: string }[];
  /** What was said of the card since its submission. */
  readonly later?: Later;
  /** What can be done with a score. */
  readonly foot?: (dimensionId: string) => ReactNode;
}

const nothing: Later = { amendments: [], questions: [] };

/** The scores of a card with all of their evidence, to read and to print. */
export function CardScores(props: CardScoresProps): ReactElement {
  const { scores, signals, redFlags, later = nothing, foot } = props;
  return (
    <>
      {scores.map((score) => (
        <article key={score.dimensionId} className={classes.score}>
          <ScoreMark level={score.rating} />
          <div>
            <h4>{score.dimensionName}</h4>
            <Versions
              dimensionName={score.dimensionName}
              amendments={laterOn(later, score.dimensionId).amendments}
            >
              {score.anchor !== undefined && <p className={classes.anchor}>{score.anchor}</p>}
              {score.notAssessedReason !== null && <p>Not assessed: {score.notAssessedReason}</p>}
              {score.evidence.trim() !== '' && <p className={classes.text}>{score.evidence}</p>}
            </Versions>
            <AskedAndAnswered questions={laterOn(later, score.dimensionId).questions} />
            {foot?.(score.dimensionId)}
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
