/** The personal texts of a change, for the audit trail's digests: what is not given or empty has none. */
export function personalText(
  fields: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])),
  );
}
