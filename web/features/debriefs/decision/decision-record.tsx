import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { stateWords } from '#web/features/debriefs/figure-words.ts';
import { count } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

/** What was decided, by whom, when and on which figures. */
export function DecisionRecord({ debrief }: { readonly debrief: Debrief }): ReactElement | null {
  const { decision, figures } = debrief;
  if (decision === null) return null;
  return (
    <section className={classes.record} aria-labelledby="decision">
      <h2 id="decision">Decided: {outcomes[decision.outcome].word}</h2>
      <p className={classes.who}>
        {decision.decidedBy.name}, <Moment at={decision.decidedAt} />. The record is final.
      </p>
      <p className={classes.text}>{decision.summary}</p>
      {decision.conditions !== '' && (
        <p className={classes.text}>
          <strong>Conditions:</strong> {decision.conditions}
        </p>
      )}
      <details>
        <summary>Reasons, {count(decision.rationale.length, 'dimension', 'dimensions')}</summary>
        <dl className={classes.reasons}>
          {decision.rationale.map(({ dimensionId, name, text }) => (
            <div key={dimensionId}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p className={classes.fit}>
        On {count(debrief.cards.in, 'card', 'cards')} and the figures pinned <Moment at={figures.pinnedAt} />{' '}
        ({stateWords(figures).word.toLowerCase()}), kept for ever: fit <code>{decision.fitId}</code>
      </p>
    </section>
  );
}
