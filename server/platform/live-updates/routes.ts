import type { FastifyInstance } from 'fastify';
import { schemaOf } from '#server/platform/endpoint-schema.ts';
import { createHub, type Hear } from '#server/platform/live-updates/hub.ts';
import { admit, memberOf } from '#server/platform/serve.ts';
import { cookieName, hashToken } from '#server/platform/session-cookie.ts';
import { streamLiveUpdates } from '#shared/live.ts';

/** How often each connection is told that it stands and each session is looked at again, in ms. */
const beatMs = 20_000;

/** Live updates to whoever is signed in, as a stream that goes on until either side ends it. */
export function addLiveUpdates(app: FastifyInstance, options: { hear: Hear; beatMs?: number }): void {
  const { platform } = app;
  const endpoint = streamLiveUpdates;
  const cookie = cookieName(platform.origin);
  const hub = createHub({
    database: platform.database,
    clock: platform.clock,
    hear: options.hear,
    onError: (error) => app.log.warn({ err: error }, 'live updates interrupted'),
    beatMs: options.beatMs ?? beatMs,
  });
  // Streams never end by themselves: a server that waited for them would never close.
  app.addHook('preClose', () => hub.close());
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    schema: schemaOf(endpoint, app.operationIdOf(endpoint)),
    onRequest: admit(app, endpoint),
    handler: async (request, reply) => {
      const stream = hub.open(memberOf(request), hashToken(request.cookies[cookie] ?? ''));
      return (
        reply
          .type(`${endpoint.stream}; charset=utf-8`)
          // Proxies that gather replies before they pass them on would keep every event back.
          .header('x-accel-buffering', 'no')
          // Kept open after its end, it would hold up a server that closes.
          .header('connection', 'close')
          .send(stream.body)
      );
    },
  });
}
