import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { findByName, findRecent } from '#server/search/queries.ts';
import { search } from '#shared/search.ts';

export function searchRoutes(app: FastifyInstance): void {
  serve(app, search, ({ ctx, query }) =>
    (query.search ?? '').trim() === '' ? findRecent(ctx, query) : findByName(ctx, query),
  );
}
