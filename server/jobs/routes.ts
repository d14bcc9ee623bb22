import type { FastifyInstance } from 'fastify';
import { createJob } from '#server/jobs/create-job.ts';
import { findJob, findJobs } from '#server/jobs/queries.ts';
import { saveLoopPlan } from '#server/jobs/save-loop-plan.ts';
import { updateJob } from '#server/jobs/update-job.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/jobs.ts';

export function jobRoutes(app: FastifyInstance): void {
  serve(app, contract.listJobs, ({ ctx, query }) => findJobs(ctx, query));
  serve(app, contract.getJob, ({ ctx, params }) => findJob(ctx, params.jobId));
  serve(app, contract.createJob, ({ ctx, body }) => createJob(ctx, body));
  serve(app, contract.updateJob, ({ ctx, params, seenVersion, body }) =>
    updateJob(ctx, params.jobId, seenVersion, body),
  );
  serve(app, contract.saveLoopPlan, ({ ctx, params, seenVersion, body }) =>
    saveLoopPlan(ctx, params.jobId, seenVersion, body),
  );
}
