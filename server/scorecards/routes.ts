import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { getScorecard, listLoopScorecards } from '#server/scorecards/queries.ts';
import { saveScorecard } from '#server/scorecards/save-scorecard.ts';
import { submitScorecard } from '#server/scorecards/submit-scorecard.ts';
import * as contract from '#shared/scorecards.ts';

export function scorecardRoutes(app: FastifyInstance): void {
  serve(app, contract.getScorecard, ({ ctx, params }) => getScorecard(ctx, params.seatId));
  serve(app, contract.saveScorecard, ({ ctx, params, seenVersion, body }) =>
    saveScorecard(ctx, params.seatId, seenVersion, body),
  );
  serve(app, contract.submitScorecard, ({ ctx, params, seenVersion }) =>
    submitScorecard(ctx, params.seatId, seenVersion),
  );
  serve(app, contract.listLoopScorecards, ({ ctx, params }) => listLoopScorecards(ctx, params.loopId));
}
