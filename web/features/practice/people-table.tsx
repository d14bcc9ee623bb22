import type { ReactElement, ReactNode } from 'react';
import type { Qualification } from '#shared/practice.ts';
import { stepNames } from '#web/features/practice/practice-words.ts';
import { PracticeMark, SignOffMark, StepMark } from '#web/features/practice/step-mark.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

interface PeopleTableProps {
  readonly people: readonly Qualification[];
  readonly selectedId: string | undefined;
  /** The name as the link that opens the details; the page knows the address. */
  readonly nameLink: (qualification: Qualification) => ReactNode;
}

/** Where everybody stands on one blueprint; nothing of what they gave. */
export function PeopleTable({ people, selectedId, nameLink }: PeopleTableProps): ReactElement {
  const columns: readonly Column<Qualification>[] = [
    { key: 'name', header: 'Person', names: true, cell: nameLink },
    {
      key: 'practice',
      header: stepNames.practice,
      cell: ({ path }) => <PracticeMark practice={path.practice} />,
    },
    {
      key: 'shadow',
      header: stepNames.shadow,
      cell: ({ path }) => <StepMark doneAt={path.shadow.doneAt} />,
      spare: true,
    },
    {
      key: 'reverse',
      header: stepNames.reverse_shadow,
      cell: ({ path }) => <StepMark doneAt={path.reverseShadow.doneAt} />,
      spare: true,
    },
    {
      key: 'sign-off',
      header: stepNames.sign_off,
      cell: ({ path }) => <SignOffMark signOff={path.signOff} />,
    },
  ];
  return (
    <DataTable
      caption="Who is qualified"
      columns={columns}
      rows={people}
      rowKey={({ person }) => person.id}
      selectedKey={selectedId}
    />
  );
}
