import { AppError } from '#shared/problems.ts';

/**
 * Refuses a write that a browser sends on behalf of another site. A browser always says one of the two headers on a
 * write; a request that says neither and still carries a session cookie is refused as well. Throws `cross_site`.
 */
export function assertSameOrigin(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
  allowedOrigins: readonly string[],
): void {
  const { origin } = headers;
  if (origin !== undefined) {
    if (allowedOrigins.includes(origin)) return;
  } else if (headers['sec-fetch-site'] === 'same-origin') {
    return;
  }
  throw new AppError('cross_site', 'Writes are taken from the pages of this product only.');
}
