import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 at /api/v1/openapi.json and a page to browse it at /api/docs, both made from the contracts. Register before the routes. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Evenhand',
        version: '1',
        description:
          'Interview scorecards, calibrated. A browser session stands in a cookie; every write says its Origin. ' +
          'Refusals are application/problem+json (RFC 9457) with a code from one registry.',
      },
    },
    transform: createJsonSchemaTransform({ skipList: ['/api/v1/openapi.json', '/*'] }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', tryItOutEnabled: false },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
