import { z } from 'zod';
import type { ProblemCode } from '#shared/problems.ts';
import type { Role } from '#shared/roles.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call an endpoint at all: anyone, whoever has a session in an organisation, or a session with one of the roles.
 * Finer rules (own card, sealed, assigned) are the domain's policy.
 */
export type Access = 'anyone' | 'member' | readonly Role[];

const nothing = z.strictObject({});

export type FileType = 'application/pdf' | 'text/csv' | 'text/calendar';

export type StreamType = 'text/event-stream';

/** What an endpoint with `file` gives: bytes as they stand, under a name that needs no quoting anywhere. */
export const FileReply = z.object({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  bytes: z.instanceof(Uint8Array),
});
export type FileReply = z.infer<typeof FileReply>;

/** What an endpoint with `takes` is given: bytes as they stand, of which nothing is known but their number. */
export const FileBody = z.instanceof(Uint8Array);

/** What an endpoint is made of. `params`, `query` and `body` are strict objects; `reply` is a plain one, so unknown keys never leave. */
export interface EndpointSpec {
  readonly method: Method;
  /** `/api/v1/members/:memberId`; every `:name` is a key of `params`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  /** 201 for what creates something, else 200. */
  readonly status?: 200 | 201;
  /** The write is refused without If-Match (428) and on another version than the one seen (412). */
  readonly versioned?: boolean;
  /** A POST that keeps no answer: nothing lasting happens, or no organisation is known yet. */
  readonly keepsNoAnswer?: boolean;
  /** A request that changes nothing although its method is not GET, because what it reads must not stand in a URL. */
  readonly changesNothing?: boolean;
  /** A read that shows what somebody may be asked about later: the first time is noted in the audit trail. */
  readonly reveals?: boolean;
  /** The codes this endpoint adds to the ones that every endpoint can give. */
  readonly problems?: readonly ProblemCode[];
  /** Larger bodies than the usual 256 KiB, in bytes. */
  readonly bodyLimit?: number;
  /** A write whose body is a file of this media type instead of JSON; `body` is then `FileBody`. */
  readonly takes?: FileType;
  /** A GET whose reply is a file of this media type to keep, instead of JSON; `reply` is then `FileReply`. */
  readonly file?: FileType;
  /** A file that is asked for again and again may be kept for so long, and says by its ETag whether it has changed. */
  readonly keptSeconds?: number;
  /** A GET that goes on until one side ends it; `reply` is then what one event holds. */
  readonly stream?: StreamType;
}

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly kind: 'endpoint';
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  /** An empty object where the endpoint takes no body. */
  readonly body: Body;
  readonly takesBody: boolean;
  readonly reply: Reply;
  readonly status: 200 | 201;
  readonly versioned: boolean;
  readonly keepsNoAnswer: boolean;
  readonly changesNothing: boolean;
  readonly reveals: boolean;
  readonly problems: readonly ProblemCode[];
  readonly bodyLimit: number;
  readonly takes: FileType | null;
  readonly file: FileType | null;
  readonly keptSeconds: number | null;
  readonly stream: StreamType | null;
}

type Nothing = typeof nothing;
type Given<Spec, Key extends keyof EndpointSpec> = Spec extends {
  readonly [K in Key]: infer Type extends z.ZodType;
}
  ? Type
  : Nothing;

export type EndpointOf<Spec extends EndpointSpec> = Endpoint<
  Given<Spec, 'params'>,
  Given<Spec, 'query'>,
  Given<Spec, 'body'>,
  Spec['reply']
>;

/**
 * An endpoint as data: the same value types the route, validates both directions, drives the web client and the
 * OpenAPI document, and is what the walks over all contracts walk over.
 */
export function endpoint<const Spec extends EndpointSpec>(spec: Spec): EndpointOf<Spec> {
  const made: Endpoint = {
    kind: 'endpoint',
    method: spec.method,
    path: spec.path,
    tag: spec.tag,
    summary: spec.summary,
    access: spec.access,
    params: spec.params ?? nothing,
    query: spec.query ?? nothing,
    body: spec.body ?? nothing,
    takesBody: spec.body !== undefined,
    reply: spec.reply,
    status: spec.status ?? 200,
    versioned: spec.versioned ?? false,
    keepsNoAnswer: spec.keepsNoAnswer ?? false,
    changesNothing: spec.changesNothing ?? spec.method === 'GET',
    reveals: spec.reveals ?? false,
    problems: spec.problems ?? [],
    bodyLimit: spec.bodyLimit ?? 262_144,
    takes: spec.takes ?? null,
    file: spec.file ?? null,
    keptSeconds: spec.keptSeconds ?? null,
    stream: spec.stream ?? null,
  };
  if ((made.file ?? made.stream) !== null && made.method !== 'GET')
    throw new Error(`${made.path}: only a GET replies with a file or a stream`);
  if (made.keptSeconds !== null && made.file === null)
    throw new Error(`${made.path}: only a file may be kept`);
  if (made.takes !== null && spec.body !== FileBody)
    throw new Error(`${made.path}: what takes a file has FileBody as its body`);
  // The defaults above fill exactly what Given<> fills in the type; TypeScript can't follow that through `??`.
  return made as EndpointOf<Spec>;
}

export function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'endpoint';
}

/** The address of an endpoint with its parameters filled in, each encoded; the query follows, undefined left out. */
export function addressOf(
  target: Endpoint,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const path = target.path.replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new Error(`${target.method} ${target.path} needs ${key}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
