import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/ui/charts/chart-data.module.css';
import { type CsvCell, toCsv } from '#web/ui/charts/csv.ts';
import { saveCsv } from '#web/ui/save-file.ts';

interface ChartDataProps {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly CsvCell[])[];
  /** Without the ending. */
  readonly fileName: string;
}

/** The table and the CSV behind a chart. */
export function ChartData({ caption, header, rows, fileName }: ChartDataProps): ReactElement {
  return (
    <details className={classes.data}>
      <summary>Table and CSV</summary>
      <Button variant="default" size="xs" onClick={() => saveCsv(`${fileName}.csv`, toCsv(header, rows))}>
        Download as CSV
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} aria-label={caption} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {header.map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join(' ')}>
                {row.map((value, index) =>
                  index === 0 ? (
                    <th key={header[index]} scope="row">
                      {value}
                    </th>
                  ) : (
                    <td key={header[index]} data-number={typeof value === 'number' || undefined}>
                      {value ?? '–'}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
