import { createHash } from 'node:crypto';

/** Where the product is reached and how strictly. */
export interface Origin {
  /** Scheme, host and port as the browser sees them. */
  readonly url: string;
  /** True on https: the cookie gets its __Host- name. Plain http is for localhost only, and has a name of its own. */
  readonly secure: boolean;
}

/** `__Host-` binds the cookie to this very host over TLS; a browser refuses that name on plain http. */
export function cookieName(origin: Origin): string {
  return origin.secure ? '__Host-evenhand' : 'evenhand-localhost';
}

/** What is stored of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
