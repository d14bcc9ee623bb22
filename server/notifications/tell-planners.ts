import type { AuditRecord, Ctx } from '#server/context.ts';
import type { Telling } from '#server/notifications/telling.ts';
import type { OrgId } from '#shared/primitives.ts';

/** Somebody declined their seat: the owner of the loop is told, who finds somebody else. */
export async function tellOfDecline(
  ctx: Ctx,
  orgId: OrgId,
  seat: { readonly seatId: string; readonly memberId: string; readonly loopId: string },
): Promise<Telling[]> {
  const ownerId = await ownerOf(ctx, orgId, seat.loopId);
  if (ownerId === null || ownerId === seat.memberId) return [];
  return [
    {
      memberId: ownerId,
      kind: 'seat_declined',
      occasion: seat.seatId,
      loopId: seat.loopId,
      seatId: seat.seatId,
      debriefId: null,
      showsAt: ctx.clock.now(),
    },
  ];
}

/** The candidate picked a slot, or could come at none: who offered is told, and the owner of the loop. */
export async function tellOfAnswer(
  ctx: Ctx,
  orgId: OrgId,
  { action, subjectId, data }: AuditRecord,
): Promise<Telling[]> {
  const isPicked = action === 'slots.picked';
  const rows = await ctx.tx.sql<{ memberId: string; loopId: string; seatId: string | null }>(
    `SELECT DISTINCT told.id AS "memberId", o.loop_id AS "loopId",
            (SELECT s.id FROM seats s WHERE s.org_id = o.org_id AND s.interview_id = $3 ORDER BY s.id LIMIT 1) AS "seatId"
       FROM slot_offers o
       JOIN loops l ON l.org_id = o.org_id AND l.id = o.loop_id
       CROSS JOIN LATERAL unnest(ARRAY[o.offered_by, l.owner_id]) AS told (id)
      WHERE o.org_id = $1 AND o.id = $2 ORDER BY told.id`,
    [orgId, subjectId, isPicked ? data?.interviewId : null],
  );
  return rows.map((row) => ({
    ...row,
    kind: isPicked ? 'slot_picked' : 'slots_refused',
    occasion: subjectId,
    debriefId: null,
    showsAt: ctx.clock.now(),
  }));
}

async function ownerOf(ctx: Ctx, orgId: OrgId, loopId: string): Promise<string | null> {
  const [loop] = await ctx.tx.sql<{ ownerId: string }>(
    'SELECT owner_id AS "ownerId" FROM loops WHERE org_id = $1 AND id = $2',
    [orgId, loopId],
  );
  return loop?.ownerId ?? null;
}
