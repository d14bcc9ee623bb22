import type { Ctx } from '#server/context.ts';
import { defaultSettings } from '#server/reminders/rules.ts';
import type { OrgId } from '#shared/primitives.ts';
import type { ReminderSettings } from '#shared/reminders.ts';

/** The organisation's settings; what nobody changed yet is at version 1. */
export async function findReminderSettings({ tx }: Pick<Ctx, 'tx'>, orgId: OrgId): Promise<ReminderSettings> {
  const [row] = await tx.sql<ReminderSettings>(
    `SELECT is_on AS "isOn", first_after_minutes AS "firstAfterMinutes", digest_minute AS "digestMinute",
            tell_owner_after_days AS "tellOwnerAfterDays", version
       FROM reminder_settings WHERE org_id = $1`,
    [orgId],
  );
  return row ?? defaultSettings;
}
