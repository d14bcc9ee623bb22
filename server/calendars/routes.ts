import type { FastifyInstance } from 'fastify';
import { addBusyTimes } from '#server/calendars/add-busy-times.ts';
import { findFeed } from '#server/calendars/find-feed.ts';
import { makeFeed } from '#server/calendars/make-feed.ts';
import { findMyCalendar } from '#server/calendars/queries.ts';
import { removeBusyTimes } from '#server/calendars/remove-busy-times.ts';
import { revokeFeed } from '#server/calendars/revoke-feed.ts';
import { serve, serveAnyone } from '#server/platform/serve.ts';
import * as contract from '#shared/calendars.ts';

export function calendarRoutes(app: FastifyInstance): void {
  const { url } = app.platform.origin;
  serve(app, contract.getMyCalendar, ({ ctx }) => findMyCalendar(ctx));
  serve(app, contract.addBusyTimes, ({ ctx, body }) => addBusyTimes(ctx, body));
  serve(app, contract.removeBusyTimes, ({ ctx }) => removeBusyTimes(ctx));
  serve(app, contract.makeCalendarFeed, ({ ctx }) => makeFeed(ctx, url));
  serve(app, contract.revokeCalendarFeed, ({ ctx }) => revokeFeed(ctx));
  serveAnyone(app, contract.getCalendarFeed, ({ ctx, params }) => findFeed(ctx, url, params.token));
}
