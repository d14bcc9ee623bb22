import { type CsvCell, toCsv } from '#web/ui/charts/csv.ts';

export interface NamelessRows {
  /** Says that names are left out and how the rows stand; the first line of the file. */
  readonly note: string;
  readonly header: readonly string[];
  /** Without names and without a trace of their alphabetical order; a row number comes in front. */
  readonly rows: readonly (readonly CsvCell[])[];
}

/** As CSV with the note for its first line, filled up with empty cells: each line of the file has as many. */
export function namelessCsv({ note, header, rows }: NamelessRows): string {
  return toCsv(
    [note, ...header.map(() => '')],
    [['Row', ...header], ...rows.map((row, index) => [index + 1, ...row])],
  );
}
