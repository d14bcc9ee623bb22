import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { postgresErrorOf } from '#server/platform/postgres-error.ts';
import { AppError, type FieldError, type Problem, problems } from '#shared/problems.ts';

/** The one error handler: every refusal leaves as application/problem+json, every failure without detail. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AppError('not_found')));
}

/**
 * Answers what never reaches a route, such as an address that is no UTF-8: in the form of every other refusal, and
 * without repeating any of it. No hook runs for it, so the headers are set here.
 */
export function answerUnreadable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': request.id,
  });
  sendProblem(request, reply, new AppError('invalid_request', 'The address could not be read.'));
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: AppError): FastifyReply {
  const { status, title } = problems[refusal.code];
  const body: Problem = {
    type: `urn:evenhand:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.message === title ? {} : { detail: refusal.message }),
    requestId: request.id,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    ...(refusal.currentVersion === undefined ? {} : { currentVersion: refusal.currentVersion }),
  };
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

function refusalOf(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation !== undefined) {
    return new AppError('invalid_request', 'Nothing was saved. See the fields named.', {
      errors: fieldErrors(error),
    });
  }
  if (isDatabaseAway(error)) {
    return new AppError(
      'unavailable',
      'The database can not be reached. Nothing was saved; try again in a moment.',
      {
        retryAfterSeconds: 2,
      },
    );
  }
  switch (error.statusCode) {
    case 400:
      return new AppError('invalid_request', 'The request could not be read. Nothing was saved.');
    case 413:
      return new AppError('too_large', 'The body is larger than this address takes. Nothing was saved.');
    case 414:
    case 431:
      return new AppError('too_large', 'The address or the headers are too long.');
    case 415:
      return new AppError('unsupported_media_type');
    case 503:
      return new AppError('unavailable', 'Too much is going on. Nothing was saved; try again in a moment.', {
        retryAfterSeconds: 2,
      });
    default:
      return new AppError(
        'internal',
        'Nothing was saved. Tell us the request id, and we can find out what it was.',
      );
  }
}

/** The fields that were refused, each with its dotted path. `params.` and `query.` say where it stood; the body's need no prefix. */
function fieldErrors(error: FastifyError): FieldError[] {
  const prefix =
    { params: 'params', querystring: 'query', headers: 'headers', body: '' }[
      error.validationContext ?? 'body'
    ] ?? '';
  return (error.validation ?? []).map(({ instancePath, message }) => ({
    path: [prefix, ...instancePath.split('/')].filter((part) => part !== '').join('.'),
    message: message ?? 'is not valid',
  }));
}

/** Refused or cut connections, a server that starts or stops, and waits that ran out. */
function isDatabaseAway(error: Error): boolean {
  const code = postgresErrorOf(error)?.code ?? ('code' in error ? error.code : undefined);
  const text = typeof code === 'string' ? code : '';
  return (
    /^(08|53|57P|55P03|57014|25P03)/.test(text) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'].includes(text) ||
    /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}
