import type { z } from 'zod';
import { assertStorable } from '#server/platform/request-text.ts';
import { AppError } from '#shared/problems.ts';

/** Where a page ended, as an opaque text: the sort key of its last row. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** Reads a cursor back; null for none. Throws `invalid_request` for a text that this list never gave out. */
export function decodeCursor<Key extends z.ZodType>(
  shape: Key,
  text: string | undefined,
): z.output<Key> | null {
  if (text === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    // What is packed into a cursor has not been looked at on the way in.
    assertStorable(key);
    return shape.parse(key);
  } catch {
    throw new AppError('invalid_request', 'The page asked for is not one of this list. Begin at its start.');
  }
}

/** Cuts `limit + 1` rows to a page: the extra row only says that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  present: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(present), next };
}
