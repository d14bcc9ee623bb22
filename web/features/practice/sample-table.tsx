import type { ReactElement, ReactNode } from 'react';
import type { z } from 'zod';
import type { getPractice } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { distanceWords } from '#web/features/practice/practice-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { list } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

type Sample = z.output<typeof getPractice.reply>['samples'][number];

interface SampleTableProps {
  readonly samples: readonly Sample[];
  /** The prompt as the link to the sample; the page knows the address. */
  readonly sampleLink: (sample: Sample) => ReactNode;
}

/** The answers to score, and how far from the reference those lie that are scored. */
export function SampleTable({ samples, sampleLink }: SampleTableProps): ReactElement {
  const columns: readonly Column<Sample>[] = [
    { key: 'prompt', header: 'Answer to', names: true, cell: sampleLink },
    {
      key: 'exercise',
      header: 'Exercise',
      cell: ({ exercise, dimensions }) => (
        <>
          {exercise}
          <span className={classes.under}>{list(dimensions)}</span>
        </>
      ),
    },
    {
      key: 'scored',
      header: 'Your scores',
      cell: ({ scored }) =>
        scored === null ? (
          <StatusMark shape="ring">To score</StatusMark>
        ) : (
          <>
            <StatusMark shape="disc">Scored</StatusMark>
            <span className={classes.under}>
              <Moment at={scored.at} show="day" />, {distanceWords(scored.distance)}
            </span>
          </>
        ),
    },
  ];
  return <DataTable caption="Sample answers" columns={columns} rows={samples} rowKey={({ key }) => key} />;
}
