import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

/** Takes back what is offered for a round of a locked loop, because it is scheduled or offered anew. */
export async function withdrawOffersOf(
  ctx: Ctx & { readonly actor: { readonly orgId: OrgId } },
  loopId: string,
  round: { readonly exerciseKey: string; readonly name: string },
  only: 'all' | 'expired' = 'all',
): Promise<void> {
  const withdrawn = await ctx.tx.sql<{ id: string }>(
    `UPDATE slot_offers SET state = 'withdrawn', ended_at = $5
      WHERE org_id = $1 AND loop_id = $2 AND exercise_key = $3 AND name = $4 AND state = 'open'
        AND ($6 OR expires_at <= $5)
      RETURNING id`,
    [ctx.actor.orgId, loopId, round.exerciseKey, round.name, ctx.clock.now(), only === 'all'],
  );
  for (const { id } of withdrawn) {
    ctx.audit({ action: 'slots.withdrawn', subjectType: 'slot_offer', subjectId: id, data: { loopId } });
  }
}
