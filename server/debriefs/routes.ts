import type { FastifyInstance } from 'fastify';
import { adoptFigures } from '#server/debriefs/adopt-figures.ts';
import { answerApproval } from '#server/debriefs/approval/answer-approval.ts';
import { reopenDebrief } from '#server/debriefs/approval/reopen-debrief.ts';
import { findComparison } from '#server/debriefs/comparison/find-comparison.ts';
import { findPair } from '#server/debriefs/comparison/find-pair.ts';
import { decide } from '#server/debriefs/decide.ts';
import { findNewerFigures } from '#server/debriefs/newer-figures.ts';
import { openDebrief } from '#server/debriefs/open-debrief.ts';
import { findDebrief, findDebriefs } from '#server/debriefs/queries.ts';
import { settleIssue } from '#server/debriefs/settle-issue.ts';
import { castVote } from '#server/debriefs/voting/cast-vote.ts';
import { closeVoting } from '#server/debriefs/voting/close-voting.ts';
import { recuseFromVote } from '#server/debriefs/voting/recuse-from-vote.ts';
import { findWaiting } from '#server/debriefs/waiting/find-waiting.ts';
import { serve } from '#server/platform/serve.ts';
import * as comparison from '#shared/comparison.ts';
import * as contract from '#shared/debriefs.ts';
import { getNewerFigures } from '#shared/newer-figures.ts';
import * as votes from '#shared/votes.ts';

export function debriefRoutes(app: FastifyInstance): void {
  serve(app, contract.listDebriefs, ({ ctx, query }) => findDebriefs(ctx, query));
  serve(app, contract.getDebrief, ({ ctx, params }) => findDebrief(ctx, params.debriefId));
  serve(app, contract.openDebrief, ({ ctx, params, body }) => openDebrief(ctx, params.loopId, body.despite));
  serve(app, getNewerFigures, ({ ctx, params }) => findNewerFigures(ctx, params.debriefId));
  serve(app, contract.adoptFigures, ({ ctx, params, seenVersion }) =>
    adoptFigures(ctx, params.debriefId, seenVersion),
  );
  serve(app, contract.settleIssue, ({ ctx, params, body }) => settleIssue(ctx, params.debriefId, body));
  serve(app, contract.decide, ({ ctx, params, seenVersion, body }) =>
    decide(ctx, params.debriefId, seenVersion, body),
  );
  serve(app, comparison.getComparison, ({ ctx, params, query }) => findComparison(ctx, params.jobId, query));
  serve(app, comparison.getPair, ({ ctx, params }) => findPair(ctx, params));
  serve(app, votes.castVote, ({ ctx, params, body }) => castVote(ctx, params.debriefId, body));
  serve(app, votes.recuseFromVote, ({ ctx, params, body }) =>
    recuseFromVote(ctx, params.debriefId, body.reason),
  );
  serve(app, votes.closeVoting, ({ ctx, params }) => closeVoting(ctx, params.debriefId));
  serve(app, votes.answerApproval, ({ ctx, params, seenVersion, body }) =>
    answerApproval(ctx, params.debriefId, seenVersion, body),
  );
  serve(app, votes.reopenDebrief, ({ ctx, params, seenVersion, body }) =>
    reopenDebrief(ctx, params.debriefId, seenVersion, body.reason),
  );
  serve(app, votes.listWaiting, ({ ctx }) => findWaiting(ctx));
}
