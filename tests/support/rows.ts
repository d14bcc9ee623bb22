import type { World } from '#tests/support/world.ts';

/** A table, and the condition that picks its rows. */
interface PickedRows {
  readonly name: string;
  readonly where: string;
}

/** Every table but those left out, with all its rows or one organisation's. */
async function pickRows(
  world: World,
  { orgId, except = [] }: { orgId?: string; except?: readonly string[] },
): Promise<PickedRows[]> {
  const tables = await world.ownerSql<{ name: string; has_org: boolean }>(
    `SELECT c.relname AS name,
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id') AS has_org
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> ALL ($1) ORDER BY 1`,
    [['_prisma_migrations', ...except]],
  );
  return tables.map(({ name, has_org }) => ({
    name,
    where: orgId === undefined ? 'true' : has_org ? `org_id = '${orgId}'` : globalRowsOf(name, orgId),
  }));
}

/**
 * A digest of every table's row versions (each write makes a new one, also a write of what was there already), as a
 * superuser sees them; of one organisation's rows where it is given. It reads no column, so that it costs little.
 */
export async function fingerprint(
  world: World,
  options: { orgId?: string; except?: readonly string[] } = {},
): Promise<Record<string, string>> {
  return digestsOf(world, await pickRows(world, options));
}

async function digestsOf(world: World, picked: readonly PickedRows[]): Promise<Record<string, string>> {
  const parts = picked.map(
    ({ name, where }) =>
      `SELECT '${name}' AS name, count(*) || ' rows, ' ||
         coalesce(sum(hashtextextended(t.ctid::text || t.xmin::text, 0)), 0) AS digest FROM ${name} t WHERE ${where}`,
  );
  const rows = await world.ownerSql<{ name: string; digest: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]));
}

/** Remembers every row of an organisation; the function it returns puts them back as they were, and takes out what came since. */
export async function rememberOrg(world: World, orgId: string): Promise<() => Promise<void>> {
  const picked = await pickRows(world, { orgId });
  const parts = picked.map(
    ({ name, where }) =>
      `SELECT '${name}' AS name, coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows FROM ${name} t WHERE ${where}`,
  );
  const remembered = await world.ownerSql<{ name: string; rows: object[] }>(parts.join(' UNION ALL '));
  const rowsOf = new Map(remembered.map(({ name, rows }) => [name, JSON.stringify(rows)]));
  let before = await digestsOf(world, picked);
  return async () => {
    const now = await digestsOf(world, picked);
    const changed = picked.filter(({ name }) => now[name] !== before[name]);
    if (changed.length === 0) return;
    // What belongs to no organisation first: whose it is, members say.
    const inOrder = changed.toSorted(
      (a, b) => Number(a.where.startsWith('org_id')) - Number(b.where.startsWith('org_id')),
    );
    const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    await world.ownerSql(
      [
        'BEGIN',
        // Neither triggers nor foreign keys have a say: the rows stood beside each other before.
        'SET LOCAL session_replication_role = replica',
        ...inOrder.map(({ name, where }) => `DELETE FROM ${name} WHERE ${where}`),
        ...inOrder.map(
          ({ name }) =>
            `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, ${quoted(rowsOf.get(name) ?? '[]')})`,
        ),
        'COMMIT',
      ].join(';\n'),
    );
    before = await digestsOf(world, picked);
  };
}

/** Which rows of a global table are an organisation's. */
function globalRowsOf(table: string, orgId: string): string {
  const ofAccounts = (column: string): string =>
    `${column} IN (SELECT account_id FROM members WHERE org_id = '${orgId}')`;
  const conditions: Record<string, string> = {
    orgs: `id = '${orgId}'`,
    accounts: ofAccounts('id'),
    credentials: ofAccounts('account_id'),
    sessions: `chosen_org_id = '${orgId}'`,
    link_tokens: `link_org_id = '${orgId}'`,
    sign_in_throttles: 'false',
  };
  const condition = conditions[table];
  if (condition === undefined) throw new Error(`say in walk.ts which rows of ${table} are an organisation's`);
  return condition;
}
