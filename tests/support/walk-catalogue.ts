/** Runs one statement as a superuser: the catalogue has no row-level security, and nothing may hide from this check. */
export type RunSql = (text: string) => Promise<{ violation: string }[]>;

/** Tables without org_id: what must be known before an organisation is. The app reaches them through functions only. */
export const globalTables = [
  '_prisma_migrations',
  'accounts',
  'credentials',
  'link_tokens',
  'orgs',
  'sessions',
  'sign_in_throttles',
];

/** Tables whose rows the app may delete: a draft (a trigger keeps what was published), a note, a file that nothing keeps, somebody's own calendar, a plan kept under a name, and what is still to be taken out of storage. */
export const deletableTables = [
  // With the import that brought them, while nothing else names them: every foreign key to them refuses.
  ...['applications', 'candidates', 'imported_candidates'],
  'blueprint_versions',
  'busy_intervals',
  'calendar_feeds',
  'calendar_sources',
  'candidate_notes',
  'files',
  'object_removals',
  'plan_templates',
];

/** The functions that look across organisations. Each is one more way around row-level security, so each is written down. */
export const definerFunctions = [
  'count_try',
  'create_account',
  'create_org',
  'end_member_sessions',
  'end_other_sessions',
  'end_session',
  'find_calendar_feed',
  'find_credential',
  'find_current_org',
  'find_link',
  'find_session',
  'forget_tries',
  'has_orgs',
  'issue_link',
  'last_org_of',
  'list_memberships',
  'search_candidates',
  'set_password',
  'spend_link',
  'start_session',
  'sweep_sign_in',
  'touch_session',
  'update_current_org',
  'void_links',
];

const list = (names: readonly string[]): string =>
  `ARRAY[${names.map((name) => `'${name}'`).join(', ')}]::text[]`;

/** The tables and the tenant tables, with the number of their org_id column. */
const tables = `
  tables AS (SELECT c.* FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')),
  tenant AS (SELECT t.*, a.attnum, a.atttypid, a.attnotnull FROM tables t
               JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'org_id' AND NOT a.attisdropped)`;

/** Each check is a query for what breaks its rule. */
const checks: readonly string[] = [
  `SELECT relname || ': row-level security is not enabled' FROM tables WHERE NOT relrowsecurity AND relname <> '_prisma_migrations'`,
  `SELECT relname || ': row-level security is not forced' FROM tables WHERE NOT relforcerowsecurity AND relname <> '_prisma_migrations'`,
  `SELECT relname || ': org_id is not a uuid that is never null' FROM tenant WHERE atttypid <> 'uuid'::regtype OR NOT attnotnull`,
  `SELECT relname || ': has no tenant policy with USING and WITH CHECK' FROM tenant t
    WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polcmd = '*' AND p.polpermissive
      AND p.polroles = '{0}' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)`,
  // Permissive policies are joined by OR: one that does not ask for the organisation opens the table.
  `SELECT t.relname || ': policy ' || p.polname || ' does not compare org_id with the organisation of the transaction'
     FROM tenant t JOIN pg_policy p ON p.polrelid = t.oid
    WHERE coalesce(pg_get_expr(p.polqual, p.polrelid), '(org_id = current_org_id())') <> '(org_id = current_org_id())'
       OR coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '(org_id = current_org_id())') <> '(org_id = current_org_id())'`,
  `SELECT relname || ': has no org_id and is not on the list of global tables' FROM tables
    WHERE oid NOT IN (SELECT oid FROM tenant) AND relname <> ALL (${list(globalTables)})`,
  `SELECT relname || ': is on the list of global tables and has an org_id' FROM tenant WHERE relname = ANY (${list(globalTables)})`,
  `SELECT t.relname || ': evenhand_app may ' || privilege FROM tables t,
     unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
    WHERE t.oid NOT IN (SELECT oid FROM tenant)
      -- Whether the migrations are current is no secret, and the server asks for it.
      AND NOT (t.relname = '_prisma_migrations' AND privilege = 'SELECT') AND (has_table_privilege('evenhand_app', t.oid, privilege)
      OR privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege('evenhand_app', t.oid, privilege))`,
  `SELECT t.relname || ': evenhand_app may ' || privilege FROM tenant t,
     unnest(ARRAY['DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
    WHERE has_table_privilege('evenhand_app', t.oid, privilege)
      AND NOT (privilege = 'DELETE' AND t.relname = ANY (${list(deletableTables)}))`,
  `SELECT c.relname || ': everybody may ' || a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 0`,
  `SELECT t.relname || ': unique index ' || i.indexrelid::regclass || ' does not contain org_id'
     FROM tenant t JOIN pg_index i ON i.indrelid = t.oid
    WHERE i.indisunique AND t.attnum <> ALL ((i.indkey::smallint[])[0:i.indnkeyatts - 1])`,
  `SELECT t.relname || ': has no primary key' FROM tables t
    WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
  `SELECT t.relname || ': foreign key ' || k.conname || ' does not lead from org_id to the same organisation'
     FROM tenant t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
    WHERE NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair(own, other)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = pair.other
           WHERE pair.own = t.attnum AND (a.attname = 'org_id' OR k.confrelid = 'orgs'::regclass AND a.attname = 'id'))`,
  `SELECT k.conrelid::regclass || ': foreign key ' || k.conname || ' leads from a global table into a tenant table'
     FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid IN (SELECT oid FROM tenant) AND k.conrelid NOT IN (SELECT oid FROM tenant)`,
  `SELECT typname || ': is an enum' FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace`,
  `SELECT t.relname || '.' || a.attname || ': has the default ' || pg_get_expr(d.adbin, d.adrelid)
     FROM tables t JOIN pg_attrdef d ON d.adrelid = t.oid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum
    WHERE t.relname <> '_prisma_migrations' AND pg_get_expr(d.adbin, d.adrelid) ~* '(now|timestamp|date|time|random|uuid|nextval|setting)'`,
  `SELECT t.relname || '.' || a.attname || ': is a ' || format_type(a.atttypid, a.atttypmod)
     FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE a.atttypid IN ('timestamp'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'money'::regtype, 'timetz'::regtype)
      AND t.relname <> '_prisma_migrations'`,
  `SELECT t.relname || '.' || a.attname || ': is a status without a CHECK'
     FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.atttypid = 'text'::regtype
    WHERE a.attname ~ '(^|_)(state|status|purpose|kind|outcome|continuity)$'
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)
        AND pg_get_constraintdef(k.oid) ~ '(ANY \\(ARRAY|IN \\()')`,
  `SELECT p.proname || ': is SECURITY DEFINER and not on the list' FROM definers p WHERE p.proname <> ALL (${list(definerFunctions)})`,
  `SELECT name || ': is on the list and no SECURITY DEFINER function' FROM unnest(${list(definerFunctions)}) AS name
    WHERE name NOT IN (SELECT proname FROM definers)`,
  `SELECT p.proname || ': has no fixed search_path' FROM definers p
    WHERE p.proconfig IS NULL OR NOT 'search_path=pg_catalog, public, pg_temp' = ANY (p.proconfig)`,
  `SELECT p.proname || ': belongs to ' || p.proowner::regrole FROM definers p WHERE p.proowner <> 'evenhand_definer'::regrole`,
  `SELECT p.proname || ': everybody may execute it' FROM definers p
    WHERE p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)`,
  `SELECT p.proname || ': may be executed by ' || a.grantee::regrole FROM definers p, aclexplode(p.proacl) a
    WHERE a.grantee NOT IN (0, 'evenhand_app'::regrole, 'evenhand_definer'::regrole)`,
  `SELECT relname || ': is a view that shows what its owner sees' FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
      AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on']`,
  `SELECT relname || ': is a materialised view or foreign table, which row-level security can''t reach' FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('m', 'f')`,
  `SELECT 'evenhand_app: is more than a role that logs in' FROM pg_roles WHERE rolname = 'evenhand_app'
      AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)`,
  `SELECT 'evenhand_app: is a member of ' || roleid::regrole FROM pg_auth_members WHERE member = 'evenhand_app'::regrole`,
  `SELECT 'evenhand_app: owns ' || classid::regclass || ' ' || objid FROM pg_shdepend
    WHERE refobjid = 'evenhand_app'::regrole AND deptype = 'o'`,
  `SELECT 'evenhand_app: may create in public' WHERE has_schema_privilege('evenhand_app', 'public', 'CREATE')`,
  `SELECT 'evenhand_definer: may log in' FROM pg_roles WHERE rolname = 'evenhand_definer' AND (rolcanlogin OR rolsuper)`,
  `SELECT name || ': is missing or not enabled' FROM unnest(ARRAY['audit_entries_append_only', 'audit_entries_no_truncate',
     'audit_heads_dense', 'audit_heads_kept']) AS name
    WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgname = name AND g.tgenabled IN ('O', 'A'))`,
];

/** Everything in the database's catalogue that breaks a rule of tenancy, in words; empty for a sound one. */
export async function catalogueViolations(run: RunSql): Promise<string[]> {
  const definers = `definers AS (SELECT * FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef)`;
  const rows = await run(
    `WITH ${tables}, ${definers} SELECT violation FROM (
       ${checks.map((check) => `(${check})`).join('\n UNION ALL ')}) AS found(violation) ORDER BY 1`,
  );
  return rows.map(({ violation }) => violation);
}
