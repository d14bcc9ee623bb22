import type { World } from '#tests/support/world.ts';

export interface Entry {
  readonly action: string;
  readonly actor_id: string | null;
  readonly subject_id: string;
  readonly data: Record<string, unknown>;
}

/** The audit entries of a subject, or those whose data name it as their loop, oldest first. */
export async function entriesOf({ ownerSql }: World, id: string): Promise<Entry[]> {
  return ownerSql<Entry>(
    `SELECT action, actor_id, subject_id, data::jsonb AS data FROM audit_entries
      WHERE subject_id = $1::uuid OR data::jsonb ->> 'loopId' = $1::text ORDER BY seq`,
    [id],
  );
}

/** The actions alone. */
export async function actionsOf(world: World, id: string): Promise<string[]> {
  return (await entriesOf(world, id)).map(({ action }) => action);
}
