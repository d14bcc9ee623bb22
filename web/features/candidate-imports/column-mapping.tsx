import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { ImportField as Field, type ImportColumn, type ImportField } from '#shared/candidate-imports.ts';
import { fieldWords } from '#web/features/candidate-imports/import-words.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import { DataTable } from '#web/ui/data-table.tsx';

interface ColumnMappingProps {
  readonly columns: readonly ImportColumn[];
  readonly isPending: boolean;
  readonly onChange: (fields: (ImportField | null)[]) => void;
}

const options = [
  { value: '', label: 'Leave out' },
  ...Field.options.map((field) => ({ value: field, label: fieldWords[field] })),
];

/** What each column of the file says. A field that another column had goes over to the one it is given to. */
export function ColumnMapping({ columns, isPending, onChange }: ColumnMappingProps): ReactElement {
  const choose = (at: number, value: string): void => {
    const chosen = Field.options.find((field) => field === value) ?? null;
    onChange(columns.map(({ field }, n) => (n === at ? chosen : isKeptBeside(field, chosen) ? field : null)));
  };
  return (
    <DataTable
      caption="Columns"
      columns={[
        { key: 'title', header: 'Column', names: true, cell: ({ title }) => title },
        {
          key: 'sample',
          header: 'For example',
          cell: ({ sample }) => <span className={classes.sample}>{sample}</span>,
        },
        {
          key: 'field',
          header: 'Comes in as',
          cell: ({ title, field, at }) => (
            <NativeSelect
              aria-label={`${title} comes in as`}
              data={options}
              value={field ?? ''}
              disabled={isPending}
              onChange={(event) => choose(at, event.currentTarget.value)}
            />
          ),
        },
      ]}
      rows={columns.map((column, at) => ({ ...column, at }))}
      rowKey={({ at }) => String(at)}
    />
  );
}

/** Notes may come from several columns; a whole name and its parts exclude each other. */
function isKeptBeside(field: ImportField | null, chosen: ImportField | null): boolean {
  if (field === null || chosen === null || field === 'note') return true;
  const parts: readonly ImportField[] = ['first_name', 'last_name'];
  if (chosen === 'name') return field !== 'name' && !parts.includes(field);
  return field !== chosen && !(parts.includes(chosen) && field === 'name');
}
