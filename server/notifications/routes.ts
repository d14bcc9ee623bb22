import type { FastifyInstance } from 'fastify';
import { findMail, findMails, findNotifications, findSettings } from '#server/notifications/queries.ts';
import { readNotifications } from '#server/notifications/read-notifications.ts';
import { saveSettings } from '#server/notifications/save-settings.ts';
import { serve } from '#server/platform/serve.ts';
import * as contract from '#shared/notifications.ts';

export function notificationRoutes(app: FastifyInstance): void {
  serve(app, contract.listNotifications, ({ ctx, query }) => findNotifications(ctx, query));
  serve(app, contract.readNotifications, ({ ctx, body }) => readNotifications(ctx, body));
  serve(app, contract.getNotificationSettings, ({ ctx }) => findSettings(ctx));
  serve(app, contract.saveNotificationSettings, ({ ctx, seenVersion, body }) =>
    saveSettings(ctx, seenVersion, body),
  );
  serve(app, contract.listMails, ({ ctx, query }) => findMails(ctx, query));
  serve(app, contract.getMail, ({ ctx, params }) => findMail(ctx, params.mailId));
}
