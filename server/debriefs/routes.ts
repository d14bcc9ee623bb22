import type { FastifyInstance } from 'fastify';
import { adoptFigures } from '#server/debriefs/adopt-figures.ts';
import { decide } from '#server/debriefs/decide.ts';
import { openDebrief } from '#server/debriefs/open-debrief.ts';
import { findDebrief, findDebriefs } from '#server/debriefs/queries.ts';
import { settleIssue } from '#server/debriefs/settle-issue.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/debriefs.ts';

export function debriefRoutes(app: FastifyInstance): void {
  serve(app, contract.listDebriefs, ({ ctx, query }) => findDebriefs(ctx, query));
  serve(app, contract.getDebrief, ({ ctx, params }) => findDebrief(ctx, params.debriefId));
  serve(app, contract.openDebrief, ({ ctx, params, body }) => openDebrief(ctx, params.loopId, body.despite));
  serve(app, contract.adoptFigures, ({ ctx, params, seenVersion }) =>
    adoptFigures(ctx, params.debriefId, seenVersion),
  );
  serve(app, contract.settleIssue, ({ ctx, params, body }) => settleIssue(ctx, params.debriefId, body));
  serve(app, contract.decide, ({ ctx, params, seenVersion, body }) =>
    decide(ctx, params.debriefId, seenVersion, body),
  );
}
