import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { findWorkingHours } from '#server/scheduling/queries.ts';
import type { saveWorkingHours as contract, WorkingHours } from '#shared/availability.ts';

/** Says when the actor can be asked to interview. Throws `stale_version`. */
export async function saveWorkingHours(
  ctx: MemberCtx,
  seenVersion: number,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof WorkingHours>> {
  const { orgId, memberId } = ctx.actor;
  // Two first changes at once have no row of hours to wait for.
  await ctx.tx.sql('SELECT FROM members WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE', [orgId, memberId]);
  const before = await findWorkingHours(ctx);
  if (before.version !== seenVersion) throw staleVersion(before.version);
  const { from, until } = given;
  const days = given.days.toSorted((one, other) => one - other);
  const version = before.version + 1;
  await ctx.tx.sql(
    `INSERT INTO working_hours (org_id, member_id, days, from_minute, until_minute, changed_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (org_id, member_id) DO UPDATE SET days = EXCLUDED.days, from_minute = EXCLUDED.from_minute,
       until_minute = EXCLUDED.until_minute, changed_at = EXCLUDED.changed_at, version = EXCLUDED.version`,
    [orgId, memberId, days, from, until, ctx.clock.now(), version],
  );
  ctx.audit({
    action: 'working_hours.changed',
    subjectType: 'member',
    subjectId: memberId,
    data: { days: days.map(String), from, until, version },
  });
  return { days, from, until, version };
}
