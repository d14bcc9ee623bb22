import type { FastifyInstance } from 'fastify';
import { askForCover } from '#server/cover-requests/ask-for-cover.ts';
import { declineRequest } from '#server/cover-requests/decline-request.ts';
import { passOnRequest } from '#server/cover-requests/pass-on-request.ts';
import { findLoopRequests, findSeatRequests } from '#server/cover-requests/queries.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/cover-requests.ts';

export function coverRequestRoutes(app: FastifyInstance): void {
  serve(app, contract.getSeatRequests, ({ ctx, params }) => findSeatRequests(ctx, params.seatId));
  serve(app, contract.askForCover, ({ ctx, params, body }) => askForCover(ctx, params.seatId, body));
  serve(app, contract.listCoverRequests, ({ ctx, params }) => findLoopRequests(ctx, params.loopId));
  serve(app, contract.passOnRequest, ({ ctx, params, body }) =>
    passOnRequest(ctx, params.requestId, body.interviewId),
  );
  serve(app, contract.declineRequest, ({ ctx, params }) => declineRequest(ctx, params.requestId));
}
