import type { FastifyInstance } from 'fastify';
import { createApplication } from '#server/candidates/create-application.ts';
import { createCandidate } from '#server/candidates/create-candidate.ts';
import { findCandidate, findCandidates } from '#server/candidates/queries.ts';
import { updateCandidate } from '#server/candidates/update-candidate.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/candidates.ts';

/** All but the withdrawal, which ends the application's loop and so is served beside it. */
export function candidateRoutes(app: FastifyInstance): void {
  serve(app, contract.listCandidates, ({ ctx, query }) => findCandidates(ctx, query));
  serve(app, contract.getCandidate, ({ ctx, params }) => findCandidate(ctx, params.candidateId));
  serve(app, contract.createCandidate, ({ ctx, body }) => createCandidate(ctx, body));
  serve(app, contract.updateCandidate, ({ ctx, params, seenVersion, body }) =>
    updateCandidate(ctx, params.candidateId, seenVersion, body),
  );
  serve(app, contract.createApplication, ({ ctx, params, body }) =>
    createApplication(ctx, params.candidateId, body.jobId),
  );
}
