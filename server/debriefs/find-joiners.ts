import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';

/** Who would join panels that stand apart to the others, by id: of the people who can still interview. */
export type Joiners = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

export async function findJoiners(ctx: MemberCtx, figures: Iterable<KeptFigures>): Promise<Joiners> {
  const ids = [...figures].flatMap(({ apart = null }) =>
    apart === null ? [] : [apart.elsewhere, apart.here],
  );
  if (ids.length === 0) return new Map();
  const found = await findPeople(ctx, ids);
  const active = [...found.values()].filter(({ isActive }) => isActive);
  return new Map(active.map(({ id, name }) => [id, { id, name }]));
}
