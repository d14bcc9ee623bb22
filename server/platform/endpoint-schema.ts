import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '#shared/endpoint.ts';
import { Problem, type ProblemCode, problems } from '#shared/problems.ts';

/** Whether a POST keeps its answer under the Idempotency-Key of the request. */
export function keepsAnswer(endpoint: Endpoint): boolean {
  return endpoint.method === 'POST' && endpoint.access !== 'anyone' && !endpoint.keepsNoAnswer;
}

/** What Fastify validates with and what the OpenAPI document is made of. */
export function schemaOf(endpoint: Endpoint, operationId: string): FastifySchema {
  const codes = [...new Set([...endpoint.problems, ...commonProblems(endpoint)])];
  return {
    operationId,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    description: describe(endpoint, codes),
    params: endpoint.params,
    querystring: endpoint.query,
    ...(endpoint.takesBody ? { body: bodySchemaOf(endpoint) } : {}),
    response: {
      ...Object.fromEntries(codes.map((code) => [problems[code].status, Problem])),
      [endpoint.status]: replySchemaOf(endpoint),
    },
  };
}

function bodySchemaOf({ takes, body }: Endpoint): unknown {
  return takes === null ? body : { content: { [takes]: { schema: z.file().mime(takes) } } };
}

/** A file is described by its media type; its name stands in Content-Disposition. */
function replySchemaOf({ file, stream, reply, summary }: Endpoint): unknown {
  if (stream !== null) return { description: summary, content: { [stream]: { schema: reply } } };
  if (file === null) return reply;
  return { description: summary, content: { [file]: { schema: z.file().mime(file) } } };
}

function commonProblems(endpoint: Endpoint): ProblemCode[] {
  const codes: ProblemCode[] = ['invalid_request', 'invalid_text', 'internal', 'unavailable'];
  if (endpoint.access !== 'anyone') codes.push('not_signed_in');
  if (typeof endpoint.access !== 'string') codes.push('not_allowed');
  if (endpoint.method !== 'GET') codes.push('cross_site', 'too_large', 'unsupported_media_type');
  if (endpoint.path.includes(':')) codes.push('not_found');
  if (endpoint.versioned) codes.push('stale_version', 'version_required');
  if (keepsAnswer(endpoint)) codes.push('key_reused');
  return codes;
}

function describe(endpoint: Endpoint, codes: readonly ProblemCode[]): string {
  const { access } = endpoint;
  const who =
    access === 'anyone' ? 'Anyone.' : access === 'member' ? 'Any member.' : `Roles: ${access.join(', ')}.`;
  const version = endpoint.versioned ? ['If-Match is required.'] : [];
  const key = keepsAnswer(endpoint) ? ['Idempotency-Key is taken.'] : [];
  return [who, ...version, ...key, `Problem codes: ${codes.join(', ')}.`].join(' ');
}
