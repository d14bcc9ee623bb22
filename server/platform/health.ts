import type { FastifyInstance } from 'fastify';

/**
 * /livez says that the process runs and never touches the database; /readyz says that it can serve: the database
 * answers and the process is not on its way out. 200 or 503, as plain text for whatever asks.
 */
export function addHealth(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.get('/livez', { schema: { hide: true }, logLevel: 'silent' }, async (_request, reply) =>
    reply.type('text/plain').send('alive\n'),
  );
  app.get('/readyz', { schema: { hide: true }, logLevel: 'silent' }, async (_request, reply) => {
    const isReady =
      !isClosing &&
      (await app.platform.database.call('SELECT 1').then(
        () => true,
        () => false,
      ));
    return reply
      .code(isReady ? 200 : 503)
      .type('text/plain')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
}
