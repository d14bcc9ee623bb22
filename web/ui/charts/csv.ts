/** A cell: numbers stand as they are, null is empty. */
export type CsvCell = string | number | null;

/**
 * Rows as CSV (RFC 4180, CRLF). Texts that a spreadsheet would take for a formula get an apostrophe in front; numbers are
 * none, whatever their sign.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
