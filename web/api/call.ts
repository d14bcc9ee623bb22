import type { z } from 'zod';
import { addressOf, type Endpoint } from '#shared/endpoint.ts';
import { Problem } from '#shared/problems.ts';
import { ConnectionError, ProblemError } from '#web/api/problem-error.ts';

/** Nothing in it is required: it has no keys at all, or only optional ones. */
type IsOptional<Type> = Type extends Record<string, never> ? true : Partial<Type> extends Type ? true : false;
type Part<Key extends string, Schema extends z.ZodType> =
  IsOptional<z.input<Schema>> extends true
    ? { readonly [K in Key]?: z.input<Schema> | undefined }
    : { readonly [K in Key]: z.input<Schema> };

/** What a call to this endpoint needs: each part is asked for when the contract has something required in it. */
export type CallOf<Target extends Endpoint> =
  Target extends Endpoint<infer Params, infer Query, infer Body, z.ZodType>
    ? Part<'params', Params> &
        Part<'query', Query> &
        Part<'body', Body> & {
          /** The version that was on screen; required where the contract is versioned. */
          readonly ifMatch?: number | undefined;
          /** The same for every try of one user action; made here when left out. */
          readonly idempotencyKey?: string | undefined;
          readonly signal?: AbortSignal | undefined;
          /** Arrives even when the page is left meanwhile, as far as the browser allows it (small bodies only). */
          readonly outlivesPage?: boolean | undefined;
        }
    : never;

export type ReplyOf<Target extends Endpoint> = z.output<Target['reply']>;

interface Parts {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  readonly outlivesPage?: boolean;
}

/**
 * The only way to the server: sends what the contract describes and gives back its parsed reply.
 * Throws ProblemError when the server refuses, ConnectionError when there is no usable answer.
 */
export async function call<Target extends Endpoint>(
  target: Target,
  request: CallOf<Target>,
): Promise<ReplyOf<Target>> {
  // CallOf is a conditional type, which TypeScript can't look into while Target is open; Parts is its widest case.
  const parts = request as Parts;
  const response = await send(target, parts);
  const payload = await readJson(response);
  if (!response.ok) throw refusal(response, payload);
  const parsed = target.reply.safeParse(payload);
  if (!parsed.success) throw new ConnectionError('unreadable', parsed.error);
  return parsed.data as ReplyOf<Target>; // safeParse on the widened Target forgets which reply it is.
}

async function send(target: Endpoint, parts: Parts): Promise<Response> {
  const init: RequestInit = { method: target.method, headers: headersFor(target, parts) };
  // An endpoint that takes a file is given its bytes, says its contract.
  if (target.takesBody)
    init.body = target.takes === null ? JSON.stringify(parts.body) : (parts.body as BodyInit);
  if (parts.outlivesPage === true && fitsKeepalive(init.body)) init.keepalive = true;
  if (parts.signal !== undefined) init.signal = parts.signal;
  try {
    return await fetch(addressOf(target, parts.params, parts.query), init);
  } catch (error) {
    if (parts.signal?.aborted) throw error;
    throw new ConnectionError('unreachable', error);
  }
}

/** Browsers refuse more than 64 KiB at once that outlives its page; half of it leaves room for the next. */
function fitsKeepalive(body: unknown): boolean {
  return typeof body === 'string' && new Blob([body]).size <= 32_768;
}

function headersFor(target: Endpoint, parts: Parts): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (target.takesBody) headers['content-type'] = target.takes ?? 'application/json';
  if (target.versioned) {
    if (parts.ifMatch === undefined) throw new Error(`${target.method} ${target.path} needs ifMatch`);
    headers['if-match'] = `"v${parts.ifMatch}"`;
  }
  if (target.method === 'POST' && !target.keepsNoAnswer) {
    headers['idempotency-key'] = parts.idempotencyKey ?? crypto.randomUUID();
  }
  return headers;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch (error) {
    throw new ConnectionError('unreadable', error);
  }
}

function refusal(response: Response, payload: unknown): Error {
  const problem = Problem.safeParse(payload);
  if (!problem.success) return new ConnectionError('unreadable', problem.error);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ProblemError(problem.data, Number.isFinite(retryAfter) ? retryAfter : undefined);
}
