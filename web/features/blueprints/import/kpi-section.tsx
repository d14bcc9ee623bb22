// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its own roles in some browsers
import { memo, type ReactElement } from 'react';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import { AddRow } from '#web/features/blueprints/import/add-row.tsx';
import { TextCell } from '#web/features/blueprints/import/cells.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import { ItemButton, Marks } from '#web/features/blueprints/import/import-item.tsx';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { fieldOrder } from '#web/features/blueprints/import/import-words.ts';
import { OriginalLine } from '#web/features/blueprints/import/original-line.tsx';

type Kpi = RoleDocument['kpis'][number];
type Split = ReadDocument['splits'][number];

const allColumns = [
  ['name', 'KPI'],
  ['type', 'Type'],
  ['measures', 'What it measures'],
  ['why', 'Why it matters'],
  ['target', 'Target'],
  ['frequency', 'Frequency'],
] as const satisfies readonly (readonly [keyof Kpi, string])[];

interface KpiSectionProps {
  readonly kpis: readonly Kpi[];
  /** As they were read, before anyone corrected them. */
  readonly original: readonly Kpi[];
  readonly splits: ReadonlyMap<string, Split>;
}

/** Each row as it was split, over the line it came from. Splitting it elsewhere is editing its cells. */
export function KpiSection({ kpis, original, splits }: KpiSectionProps): ReactElement {
  const columns = allColumns.filter(([key]) => key !== 'type' || original.some(({ type }) => type !== ''));
  return (
    <ImportSection
      title="KPIs"
      count={kpis.length}
      about="A row that was split in the wrong place is put right by editing its cells; the line it came from stands below."
    >
      {kpis.length > 0 && (
        <table className={classes.table} role="table" aria-label="KPIs">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(([key, words]) => (
                <th key={key} role="columnheader" scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          {kpis.map((kpi, index) => {
            const path = `kpis.${index}`;
            return (
              <KpiRow
                key={path}
                kpi={kpi}
                original={original[index] ?? kpi}
                path={path}
                columns={columns}
                split={splits.get(path)}
              />
            );
          })}
        </table>
      )}
      <AddRow list="kpis" one="a KPI" count={kpis.length} />
    </ImportSection>
  );
}

interface KpiRowProps {
  readonly kpi: Kpi;
  readonly original: Kpi;
  readonly path: string;
  readonly columns: readonly (readonly [keyof Kpi, string])[];
  readonly split: Split | undefined;
}

const KpiRow = memo(
  function KpiRow({ kpi, original, path, columns, split }: KpiRowProps): ReactElement | null {
    const { dispatch, leftOut, marks, lookedAt, isAdded } = useImport();
    const number = Number(path.split('.')[1]) + 1;
    const name = kpi.name || (split === undefined ? `KPI ${number}` : `KPI in line ${split.line}`);
    const isUnsure = marks.get(path)?.some(({ index }) => !lookedAt.has(index)) === true;
    if (leftOut.has(path)) {
      if (isAdded(path)) return null;
      return (
        <tbody role="rowgroup">
          <tr role="row">
            <td role="cell" colSpan={columns.length}>
              <div className={classes.item} data-out>
                <p>Left out: {name}</p>
                <ItemButton
                  name={name}
                  words="Take in"
                  onClick={() => dispatch({ type: 'taken_in', path })}
                />
              </div>
            </td>
          </tr>
        </tbody>
      );
    }
    const order =
      split &&
      fieldOrder(
        original,
        columns.map(([key]) => key),
        split.cells,
      );
    return (
      <tbody role="rowgroup" data-unsure={isUnsure || undefined} data-place={path}>
        <tr role="row">
          {columns.map(([key, words]) => (
            <td key={key} role="cell">
              <span className={classes.label} aria-hidden="true">
                {words}
              </span>
              <TextCell
                path={`${path}.${key}`}
                label={`${words}: ${name}`}
                value={kpi[key]}
                isStrong={key === 'name'}
              />
            </td>
          ))}
        </tr>
        <tr role="row" className={classes.under}>
          <td role="cell" colSpan={columns.length}>
            <Marks path={path} />
            <div className={classes.foot}>
              {split !== undefined && (
                <OriginalLine split={split} cells={order?.map((key) => kpi[key]) ?? null} />
              )}
              <ItemButton
                name={name}
                words={isAdded(path) ? 'Remove' : 'Leave out'}
                onClick={() => dispatch({ type: 'left_out', path })}
              />
            </div>
          </td>
        </tr>
      </tbody>
    );
  },
  (before, after) => before.kpi === after.kpi && before.columns.length === after.columns.length,
);
