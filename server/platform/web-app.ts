import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '#server/platform/problem-details.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Serves the built single-page app: hashed assets for a year, index.html fresh each time with the nonce that its style
 * tags need. Every address that is not the API's is the app's, which has its own page for unknown ones.
 */
export async function addWebApp(app: FastifyInstance, webRoot: string): Promise<void> {
  const indexFile = join(webRoot, 'index.html');
  if (!existsSync(indexFile))
    throw new Error(`The web app is not built: ${indexFile} is missing. Run npm run build.`);
  const index = await readFile(indexFile, 'utf8');

  await app.register(fastifyStatic, {
    root: join(webRoot, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  const page = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(index.replaceAll('__CSP_NONCE__', reply.cspNonce.style));

  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (/^\/(?:api|assets)(?:\/|$)/.test(request.url))
      return sendProblem(request, reply, new AppError('not_found'));
    return page(request, reply);
  });
}
