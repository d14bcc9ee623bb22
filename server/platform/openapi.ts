import swagger, { type SwaggerTransform } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
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
    transform: describeFiles(createJsonSchemaTransform({ skipList: ['/api/v1/openapi.json', '/*'] })),
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', tryItOutEnabled: false },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** The transform knows contents of replies by media type, and of bodies none: a body that is a file is described here. */
function describeFiles<Schema extends FastifySchema>(
  transform: SwaggerTransform<Schema>,
): SwaggerTransform<Schema> {
  return (document) => {
    const type = fileTypeOf(document.schema?.body);
    if (type === undefined) return transform(document);
    const described = transform({ ...document, schema: { ...document.schema, body: undefined } });
    return {
      ...described,
      schema: { ...described.schema, consumes: [type], body: { type: 'string', format: 'binary' } },
    };
  };
}

function fileTypeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('content' in body)) return undefined;
  return Object.keys(body.content ?? {})[0];
}
