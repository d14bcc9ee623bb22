import type { MemberCtx } from '#server/context.ts';
import type { Hours } from '#server/scheduling/rules.ts';

/** What these members said, by their id; who said nothing is left out. */
export async function selectHours(
  ctx: MemberCtx,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Hours & { readonly version: number }>> {
  const rows = await ctx.tx.sql<Hours & { readonly memberId: string; readonly version: number }>(
    `SELECT member_id AS "memberId", days, from_minute AS "from", until_minute AS "until", version
       FROM working_hours WHERE org_id = $1 AND member_id = ANY ($2)`,
    [ctx.actor.orgId, memberIds],
  );
  return new Map(rows.map(({ memberId, ...hours }) => [memberId, hours]));
}
