import type { FastifyInstance } from 'fastify';

/**
 * One line for each request: the route's pattern and never its address, which may hold a person's name in a search; the
 * outcome, the milliseconds and the organisation. Refusals are no errors of ours and are logged as what they are.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        orgId: request.actor?.kind === 'member' ? request.actor.orgId : undefined,
      },
      'request',
    );
  });
}
