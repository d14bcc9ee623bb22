import type { ReactElement } from 'react';
import type { z } from 'zod';
import type { ComparedDimension, compareCards } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { besideWords } from '#web/features/practice/practice-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { ScoreMark } from '#web/ui/score-mark.tsx';
import { EmptyState } from '#web/ui/states.tsx';

export type Compared = z.output<typeof compareCards.reply>;

/** Both cards dimension by dimension, or why they can't be compared yet. */
export function ComparedCards({ compared }: { readonly compared: Compared }): ReactElement {
  switch (compared.state) {
    case 'sealed':
      return (
        <EmptyState title="Sealed">
          {compared.until === 'own_submitted'
            ? 'The cards of this loop open to you once you have submitted your own.'
            : 'The cards of this loop open once every interviewer has submitted.'}
        </EmptyState>
      );
    case 'waiting':
      return (
        <EmptyState title="One card is still to come">
          Both cards stand here, dimension by dimension, once both are submitted.
        </EmptyState>
      );
    case 'open':
      return (
        <>
          {compared.partners.map(({ partner, dimensions, distance }) => (
            <section key={partner.id} className={classes.partner}>
              <h2>
                {compared.learner.name} beside {partner.name}
              </h2>
              <p className={classes.soft}>
                {distance === null
                  ? 'No dimension was assessed by both.'
                  : `${distance.toFixed(2)} points apart on average, over what both assessed.`}
              </p>
              <DataTable
                caption={`${compared.learner.name} beside ${partner.name}`}
                columns={columnsFor(compared.learner.name, partner.name)}
                rows={dimensions}
                rowKey={({ id }) => id}
              />
            </section>
          ))}
        </>
      );
  }
}

function columnsFor(learner: string, partner: string): readonly Column<ComparedDimension>[] {
  return [
    { key: 'name', header: 'Dimension', names: true, cell: ({ name }) => name },
    { key: 'learner', header: learner, cell: (row) => <ScoreMark level={row.learner} /> },
    { key: 'partner', header: partner, cell: (row) => <ScoreMark level={row.partner} /> },
    {
      key: 'distance',
      header: 'Distance',
      cell: ({ distance }) =>
        distance === null ? (
          <span className={classes.soft}>Not assessed by both</span>
        ) : distance === 0 ? (
          'The same'
        ) : (
          besideWords(distance)
        ),
    },
  ];
}
