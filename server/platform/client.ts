import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieName } from '#server/platform/session-cookie.ts';

/** What a route may know and ask of the client's connection. Cookies are set only after COMMIT. */
export interface Client {
  readonly address: string;
  /** The session token of the request, if any; it goes no further than a hash. */
  readonly token: string | undefined;
  setSession(token: string, endsAt: Date): void;
  clearSession(): void;
}

export interface PendingCookies {
  readonly client: Client;
  /** The transaction is tried again: what its last try asked for never was. */
  forget(): void;
  apply(reply: FastifyReply): void;
}

export function pendingCookies(app: FastifyInstance, request: FastifyRequest): PendingCookies {
  const name = cookieName(app.platform.origin);
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure: app.platform.origin.secure } as const;
  let pending: ((reply: FastifyReply) => void) | null = null;
  return {
    client: {
      address: request.ip,
      token: request.cookies[name],
      setSession: (token, endsAt) => {
        pending = (reply) => reply.setCookie(name, token, { ...common, expires: endsAt });
      },
      clearSession: () => {
        pending = (reply) => reply.clearCookie(name, common);
      },
    },
    forget: () => {
      pending = null;
    },
    apply: (reply) => pending?.(reply),
  };
}
