import type { FastifyInstance } from 'fastify';
import { serve } from '#server/platform/serve.ts';
import { findReminderSettings } from '#server/reminders/queries.ts';
import { saveSettings } from '#server/reminders/save-settings.ts';
import * as contract from '#shared/reminders.ts';

export function reminderRoutes(app: FastifyInstance): void {
  serve(app, contract.getReminderSettings, ({ ctx }) => findReminderSettings(ctx, ctx.actor.orgId));
  serve(app, contract.saveReminderSettings, ({ ctx, seenVersion, body }) =>
    saveSettings(ctx, seenVersion, body),
  );
}
