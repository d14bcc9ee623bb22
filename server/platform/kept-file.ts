import { createHash } from 'node:crypto';

/** The ETag of a file that may be kept: it follows from its bytes alone. */
export function fileTagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url')}"`;
}

/** Whether If-None-Match names this very file. A weak tag (a proxy that packs makes it one) is as good here (RFC 9110, 13.1.2). */
export function isSameFile(ifNoneMatch: string | undefined, tag: string): boolean {
  const named = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes(tag) || named.includes('*');
}
