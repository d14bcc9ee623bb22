import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** No inline script or style without the page's own nonce, nothing from elsewhere, no framing; API replies are stored nowhere. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  const { secure } = app.platform.origin;
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', cachingOf(request, reply));
  });
}

/** Replies are stored nowhere, but for a file whose contract says for how long whoever asked may keep it. */
function cachingOf(request: FastifyRequest, { statusCode }: FastifyReply): string {
  const seconds = request.routeOptions.config.endpoint?.keptSeconds ?? null;
  const isFile = statusCode === 200 || statusCode === 304;
  return seconds !== null && isFile ? `private, max-age=${seconds}` : 'no-store';
}
