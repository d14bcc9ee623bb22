import type { FastifyInstance } from 'fastify';
import { findEntries, findVerification } from '#server/audit/queries.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/audit.ts';

export function auditRoutes(app: FastifyInstance): void {
  serve(app, contract.listAuditEntries, ({ ctx, query }) => findEntries(ctx, query));
  serve(app, contract.verifyAudit, ({ ctx }) => findVerification(ctx));
}
