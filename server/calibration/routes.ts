import type { FastifyInstance } from 'fastify';
import { askRefit } from '#server/calibration/ask-refit.ts';
import { findPlanPrediction } from '#server/calibration/planning/find-plan-prediction.ts';
import { findFamilies, findFamily, findJobCalibration, findSettings } from '#server/calibration/queries.ts';
import {
  findDimensionReview,
  findDrift,
  findLevels,
  findMyScoring,
  findNetwork,
} from '#server/calibration/review-queries.ts';
import { saveSettings } from '#server/calibration/save-settings.ts';
import { switchJob } from '#server/calibration/switch-job.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/calibration.ts';
import * as review from '#shared/calibration-review.ts';
import * as planning from '#shared/planning.ts';

export function calibrationRoutes(app: FastifyInstance): void {
  serve(app, contract.listFamilies, ({ ctx, query }) => findFamilies(ctx, query));
  serve(app, contract.getFamily, ({ ctx, params }) => findFamily(ctx, params.blueprintId));
  serve(app, contract.askRefit, ({ ctx, params }) => askRefit(ctx, params.blueprintId));
  serve(app, contract.getCalibrationSettings, ({ ctx }) => findSettings(ctx));
  serve(app, contract.saveCalibrationSettings, ({ ctx, seenVersion, body }) =>
    saveSettings(ctx, seenVersion, body),
  );
  serve(app, contract.getJobCalibration, ({ ctx, params }) => findJobCalibration(ctx, params.jobId));
  serve(app, contract.switchJobCalibration, ({ ctx, params, seenVersion, body }) =>
    switchJob(ctx, params.jobId, seenVersion, body.isOn),
  );
  serve(app, review.getLevels, ({ ctx, params }) => findLevels(ctx, params.blueprintId));
  serve(app, review.getDimensionReview, ({ ctx, params }) => findDimensionReview(ctx, params.blueprintId));
  serve(app, review.getNetwork, ({ ctx, params }) => findNetwork(ctx, params.blueprintId));
  serve(app, review.getDrift, ({ ctx, params }) => findDrift(ctx, params.blueprintId));
  serve(app, planning.predictPlan, ({ ctx, params, body }) => findPlanPrediction(ctx, params.jobId, body));
  serve(app, review.getMyScoring, ({ ctx }) => findMyScoring(ctx));
}
