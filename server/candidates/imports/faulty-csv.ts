import type { CheckedLine } from '#server/candidates/imports/check-lines.ts';

/** A cell that a spreadsheet shows and does not run, whatever it begins with. */
function cellText(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The faulty lines as a table: as they stand, with their numbers in the file handed in and what is wrong with them. */
export function faultyCsv(columns: readonly string[], lines: readonly CheckedLine[]): string {
  const rows = lines
    .filter(({ faults }) => faults.length > 0)
    .map(({ line, cells, faults }) => [
      ...cells.slice(0, columns.length),
      String(line),
      faults
        .map(({ column, message }) => (column === null ? message : `${columns[column]}: ${message}`))
        .join(' '),
    ]);
  const table = [[...columns, 'Line in the file', 'What is wrong'], ...rows];
  // The mark at the front tells spreadsheets that it is UTF-8.
  return `\ufeff${table.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}
