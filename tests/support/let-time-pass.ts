import type { World } from '#tests/support/world.ts';

/** Time goes by in a world, and nobody's session ends over it. */
export async function letTimePass(world: World, by: Parameters<World['clock']['advance']>[0]): Promise<void> {
  world.clock.advance(by);
  await world.ownerSql(
    `UPDATE sessions SET last_seen_at = $1, expires_at = $1::timestamptz + interval '7 days'`,
    [world.clock.now()],
  );
}
