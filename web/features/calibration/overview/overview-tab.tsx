import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { evidenceWords, familyStates, nextWords } from '#web/features/calibration/family-words.ts';
import { FitFacts } from '#web/features/calibration/overview/fit-facts.tsx';
import { FitStatus } from '#web/features/calibration/overview/fit-status.tsx';
import { Limits } from '#web/features/calibration/overview/limits.tsx';
import { ModelCard } from '#web/features/calibration/overview/model-card.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

/** How far the figures of a family carry, and what they are made of; nothing in it is about one person. */
export function OverviewTab({ family }: { readonly family: Family }): ReactElement {
  const { state, fit, dueAt } = family;
  const next = nextWords(family);
  return (
    <>
      <section className={layout.section} aria-labelledby="state">
        <h2 id="state">{familyStates[state].word}</h2>
        <p>{familyStates[state].about}</p>
        {next !== null && <p className={classes.prose}>{next}.</p>}
        <FitStatus family={family} />
      </section>
      {state !== 'off' && (
        <section className={layout.section} aria-labelledby="fit">
          <h2 id="fit">The fit</h2>
          {fit === null ? (
            <p>
              None yet. {evidenceWords(family.evidence)} in closed loops would enter one.
              {dueAt !== null && (
                <>
                  {' '}
                  The next try is due <Moment at={dueAt} />.
                </>
              )}
            </p>
          ) : (
            <FitFacts fit={fit} dueAt={dueAt} />
          )}
        </section>
      )}
      {fit !== null && (
        <section className={layout.section} aria-labelledby="model">
          <h2 id="model">Model card</h2>
          <p>
            For whoever wants to check the figures. Logits are the model’s own unit; the other tabs speak in
            score points.
          </p>
          <ModelCard fit={fit} />
        </section>
      )}
      {state !== 'off' && (
        <section className={layout.section} aria-labelledby="limits">
          <h2 id="limits">What the figures can’t say</h2>
          <Limits />
        </section>
      )}
    </>
  );
}
