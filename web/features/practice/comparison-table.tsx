import type { ReactElement, ReactNode } from 'react';
import type { Comparison } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { list } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

export const learningKinds: Record<Comparison['kind'], string> = {
  shadow: 'Shadow',
  trainee: 'Trainee (reverse shadow)',
};

interface ComparisonTableProps {
  readonly comparisons: readonly Comparison[];
  /** The interview as the link to the comparison; the page knows the address. */
  readonly interviewLink: (comparison: Comparison) => ReactNode;
}

/** Trainee and shadow cards that may be held against the interviewer's. */
export function ComparisonTable({ comparisons, interviewLink }: ComparisonTableProps): ReactElement {
  const columns: readonly Column<Comparison>[] = [
    {
      key: 'interview',
      header: 'Interview',
      names: true,
      cell: (comparison) => (
        <>
          {interviewLink(comparison)}
          <span className={classes.under}>{comparison.candidateName}</span>
        </>
      ),
    },
    { key: 'when', header: 'When', cell: ({ startsAt }) => <Moment at={startsAt} show="day" /> },
    {
      key: 'learner',
      header: 'Learning',
      cell: ({ learner, kind }) => (
        <>
          {learner.name}
          <span className={classes.under}>{learningKinds[kind]}</span>
        </>
      ),
    },
    { key: 'partners', header: 'Beside', cell: ({ partners }) => list(partners.map(({ name }) => name)) },
  ];
  return (
    <DataTable
      caption="Cards to compare"
      columns={columns}
      rows={comparisons}
      rowKey={({ seatId }) => seatId}
    />
  );
}
