import { Checkbox } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { BoardColumn } from '#shared/board.ts';
import type { LoopSummary } from '#shared/loop-list.ts';
import classes from '#web/features/loops/board/board.module.css';
import { useKeptFocus } from '#web/features/loops/board/use-kept-focus.ts';
import { loopColumns } from '#web/features/loops/loop-table.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

interface BoardTableProps {
  readonly loops: readonly LoopSummary[];
  readonly hidden: readonly BoardColumn[];
  /** Null for whoever can do nothing to many at once. */
  readonly selection: Selection | null;
  /** The candidate's name as the link that opens the loop; the page knows the address. */
  readonly nameLink: (loop: LoopSummary) => ReactNode;
  /** The words of a stage; another feature knows them. */
  readonly stageMark: (stage: LoopSummary['stage']) => ReactNode;
}

/** The board itself. What changes elsewhere changes here, under whatever row one is at. */
export function BoardTable(props: BoardTableProps): ReactElement {
  const { loops, hidden } = props;
  const frame = useKeptFocus(loops);
  const columns = columnsOf(props).filter(({ key }) => !hidden.some((column) => column === key));
  return (
    <div ref={frame} className={classes.board} data-board>
      <DataTable caption="Loops" columns={columns} rows={loops} rowKey={({ id }) => id} />
    </div>
  );
}

function columnsOf({ selection, nameLink, stageMark }: BoardTableProps): readonly Column<LoopSummary>[] {
  const stage: Column<LoopSummary> = { key: 'stage', header: 'Stage', cell: (loop) => stageMark(loop.stage) };
  const [name, job, ...others] = loopColumns((loop) => <span data-loop={loop.id}>{nameLink(loop)}</span>);
  const shared = [name, job, stage, ...others].filter((column) => column !== undefined);
  return selection === null ? shared : [selectColumn(selection), ...shared];
}

function selectColumn({ ids, toggle }: Selection): Column<LoopSummary> {
  return {
    key: 'select',
    header: 'Select',
    cell: ({ id, candidate }) => (
      <span className={classes.select}>
        <Checkbox aria-label={`Select ${candidate.name}`} checked={ids.has(id)} onChange={() => toggle(id)} />
      </span>
    ),
  };
}
