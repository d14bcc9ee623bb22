import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import {
  getFaultyLines,
  type ImportDraft,
  type ImportFault,
  type ImportFix,
  type ImportId,
} from '#shared/candidate-imports.ts';
import { addressOf } from '#shared/endpoint.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import { DataTable } from '#web/ui/data-table.tsx';
import { count, number } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';

interface ImportFaultsProps {
  readonly importId: ImportId;
  readonly draft: ImportDraft;
  /** Of the draft: each change of it may take the tick back. */
  readonly version: number;
  readonly isPending: boolean;
  readonly onFix: (fixes: readonly ImportFix[]) => void;
  readonly onLeaveOut: (leavesOut: boolean) => void;
}

type Typed = Readonly<Record<string, string>>;

const keyOf = ({ line, column }: Pick<ImportFault, 'line' | 'column'>): string => `${line} ${column}`;

/** What is wrong, cell by cell: each can be put right here, or all of it left out by choice. */
export function ImportFaults(props: ImportFaultsProps): ReactElement {
  const { importId, draft, version, isPending, onFix, onLeaveOut } = props;
  const [typed, setTyped] = useState<Typed>({});
  const fixes = draft.faults.flatMap(({ line, column, value }) => {
    const text = column === null ? undefined : typed[keyOf({ line, column })];
    return column === null || text === undefined || text === value ? [] : [{ line, column, value: text }];
  });
  return (
    <>
      <DataTable
        caption="What is wrong"
        columns={[
          { key: 'line', header: 'Line', names: true, cell: ({ line }) => `Line ${number(line)}` },
          {
            key: 'column',
            header: 'Column',
            cell: ({ column }) => (column === null ? 'The whole line' : draft.columns[column]?.title),
          },
          {
            key: 'value',
            header: 'What stands there',
            cell: (fault) => <Cell fault={fault} draft={draft} typed={typed} onType={setTyped} />,
          },
          { key: 'message', header: 'What is wrong', cell: ({ message }) => message },
        ]}
        rows={draft.faults.map((fault, n) => ({ ...fault, n }))}
        rowKey={({ n }) => String(n)}
      />
      {draft.faults.length < draft.faultyLines && (
        <p className={layout.note}>These are the first ones. The file has all {number(draft.faultyLines)}.</p>
      )}
      <div className={`${layout.row} ${classes.after}`}>
        <Button
          variant="default"
          disabled={fixes.length === 0}
          loading={isPending}
          onClick={() => onFix(fixes)}
        >
          Check the changed cells
        </Button>
        <a href={addressOf(getFaultyLines, { importId })} download>
          Keep the faulty lines as a file
        </a>
      </div>
      <LeaveOut key={version} draft={draft} isPending={isPending} onLeaveOut={onLeaveOut} />
    </>
  );
}

/** The tick follows the hand at once, and from the answer on what that says. */
function LeaveOut({
  draft,
  isPending,
  onLeaveOut,
}: Pick<ImportFaultsProps, 'draft' | 'isPending' | 'onLeaveOut'>): ReactElement {
  const [isTicked, setIsTicked] = useState(draft.leavesOutFaulty);
  return (
    <Checkbox
      mt="md"
      label={`Leave out ${count(draft.faultyLines, 'faulty line', 'faulty lines')}`}
      description="The others come in without them. The record of the import says how many."
      checked={isTicked}
      disabled={isPending}
      onChange={(event) => {
        setIsTicked(event.currentTarget.checked);
        onLeaveOut(event.currentTarget.checked);
      }}
    />
  );
}

interface CellProps {
  readonly fault: ImportFault;
  readonly draft: ImportDraft;
  readonly typed: Typed;
  readonly onType: (change: (before: Typed) => Typed) => void;
}

function Cell({ fault, draft, typed, onType }: CellProps): ReactElement {
  const { column, line, value } = fault;
  if (column === null) return <>{value}</>;
  const key = keyOf(fault);
  return (
    <TextInput
      aria-label={`${draft.columns[column]?.title ?? 'Cell'} in line ${line}`}
      value={typed[key] ?? value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onType((before) => ({ ...before, [key]: text }));
      }}
    />
  );
}
