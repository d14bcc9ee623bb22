import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findOrg, presentOrg } from '#server/identity/queries.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { updateOrg as contract } from '#shared/identity.ts';

/** Changes the organisation's name or time zone. Throws `stale_version`. */
export async function updateOrg(
  ctx: MemberCtx,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const org = await findOrg(ctx);
  const [changed] = await ctx.tx.sql<{ id: string; name: string; time_zone: string; version: number }>(
    'SELECT * FROM update_current_org($1, $2, $3)',
    [seenVersion, change.name ?? org.name, change.timeZone ?? org.timeZone],
  );
  if (changed === undefined) throw staleVersion(org.version);
  ctx.audit({
    action: 'org.changed',
    subjectType: 'org',
    subjectId: org.id,
    data: { fields: Object.keys(change).sort(), version: changed.version },
  });
  return presentOrg(changed);
}
