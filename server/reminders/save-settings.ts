import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { findReminderSettings } from '#server/reminders/queries.ts';
import type { saveReminderSettings as contract, ReminderSettings } from '#shared/reminders.ts';

/** Changes when the organisation reminds its people; what waits follows from the trail's entry. Throws `stale_version`. */
export async function saveSettings(
  ctx: MemberCtx,
  seenVersion: number,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof ReminderSettings>> {
  const { orgId } = ctx.actor;
  // Two first changes at once have no row to wait for.
  await ctx.tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('reminder_settings ' || $1, 0))`, [orgId]);
  const before = await findReminderSettings(ctx, orgId);
  if (before.version !== seenVersion) throw staleVersion(before.version);
  const version = before.version + 1;
  const { isOn, firstAfterMinutes, digestMinute, tellOwnerAfterDays } = given;
  await ctx.tx.sql(
    `INSERT INTO reminder_settings (org_id, is_on, first_after_minutes, digest_minute, tell_owner_after_days,
                                    changed_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (org_id) DO UPDATE SET is_on = EXCLUDED.is_on, first_after_minutes = EXCLUDED.first_after_minutes,
       digest_minute = EXCLUDED.digest_minute, tell_owner_after_days = EXCLUDED.tell_owner_after_days,
       changed_at = EXCLUDED.changed_at, version = EXCLUDED.version`,
    [orgId, isOn, firstAfterMinutes, digestMinute, tellOwnerAfterDays, ctx.clock.now(), version],
  );
  ctx.audit({
    action: 'reminders.settings_changed',
    subjectType: 'org',
    subjectId: orgId,
    data: { isOn, firstAfterMinutes, digestMinute, tellOwnerAfterDays, version },
  });
  return { ...given, version };
}
