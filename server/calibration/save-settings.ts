import type { z } from 'zod';
import { findSettings } from '#server/calibration/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { CalibrationSettings, saveCalibrationSettings } from '#shared/calibration.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Changes the organisation's switch, its window and whether leads see levels by name. Throws `wrong_state` for the switch once a card is submitted: figures
 * that people have seen must not come or go afterwards. Throws `stale_version`.
 */
export async function saveSettings(
  ctx: MemberCtx,
  seenVersion: number,
  given: z.output<(typeof saveCalibrationSettings)['body']>,
): Promise<z.input<typeof CalibrationSettings>> {
  const { orgId, memberId } = ctx.actor;
  // Two first changes at once have no row to wait for.
  await ctx.tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('calibration_settings ' || $1, 0))`, [
    orgId,
  ]);
  const before = await findSettings(ctx);
  if (before.version !== seenVersion) throw staleVersion(before.version);
  if (before.isOn !== given.isOn && before.isLocked) {
    throw new AppError(
      'wrong_state',
      'The switch was settled with the first submitted card, and stays. Nothing was changed.',
    );
  }
  await ctx.tx.sql(
    `INSERT INTO calibration_settings (org_id, is_on, window_months, shows_levels, changed_by, changed_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, 2)
     ON CONFLICT (org_id) DO UPDATE SET is_on = EXCLUDED.is_on, window_months = EXCLUDED.window_months,
       shows_levels = EXCLUDED.shows_levels, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at, version = calibration_settings.version + 1`,
    [orgId, given.isOn, given.windowMonths, given.showsLevels, memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: 'calibration.settings_changed',
    subjectType: 'org',
    subjectId: orgId,
    data: { isOn: given.isOn, windowMonths: given.windowMonths, showsLevels: given.showsLevels },
  });
  return findSettings(ctx);
}
