import { AppError } from '#shared/problems.ts';

const maxDepth = 32;
const maxItems = 10_000;
const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Refuses what no column can keep (NUL, half a surrogate pair), what would reach a prototype, and what is nested or
 * listed beyond any honest request; so that none of it becomes a 500 further in. Throws AppError.
 */
export function assertStorable(value: unknown, path = '', depth = 0): void {
  if (typeof value === 'string') {
    if (unstorable.test(value)) {
      throw new AppError(
        'invalid_text',
        `The text at ${path || 'the top'} holds NUL or half a character; remove it and send again.`,
      );
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= maxDepth)
    throw new AppError('too_large', `The request is nested more than ${maxDepth} levels deep.`);
  const entries = Object.entries(value);
  if (entries.length > maxItems)
    throw new AppError('too_large', `${path || 'The body'} holds more than ${maxItems} items.`);
  for (const [key, item] of entries) {
    if (key === '__proto__' || key === 'constructor') {
      throw new AppError('invalid_request', `A key named ${key} is not taken.`);
    }
    assertStorable(key, path, depth + 1);
    assertStorable(item, path === '' ? key : `${path}.${key}`, depth + 1);
  }
}
