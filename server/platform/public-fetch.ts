import { lookup } from 'node:dns/promises';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { isPublicAddress, literalHost, publicUrlOf } from '#server/platform/public-address.ts';

/**
 * Why nothing came of a fetch. A private address and one that can't be reached are told alike: nobody is to find out
 * what there is in our network.
 */
export type FetchProblem = 'unreachable' | 'redirected' | 'too_slow' | 'too_large';

export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly problem: FetchProblem;
  constructor(problem: FetchProblem) {
    // Nothing of the address: it may be a secret, and errors are logged.
    super(`the address could not be fetched: ${problem}`);
    this.problem = problem;
  }
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** How the internet is reached; tests have a small one of their own. */
export interface Reach {
  resolve(host: string): Promise<readonly Resolved[]>;
  mayReach(address: string): boolean;
  readonly port: number;
  /** A certificate to trust beside the usual ones. */
  readonly ca?: string;
}

const publicInternet: Reach = {
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  mayReach: isPublicAddress,
  port: 443,
};

export interface PublicReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty for every status but 200. */
  readonly body: Buffer;
}

/** Fetches what somebody named. Throws FetchError. */
export type FetchPublic = (address: string, headers?: Record<string, string>) => Promise<PublicReply>;

/**
 * A GET that leads nowhere but to the public internet: over https, with each address of the host checked and the
 * connection made to one that was, so that a name that means something else a moment later changes nothing. No
 * redirect is followed, nothing packed is taken, and the whole of it ends after `limitMs`.
 */
export function createPublicFetch(
  limits: { readonly limitMs: number; readonly maxBytes: number },
  reach: Reach = publicInternet,
): FetchPublic {
  return async (address, headers = {}) => {
    const url = publicUrlOf(address);
    if (url === null) throw new FetchError('unreachable');
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), limits.limitMs);
    const { signal } = ending;
    // A lookup can't be ended, so it is left alone when the time is up.
    const isLate = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new FetchError('too_slow')), { once: true });
    });
    try {
      const to = await Promise.race([checkedAddress(url, reach), isLate]);
      return await Promise.race([ask(url, to, { headers, reach, signal, ...limits }), isLate]);
    } catch (error) {
      throw error instanceof FetchError ? error : new FetchError('unreachable');
    } finally {
      clearTimeout(timer);
      ending.abort();
    }
  };
}

/** One of the host's addresses, all of which are public: one that is not would be reached at the next try. */
async function checkedAddress(url: URL, { resolve, mayReach }: Reach): Promise<Resolved> {
  const literal = literalHost(url);
  const found =
    literal === null
      ? await resolve(url.hostname)
      : [{ address: literal, family: literal.includes(':') ? 6 : 4 }];
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => mayReach(address)))
    throw new FetchError('unreachable');
  return first;
}

interface Asking {
  readonly headers: Record<string, string>;
  readonly reach: Reach;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

function ask(url: URL, to: Resolved, { headers, reach, signal, maxBytes }: Asking): Promise<PublicReply> {
  const options: RequestOptions = {
    // Never another connection than this one: nothing is kept, and nobody looks the name up again.
    agent: false,
    lookup: (_host, { all }, done) => {
      if (all === true) done(null, [{ ...to }]);
      else done(null, to.address, to.family);
    },
    port: reach.port,
    headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'Evenhand' },
    signal,
    ...(reach.ca === undefined ? {} : { ca: reach.ca }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      readReply(response, maxBytes).then(resolve, (error: unknown) => {
        reject(error);
        asked.destroy();
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function readReply(response: IncomingMessage, maxBytes: number): Promise<PublicReply> {
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400 && status !== 304) throw new FetchError('redirected');
  if (status !== 200) {
    response.destroy();
    return { status, headers, body: Buffer.alloc(0) };
  }
  // We asked for it as it is. Unpacking what comes otherwise could make gigabytes of a few bytes.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new FetchError('unreachable');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new FetchError('too_large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new FetchError('too_large');
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}
