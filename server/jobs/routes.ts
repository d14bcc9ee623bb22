import type { FastifyInstance } from 'fastify';
import { createJob } from '#server/jobs/create-job.ts';
import { archiveJob } from '#server/jobs/life/archive-job.ts';
import { findJobEvents } from '#server/jobs/life/find-job-events.ts';
import { reopenJob } from '#server/jobs/life/reopen-job.ts';
import { unarchiveJob } from '#server/jobs/life/unarchive-job.ts';
import { findJob, findJobs } from '#server/jobs/queries.ts';
import { saveLoopPlan } from '#server/jobs/save-loop-plan.ts';
import { updateJob } from '#server/jobs/update-job.ts';
import { serve } from '#server/platform/serve.ts';
import * as life from '#shared/job-life.ts';
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
  serve(app, life.reopenJob, ({ ctx, params }) => reopenJob(ctx, params.jobId));
  serve(app, life.archiveJob, ({ ctx, params }) => archiveJob(ctx, params.jobId));
  serve(app, life.unarchiveJob, ({ ctx, params }) => unarchiveJob(ctx, params.jobId));
  serve(app, life.listJobEvents, ({ ctx, params, query }) => findJobEvents(ctx, params.jobId, query));
}
