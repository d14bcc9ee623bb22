// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its own roles in some browsers
import type { ReactElement, ReactNode } from 'react';
import classes from '#web/ui/data-table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Names the row; one column has it. */
  readonly names?: boolean;
  readonly numeric?: boolean;
  /** Left out first when the table stands in little room; everything is in the row's own details. */
  readonly spare?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | undefined;
}

/** A table, and cards under 700 px. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, rowKey, selectedKey } = props;
  return (
    <div className={classes.frame}>
      <table className={classes.table} role="table" aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" {...marks(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-selected={rowKey(row) === selectedKey || undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactElement {
  const content = (
    <>
      <span className={classes.label} aria-hidden="true">
        {column.header}
      </span>
      <div className={classes.content}>{column.cell(row)}</div>
    </>
  );
  if (column.names === true) {
    return (
      <th scope="row" role="rowheader" {...marks(column)}>
        {content}
      </th>
    );
  }
  return (
    <td role="cell" {...marks(column)}>
      {content}
    </td>
  );
}

/** What the stylesheet needs to know of a column. */
function marks<Row>(column: Column<Row>): Record<`data-${string}`, true | undefined> {
  return { 'data-numeric': column.numeric || undefined, 'data-spare': column.spare || undefined };
}
