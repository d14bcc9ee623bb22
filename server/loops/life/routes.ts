import type { FastifyInstance } from 'fastify';
import { archiveLoop } from '#server/loops/life/archive-loop.ts';
import { closeJob } from '#server/loops/life/close-job.ts';
import { findEvents } from '#server/loops/life/find-events.ts';
import { findJobClosing } from '#server/loops/life/find-job-closing.ts';
import { reopenLoop } from '#server/loops/life/reopen-loop.ts';
import { reportNoShow } from '#server/loops/life/report-no-show.ts';
import { unarchiveLoop } from '#server/loops/life/unarchive-loop.ts';
import { undoNoShow } from '#server/loops/life/undo-no-show.ts';
import { serve } from '#server/platform/serve.ts';
import { closeJob as closeJobContract, getJobClosing } from '#shared/job-life.ts';
import * as contract from '#shared/loop-life.ts';

export function loopLifeRoutes(app: FastifyInstance): void {
  serve(app, contract.reportNoShow, ({ ctx, params }) => reportNoShow(ctx, params.interviewId));
  serve(app, contract.undoNoShow, ({ ctx, params }) => undoNoShow(ctx, params.interviewId));
  serve(app, contract.reopenLoop, ({ ctx, params }) => reopenLoop(ctx, params.loopId));
  serve(app, contract.archiveLoop, ({ ctx, params }) => archiveLoop(ctx, params.loopId));
  serve(app, contract.unarchiveLoop, ({ ctx, params }) => unarchiveLoop(ctx, params.loopId));
  serve(app, contract.listLoopEvents, ({ ctx, params, query }) => findEvents(ctx, params.loopId, query));
  serve(app, getJobClosing, ({ ctx, params }) => findJobClosing(ctx, params.jobId));
  serve(app, closeJobContract, ({ ctx, params, body }) => closeJob(ctx, params.jobId, body));
}
