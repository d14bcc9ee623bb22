import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx, MemberActor, MemberCtx, Nobody } from '#server/context.ts';
import { authenticate } from '#server/platform/authenticate.ts';
import { type Client, type PendingCookies, pendingCookies } from '#server/platform/client.ts';
import { keepsAnswer, schemaOf } from '#server/platform/endpoint-schema.ts';
import { assertMediaType } from '#server/platform/file-bodies.ts';
import {
  type Answer,
  answerOnce,
  idempotencyKeyFrom,
  requestHash,
  type StoredAnswer,
} from '#server/platform/idempotency.ts';
import { etagOf, versionFrom } from '#server/platform/if-match.ts';
import { fileTagOf, isSameFile } from '#server/platform/kept-file.ts';
import { assertStorable } from '#server/platform/request-text.ts';
import { assertSameOrigin } from '#server/platform/same-origin.ts';
import { cookieName } from '#server/platform/session-cookie.ts';
import { runUnitOfWork } from '#server/platform/unit-of-work.ts';
import { type Endpoint, FileReply } from '#shared/endpoint.ts';
import { AppError } from '#shared/problems.ts';

/** A request after authentication and validation. */
export interface Request<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** The version of If-Match; 0 where the endpoint is not versioned. */
  readonly seenVersion: number;
  /** The Idempotency-Key; null where none was sent or none is taken. */
  readonly key: string | null;
  readonly client: Client;
}

type Handler<E extends Endpoint, C extends Ctx, Prepared> = (
  request: Request<E> & { readonly ctx: C; readonly prepared: Prepared },
) => Promise<z.input<E['reply']>>;

/** What is done before the transaction begins, because it is slow (a password hash) or must outlast its rollback (a counted try). */
type Prepare<E extends Endpoint, Actor, Prepared> = (
  request: Request<E> & { readonly actor: Actor },
) => Promise<Prepared>;

declare module 'fastify' {
  interface FastifyRequest {
    actor: MemberActor | Nobody;
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

/**
 * Serves an endpoint to members: authentication and role before the body is read, validation, If-Match and
 * Idempotency-Key, then one transaction in the member's organisation with its audit entries as its last act.
 */
export function serve<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<E, MemberCtx, undefined>,
): void;
export function serve<E extends Endpoint, Prepared>(
  app: FastifyInstance,
  endpoint: E,
  prepare: Prepare<E, MemberActor, Prepared>,
  handler: Handler<E, MemberCtx, Prepared>,
): void;
export function serve<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  first: Prepare<E, MemberActor, unknown> | Handler<E, MemberCtx, undefined>,
  second?: Handler<E, MemberCtx, unknown>,
): void {
  const { prepare, handler } = stepsOf<E, MemberActor, MemberCtx>(first, second);
  if (endpoint.access === 'anyone') throw new Error(`${endpoint.path} is for anyone: use serveAnyone`);
  addRoute(app, endpoint, async (request, cookies) => {
    const actor = memberOf(request);
    const seenVersion = endpoint.versioned ? versionFrom(request.headers['if-match']) : 0;
    const key = keepsAnswer(endpoint) ? idempotencyKeyFrom(request.headers['idempotency-key']) : null;
    const input = { ...inputsOf(endpoint, request), seenVersion, key, client: cookies.client };
    const prepared = await prepare({ ...input, actor });

    return runUnitOfWork(app.platform, endpoint, {
      orgId: actor.orgId,
      begin: (parts): MemberCtx => {
        cookies.forget();
        return { ...parts, actor };
      },
      work: async (ctx): Promise<Answer | FileAnswer> => {
        if (endpoint.file !== null) return fileAnswer(await handler({ ...input, ctx, prepared }));
        const work = async (): Promise<StoredAnswer> => ({
          status: endpoint.status,
          json: replyJson(endpoint, await handler({ ...input, ctx, prepared })),
        });
        if (key === null) return { ...(await work()), isReplay: false };
        const vault = app.platform.openVault(ctx, key);
        return answerOnce(ctx, vault, requestHash(request.method, request.url, request.body), work);
      },
      isRepeat: (answer) => answer.isReplay,
    });
  });
}

/** Serves an endpoint to whoever asks, signed in or not. */
export function serveAnyone<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<E, Ctx, undefined>,
): void;
export function serveAnyone<E extends Endpoint, Prepared>(
  app: FastifyInstance,
  endpoint: E,
  prepare: Prepare<E, MemberActor | Nobody, Prepared>,
  handler: Handler<E, Ctx, Prepared>,
): void;
export function serveAnyone<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  first: Prepare<E, MemberActor | Nobody, unknown> | Handler<E, Ctx, undefined>,
  second?: Handler<E, Ctx, unknown>,
): void {
  const { prepare, handler } = stepsOf<E, MemberActor | Nobody, Ctx>(first, second);
  if (endpoint.access !== 'anyone') throw new Error(`${endpoint.path} is not for anyone: use serve`);
  addRoute(app, endpoint, async (request, cookies) => {
    const { actor } = request;
    const input = { ...inputsOf(endpoint, request), seenVersion: 0, key: null, client: cookies.client };
    const prepared = await prepare({ ...input, actor });

    return runUnitOfWork(app.platform, endpoint, {
      orgId: null,
      begin: (parts): Ctx => {
        cookies.forget();
        return { ...parts, actor };
      },
      work: async (ctx): Promise<Answer | FileAnswer> => {
        const result = await handler({ ...input, ctx, prepared });
        if (endpoint.file !== null) return fileAnswer(result);
        return { status: endpoint.status, json: replyJson(endpoint, result), isReplay: false };
      },
      isRepeat: () => false,
    });
  });
}

/** The two overloads of `serve` in one shape: the handler alone prepares nothing. */
function stepsOf<E extends Endpoint, Actor, C extends Ctx>(
  first: Prepare<E, Actor, unknown> | Handler<E, C, undefined>,
  second: Handler<E, C, unknown> | undefined,
): { prepare: Prepare<E, Actor, unknown>; handler: Handler<E, C, unknown> } {
  // Which of the two `first` is follows from whether there is a second, which the overloads guarantee.
  return second === undefined
    ? { prepare: async () => undefined, handler: first as Handler<E, C, unknown> }
    : { prepare: first as Prepare<E, Actor, unknown>, handler: second };
}

/** What an endpoint with `file` answers; nothing of it is kept under a key, because a GET has none. */
interface FileAnswer {
  readonly file: FileReply;
  readonly isReplay: false;
}

function fileAnswer(result: unknown): FileAnswer {
  return { file: FileReply.parse(result), isReplay: false };
}

type Run = (request: FastifyRequest, cookies: PendingCookies) => Promise<Answer | FileAnswer>;

/** Before the body is read: whoever may not call this is told so first, and learns nothing from validation. */
export function admit(app: FastifyInstance, endpoint: Endpoint): (request: FastifyRequest) => Promise<void> {
  const cookie = cookieName(app.platform.origin);
  return async (request) => {
    if (endpoint.method !== 'GET') assertSameOrigin(request.headers, app.platform.allowedOrigins);
    request.actor = (await authenticate(app.platform, request.cookies[cookie])) ?? { kind: 'nobody' };
    if (endpoint.access !== 'anyone') assertMayCall(endpoint, memberOf(request));
    assertMediaType(endpoint, request.headers['content-type']);
  };
}

function addRoute(app: FastifyInstance, endpoint: Endpoint, run: Run): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.bodyLimit,
    // Calendar programs look whether a file has changed before they fetch it.
    exposeHeadRoute: endpoint.keptSeconds !== null,
    config: { endpoint },
    schema: schemaOf(endpoint, app.operationIdOf(endpoint)),
    onRequest: admit(app, endpoint),
    preValidation: async (request) => {
      if (endpoint.takes === null) assertStorable(request.body);
      assertStorable(request.query);
      if (!endpoint.takesBody && request.body !== undefined && request.body !== null) {
        throw new AppError('invalid_request', 'This request takes no body.');
      }
    },
    handler: async (request, reply) => {
      const cookies = pendingCookies(app, request);
      const answer = await run(request, cookies);
      cookies.apply(reply);
      return 'file' in answer ? sendFile(endpoint, request, reply, answer) : send(endpoint, reply, answer);
    },
  });
}

/** Who is signed in. Throws `not_signed_in`. */
export function memberOf(request: FastifyRequest): MemberActor {
  if (request.actor.kind === 'member') return request.actor;
  throw new AppError('not_signed_in', 'There is no session, or it has ended. Sign in and go on.');
}

function assertMayCall({ access }: Endpoint, actor: MemberActor): void {
  if (typeof access === 'string' || access.some((role) => actor.roles.includes(role))) return;
  throw new AppError(
    'not_allowed',
    'Your roles do not include one that may do this. An admin can change that.',
  );
}

function inputsOf<E extends Endpoint>(
  endpoint: E,
  request: FastifyRequest,
): Pick<Request<E>, 'params' | 'query' | 'body'> {
  // Fastify has parsed each of these with the endpoint's own schema before the handler runs; its types can't say so.
  return {
    params: request.params as z.output<E['params']>,
    query: request.query as z.output<E['query']>,
    body: (endpoint.takesBody ? request.body : {}) as z.output<E['body']>,
  };
}

/** The reply as text, holding only what the schema names. A reply that lacks something is a failure of ours. */
function replyJson(endpoint: Endpoint, result: unknown): string {
  return JSON.stringify(endpoint.reply.parse(result));
}

function sendFile(
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  { file: { name, bytes } }: FileAnswer,
): FastifyReply {
  if (endpoint.keptSeconds !== null) {
    const tag = fileTagOf(bytes);
    reply.header('etag', tag);
    if (isSameFile(request.headers['if-none-match'], tag)) return reply.code(304).send();
  }
  return (
    reply
      .code(endpoint.status)
      .type(endpoint.file ?? 'application/octet-stream')
      // Should a browser show it after all, it runs nothing and reaches nothing of ours.
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  );
}

function send(endpoint: Endpoint, reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.isReplay) reply.header('idempotency-replayed', 'true');
  const version: unknown = endpoint.reply.type === 'object' ? JSON.parse(answer.json).version : undefined;
  if (typeof version === 'number') reply.header('etag', etagOf(version));
  return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.json);
}
