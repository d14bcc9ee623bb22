import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findSettings } from '#server/notifications/queries.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { saveNotificationSettings as contract, NotificationSettings } from '#shared/notifications.ts';

/** Changes which of the actor's notifications come by mail, and the hours without mail. Throws `stale_version`. */
export async function saveSettings(
  ctx: MemberCtx,
  seenVersion: number,
  { muted, quiet }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof NotificationSettings>> {
  const { orgId, memberId } = ctx.actor;
  // Two first changes at once have no row of settings to wait for.
  await ctx.tx.sql('SELECT FROM members WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE', [orgId, memberId]);
  const before = await findSettings(ctx);
  if (before.version !== seenVersion) throw staleVersion(before.version);
  const version = before.version + 1;
  await ctx.tx.sql(
    `INSERT INTO notification_settings (org_id, member_id, muted, quiet_from, quiet_until, changed_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (org_id, member_id) DO UPDATE SET muted = EXCLUDED.muted, quiet_from = EXCLUDED.quiet_from,
       quiet_until = EXCLUDED.quiet_until, changed_at = EXCLUDED.changed_at, version = EXCLUDED.version`,
    [orgId, memberId, muted, quiet?.from ?? null, quiet?.until ?? null, ctx.clock.now(), version],
  );
  ctx.audit({
    action: 'notifications.settings_changed',
    subjectType: 'member',
    subjectId: memberId,
    data: { muted, quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null, version },
  });
  return { muted, quiet, version };
}
