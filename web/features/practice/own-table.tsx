import type { ReactElement, ReactNode } from 'react';
import type { OwnPath } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { distanceWords, stepNames } from '#web/features/practice/practice-words.ts';
import { PracticeMark, SignOffMark, StepMark } from '#web/features/practice/step-mark.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

interface OwnTableProps {
  readonly paths: readonly OwnPath[];
  /** The title as the link that opens it; the page knows the address. */
  readonly titleLink: (path: OwnPath) => ReactNode;
}

/** One's own way on each blueprint, and what comes next. */
export function OwnTable({ paths, titleLink }: OwnTableProps): ReactElement {
  const columns: readonly Column<OwnPath>[] = [
    { key: 'title', header: 'Blueprint', names: true, cell: titleLink },
    {
      key: 'practice',
      header: stepNames.practice,
      cell: ({ path, distance }) => (
        <>
          <PracticeMark practice={path.practice} />
          {distance !== null && <span className={classes.under}>{distanceWords(distance)}</span>}
        </>
      ),
    },
    {
      key: 'shadow',
      header: stepNames.shadow,
      cell: ({ path }) => <StepMark doneAt={path.shadow.doneAt} />,
    },
    {
      key: 'reverse',
      header: stepNames.reverse_shadow,
      cell: ({ path }) => <StepMark doneAt={path.reverseShadow.doneAt} />,
    },
    {
      key: 'sign-off',
      header: stepNames.sign_off,
      cell: ({ path }) => <SignOffMark signOff={path.signOff} />,
    },
    {
      key: 'next',
      header: 'Next',
      cell: ({ path }) =>
        path.next === null ? <span className={classes.soft}>Nothing</span> : stepNames[path.next],
    },
  ];
  return (
    <DataTable
      caption="My blueprints"
      columns={columns}
      rows={paths}
      rowKey={({ blueprint }) => blueprint.id}
    />
  );
}
