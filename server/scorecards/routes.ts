import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { amendScore } from '#server/scorecards/amend-score.ts';
import { answerQuestion } from '#server/scorecards/answer-question.ts';
import { askQuestion } from '#server/scorecards/ask-question.ts';
import { getPaperCard } from '#server/scorecards/paper-card.ts';
import { getScorecard, listLoopScorecards } from '#server/scorecards/queries.ts';
import { saveScorecard } from '#server/scorecards/save-scorecard.ts';
import { submitPaperCard } from '#server/scorecards/submit-paper-card.ts';
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
  serve(app, contract.amendScore, ({ ctx, params, body }) => amendScore(ctx, params.seatId, body));
  serve(app, contract.askQuestion, ({ ctx, params, body }) => askQuestion(ctx, params.seatId, body));
  serve(app, contract.answerQuestion, ({ ctx, params, body }) =>
    answerQuestion(ctx, params.questionId, body.text),
  );
  serve(app, contract.getPaperCard, ({ ctx, params }) => getPaperCard(ctx, params.seatId));
  serve(app, contract.submitPaperCard, ({ ctx, params, body }) => submitPaperCard(ctx, params.seatId, body));
  serve(app, contract.listLoopScorecards, ({ ctx, params }) => listLoopScorecards(ctx, params.loopId));
}
