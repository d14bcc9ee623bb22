import type { FastifyInstance } from 'fastify';
import { declareConflict } from '#server/conflicts/declare-conflict.ts';
import { findConflicts } from '#server/conflicts/queries.ts';
import { withdrawConflict } from '#server/conflicts/withdraw-conflict.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/conflicts.ts';

export function conflictRoutes(app: FastifyInstance): void {
  serve(app, contract.listConflicts, ({ ctx, query }) => findConflicts(ctx, query));
  serve(app, contract.declareConflict, ({ ctx, body }) => declareConflict(ctx, body));
  serve(app, contract.withdrawConflict, ({ ctx, params }) => withdrawConflict(ctx, params.conflictId));
}
