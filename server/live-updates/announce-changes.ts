import type { AuditRecord, Ctx } from '#server/context.ts';
import { type Spread, spreadOf } from '#server/live-updates/rules.ts';
import { type Announcement, announce } from '#server/platform/live-updates/announcement.ts';
import type { OrgId } from '#shared/primitives.ts';

/**
 * Announces what a transaction did, by what it notes in the audit trail: a command needs to know nothing of who has it on
 * screen. In the same transaction, so that what rolls back was never announced.
 */
export async function announceChanges(
  ctx: Ctx,
  orgId: OrgId,
  records: readonly AuditRecord[],
): Promise<void> {
  const spreads = records.map(spreadOf);
  const ids = spreads.flatMap((spread) => (spread.kind === 'loop' ? spread.ids : []));
  const places = ids.length === 0 ? [] : await placesOf(ctx, orgId, ids);
  const found = spreads.flatMap((spread) => announcementsOf(spread, places));
  if (found.length > 0) await announce(ctx.tx, orgId, found);
}

function announcementsOf(spread: Spread, places: readonly Place[]): Announcement[] {
  if (spread.kind === 'none') return [];
  if (spread.kind === 'access') return [{ topic: 'access', memberId: spread.memberId }];
  const { audience, ids, staysInDebrief } = spread;
  const here = places.filter(({ ofId }) => ids.includes(ofId));
  return here.flatMap(({ loopId, debriefId }): Announcement[] => [
    ...(staysInDebrief ? [] : [{ topic: 'loop', id: loopId, loopId, audience } as const]),
    ...(debriefId === null ? [] : [{ topic: 'debrief', id: debriefId, loopId, audience } as const]),
  ]);
}

interface Place {
  readonly ofId: string;
  readonly loopId: string;
  readonly debriefId: string | null;
}

/** The loop that each of these ids belongs to, whatever it names, with its debrief. */
function placesOf(ctx: Ctx, orgId: OrgId, ids: readonly string[]): Promise<Place[]> {
  return ctx.tx.sql<Place>(
    `SELECT found.of_id AS "ofId", found.loop_id AS "loopId", d.id AS "debriefId"
       FROM (SELECT id AS of_id, id AS loop_id FROM loops WHERE org_id = $1 AND id = ANY ($2)
             UNION ALL SELECT id, loop_id FROM interviews WHERE org_id = $1 AND id = ANY ($2)
             UNION ALL SELECT id, loop_id FROM seats WHERE org_id = $1 AND id = ANY ($2)
             UNION ALL SELECT id, loop_id FROM debriefs WHERE org_id = $1 AND id = ANY ($2)
             UNION ALL SELECT id, loop_id FROM cover_requests WHERE org_id = $1 AND id = ANY ($2)
             UNION ALL SELECT application_id, id FROM loops WHERE org_id = $1 AND application_id = ANY ($2)) AS found
       LEFT JOIN debriefs d ON d.org_id = $1 AND d.loop_id = found.loop_id
      ORDER BY found.of_id, found.loop_id`,
    [orgId, [...new Set(ids)]],
  );
}
