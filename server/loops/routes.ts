import type { FastifyInstance } from 'fastify';
import { addSeat } from '#server/loops/add-seat.ts';
import { assignOwners } from '#server/loops/board/assign-owners.ts';
import { changeView } from '#server/loops/board/change-view.ts';
import { deleteView } from '#server/loops/board/delete-view.ts';
import { endLoops } from '#server/loops/board/end-loops.ts';
import { keepView } from '#server/loops/board/keep-view.ts';
import { nudgeLoops } from '#server/loops/board/nudge-loops.ts';
import { restoreView } from '#server/loops/board/restore-view.ts';
import { takeBackNudges } from '#server/loops/board/take-back-nudges.ts';
import { takeUpLoops } from '#server/loops/board/take-up-loops.ts';
import { cancelInterview } from '#server/loops/cancel-interview.ts';
import { cancelLoop } from '#server/loops/cancel-loop.ts';
import { confirmInterview } from '#server/loops/confirm-interview.ts';
import { declineSeat } from '#server/loops/decline-seat.ts';
import { endApplication } from '#server/loops/end-application.ts';
import { exchangeSeats } from '#server/loops/exchange-seats.ts';
import { giveUpSeat } from '#server/loops/give-up-seat.ts';
import { handOverSeat } from '#server/loops/hand-over-seat.ts';
import { loopLifeRoutes } from '#server/loops/life/routes.ts';
import { slotOfferRoutes } from '#server/loops/offers/routes.ts';
import { applyPlan } from '#server/loops/plan/apply-plan.ts';
import { findPlanChanges } from '#server/loops/plan/find-plan-changes.ts';
import { findLoop, findLoops, findMyInterviews, findViews } from '#server/loops/queries.ts';
import { reopenApplication } from '#server/loops/reopen-application.ts';
import { reportAbsence } from '#server/loops/report-absence.ts';
import { rescheduleInterview } from '#server/loops/reschedule-interview.ts';
import { scheduleInterview } from '#server/loops/schedule-interview.ts';
import { startLoop } from '#server/loops/start-loop.ts';
import { serve } from '#server/platform/serve.ts';
import * as board from '#shared/board.ts';
import * as applications from '#shared/candidate-applications.ts';
import { listLoops } from '#shared/loop-list.ts';
import * as contract from '#shared/loops.ts';
import * as plan from '#shared/plan-changes.ts';
import * as scheduling from '#shared/scheduling.ts';

export function loopRoutes(app: FastifyInstance): void {
  serve(app, listLoops, ({ ctx, query }) => findLoops(ctx, query));
  serve(app, board.listBoardViews, ({ ctx }) => findViews(ctx));
  serve(app, board.keepBoardView, ({ ctx, body }) => keepView(ctx, body));
  serve(app, board.changeBoardView, ({ ctx, params, seenVersion, body }) =>
    changeView(ctx, params.viewId, seenVersion, body),
  );
  serve(app, board.deleteBoardView, ({ ctx, params }) => deleteView(ctx, params.viewId));
  serve(app, board.restoreBoardView, ({ ctx, params }) => restoreView(ctx, params.viewId));
  serve(app, board.nudgeLoops, ({ ctx, body }) => nudgeLoops(ctx, body.loopIds));
  serve(app, board.takeBackNudges, ({ ctx, params }) => takeBackNudges(ctx, params.actId));
  serve(app, board.assignOwners, ({ ctx, body }) => assignOwners(ctx, body.changes));
  serve(app, board.endLoops, ({ ctx, body }) => endLoops(ctx, body));
  serve(app, board.takeUpLoops, ({ ctx, body }) => takeUpLoops(ctx, body.loopIds));
  serve(app, contract.getLoop, ({ ctx, params }) => findLoop(ctx, params.loopId));
  serve(app, contract.startLoop, ({ ctx, params }) => startLoop(ctx, params.applicationId));
  serve(app, contract.cancelLoop, ({ ctx, params, body }) => cancelLoop(ctx, params.loopId, body));
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
  serve(app, scheduling.confirmInterview, ({ ctx, params }) => confirmInterview(ctx, params.interviewId));
  serve(app, scheduling.declineSeat, ({ ctx, params, body }) => declineSeat(ctx, params.seatId, body.reason));
  serve(app, scheduling.exchangeSeats, ({ ctx, params, body }) => exchangeSeats(ctx, params.seatId, body));
  slotOfferRoutes(app);
  loopLifeRoutes(app);
  serve(app, contract.listMyInterviews, ({ ctx, query }) => findMyInterviews(ctx, query));
  serve(app, applications.endApplication, ({ ctx, params, body }) =>
    endApplication(ctx, params.applicationId, body),
  );
  serve(app, applications.reopenApplication, ({ ctx, params }) =>
    reopenApplication(ctx, params.applicationId),
  );
  serve(app, plan.getPlanChanges, ({ ctx, params }) => findPlanChanges(ctx, params.jobId));
  serve(app, plan.applyPlan, ({ ctx, params, body }) => applyPlan(ctx, params.jobId, body));
}
