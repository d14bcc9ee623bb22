import type { DemoRows } from '#prisma/demo/rows.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import { fitFamilies } from '#server/calibration/fit-families.ts';
import { saveSettings } from '#server/calibration/save-settings.ts';
import { asMember } from '#server/demo/as-member.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import type { OrgId } from '#shared/primitives.ts';

/**
 * The demo company lets its calibration leads see levels, and has its families fitted, as it would have after many
 * nights: the debriefs held from `end` on stand on these fits.
 */
export async function calibrateCompany(
  database: Database,
  orgId: OrgId,
  { people }: DemoRows,
  end: Date,
): Promise<void> {
  const lead = people.find(({ roles }) => roles.includes('calibration_lead'));
  if (lead === undefined) throw new Error('the demo company has no calibration lead');
  await asMember(database, orgId, lead, end, (ctx) =>
    saveSettings(ctx, 1, { isOn: true, windowMonths: 12, showsLevels: true }),
  );
  await fitFamilies(
    { database, clock: { now: () => end }, ids: systemIds, appendAudit: appendEntries },
    orgId,
  );
}
