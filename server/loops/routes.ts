import type { FastifyInstance } from 'fastify';
import { addSeat } from '#server/loops/add-seat.ts';
import { cancelInterview } from '#server/loops/cancel-interview.ts';
import { cancelLoop } from '#server/loops/cancel-loop.ts';
import { giveUpSeat } from '#server/loops/give-up-seat.ts';
import { handOverSeat } from '#server/loops/hand-over-seat.ts';
import { findLoop, findLoops, findMyInterviews } from '#server/loops/queries.ts';
import { reportAbsence } from '#server/loops/report-absence.ts';
import { rescheduleInterview } from '#server/loops/reschedule-interview.ts';
import { scheduleInterview } from '#server/loops/schedule-interview.ts';
import { startLoop } from '#server/loops/start-loop.ts';
import { withdrawApplication } from '#server/loops/withdraw-application.ts';
import { serve } from '#server/platform/serve.ts';
import { withdrawApplication as withdrawal } from '#shared/candidates.ts';
import * as contract from '#shared/loops.ts';

export function loopRoutes(app: FastifyInstance): void {
  serve(app, contract.listLoops, ({ ctx, query }) => findLoops(ctx, query));
  serve(app, contract.getLoop, ({ ctx, params }) => findLoop(ctx, params.loopId));
  serve(app, contract.startLoop, ({ ctx, params }) => startLoop(ctx, params.applicationId));
  serve(app, contract.cancelLoop, ({ ctx, params, body }) => cancelLoop(ctx, params.loopId, body.reason));
  serve(app, contract.scheduleInterview, ({ ctx, params, body }) =>
    scheduleInterview(ctx, params.loopId, body),
  );
  serve(app, contract.rescheduleInterview, ({ ctx, params, seenVersion, body }) =>
    rescheduleInterview(ctx, params.interviewId, seenVersion, body),
  );
  serve(app, contract.cancelInterview, ({ ctx, params, body }) =>
    cancelInterview(ctx, params.interviewId, body.reason),
  );
  serve(app, contract.addSeat, ({ ctx, params, body }) => addSeat(ctx, params.interviewId, body));
  serve(app, contract.giveUpSeat, ({ ctx, params, body }) => giveUpSeat(ctx, params.seatId, body.reason));
  serve(app, contract.reportAbsence, ({ ctx, params }) => reportAbsence(ctx, params.seatId));
  serve(app, contract.handOverSeat, ({ ctx, params, body }) => handOverSeat(ctx, params.seatId, body));
  serve(app, contract.listMyInterviews, ({ ctx, query }) => findMyInterviews(ctx, query));
  serve(app, withdrawal, ({ ctx, params }) => withdrawApplication(ctx, params.applicationId));
}
