import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { findAvailability, findWorkingHours } from '#server/scheduling/queries.ts';
import { saveWorkingHours } from '#server/scheduling/save-working-hours.ts';
import * as contract from '#shared/availability.ts';

export function schedulingRoutes(app: FastifyInstance): void {
  serve(app, contract.getWorkingHours, ({ ctx }) => findWorkingHours(ctx));
  serve(app, contract.saveWorkingHours, ({ ctx, seenVersion, body }) =>
    saveWorkingHours(ctx, seenVersion, body),
  );
  serve(app, contract.findAvailability, ({ ctx, params, body }) =>
    findAvailability(ctx, params.loopId, body),
  );
}
