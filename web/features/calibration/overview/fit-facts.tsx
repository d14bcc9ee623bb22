import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import { evidenceWords } from '#web/features/calibration/family-words.ts';
import classes from '#web/ui/facts.module.css';
import { count, number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

type Fit = NonNullable<Family['fit']>;

/** What the shown fit is and what it stands on. */
export function FitFacts({ fit, dueAt }: { readonly fit: Fit; readonly dueAt: string | null }): ReactElement {
  return (
    <dl className={classes.facts}>
      <dt>Made</dt>
      <dd>
        <Moment at={fit.madeAt} />
      </dd>
      {dueAt !== null && (
        <>
          <dt>Next one</dt>
          <dd>
            <Moment at={dueAt} />, or after 50 new cards
          </dd>
        </>
      )}
      <dt>Interviews from</dt>
      <dd>
        <Moment at={fit.windowStart} show="day" /> on, {count(fit.windowMonths, 'month', 'months')}
      </dd>
      <dt>Stands on</dt>
      <dd>
        {evidenceWords(fit.evidence)}, {count(fit.evidence.ratings, 'rating', 'ratings')}
      </dd>
      <dt>Joined</dt>
      <dd>
        {fit.components === 1
          ? 'Everyone is in one part'
          : `${number(fit.components)} parts that nothing joins: nothing compares across them`}
      </dd>
      <dt>Versions</dt>
      <dd>
        {fit.versions.map(({ number: version, cards, isIn }) => (
          <div key={version}>
            Version {version}: {count(cards, 'card', 'cards')}
            {isIn ? '' : ', left out: too little links it to the others'}
          </div>
        ))}
        {fit.left.map(({ name, from, to, shift }) => (
          <div key={`${name} ${from} ${to}`}>
            {name} counts as another dimension from version {to} on: it moved by {Math.abs(shift).toFixed(2)}{' '}
            logits since version {from}
          </div>
        ))}
      </dd>
    </dl>
  );
}
