import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { compareCards, findComparisons } from '#server/practice/compare-cards.ts';
import { findQualifications } from '#server/practice/qualifications.ts';
import { findOwnPaths, findOwnPractice, findSample } from '#server/practice/queries.ts';
import { scoreSample } from '#server/practice/score-sample.ts';
import { signOff } from '#server/practice/sign-off.ts';
import * as contract from '#shared/practice.ts';

export function practiceRoutes(app: FastifyInstance): void {
  serve(app, contract.listPractice, ({ ctx, query }) => findOwnPaths(ctx, query));
  serve(app, contract.getPractice, ({ ctx, params }) => findOwnPractice(ctx, params.blueprintId));
  serve(app, contract.getPracticeSample, ({ ctx, params }) =>
    findSample(ctx, params.blueprintId, params.sampleKey),
  );
  serve(app, contract.scorePracticeSample, ({ ctx, params, body }) =>
    scoreSample(ctx, params.blueprintId, params.sampleKey, body.scores),
  );
  serve(app, contract.listQualifications, ({ ctx, params, query }) =>
    findQualifications(ctx, params.blueprintId, query),
  );
  serve(app, contract.signOffInterviewer, ({ ctx, params, body }) =>
    signOff(ctx, params.blueprintId, params.memberId, body),
  );
  serve(app, contract.listComparisons, ({ ctx }) => findComparisons(ctx));
  serve(app, contract.compareCards, ({ ctx, params }) => compareCards(ctx, params.seatId));
}
