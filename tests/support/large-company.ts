import { companyRecords } from '#tests/support/large-company-records.ts';

export interface CompanySize {
  readonly candidates: number;
  readonly loops: number;
  /** On average; a loop has .6 to 1.4 of it, two cards an interview. */
  readonly cardsPerLoop: number;
  readonly jobs: number;
  /** Beside those who are there. */
  readonly people: number;
}

/** Runs one statement, or several without values, as the owner of the tables. */
export type OwnerSql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A number in [0, 1) that follows from `n` and `salt`, the same each time. */
const functions = `
  CREATE FUNCTION pg_temp.draw(n bigint, salt integer) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hashint8extended(n, salt) & 9223372036854775807) / 9223372036854775808.0::float8;
  -- A UUIDv7 of an instant, because lists go by ids as by time.
  CREATE FUNCTION pg_temp.id_at(at timestamptz, n bigint, salt text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(salt || n), 1, 3) || '8'
            || substr(md5(salt || n), 4, 15))::uuid;`;

/** Digests and ids of people; interviewers of the demo come first, and are asked the more the earlier they come. */
const people = ({ people: count }: CompanySize, orgId: string): string => `
  CREATE TEMP TABLE given AS
    SELECT j.org_id, j.blueprint_id, j.version_id, j.hiring_manager_id AS manager_id, now.at AS now, j.id AS job_id,
           (SELECT m.id FROM members m WHERE m.org_id = j.org_id AND m.name = 'Bruno Carvalho') AS recruiter_id,
           (SELECT m.id FROM members m WHERE m.org_id = j.org_id AND m.name = 'Elif Yildiz') AS committee_id,
           (SELECT m.id FROM members m WHERE m.org_id = j.org_id AND m.name = 'Fionnuala Byrne') AS approver_id,
           (SELECT m.id FROM members m WHERE m.org_id = j.org_id AND m.name = 'Chiara Conti') AS chiara_id,
           (SELECT array_agg(v.dimension_id ORDER BY v.position) FROM version_dimensions v
             WHERE v.org_id = j.org_id AND v.version_id = j.version_id) AS dimension_ids
      FROM (SELECT * FROM jobs WHERE org_id = '${orgId}' ORDER BY id LIMIT 1) AS j, moment AS now;
  INSERT INTO accounts (id, email, created_at)
    SELECT pg_temp.id_at(now - interval '3 years', n, 'account'), 'member.' || n || '@large.example', now
      FROM given, generate_series(1, ${count}) AS n;
  INSERT INTO members (org_id, id, account_id, name, email, roles, time_zone, joined_at)
    SELECT org_id, pg_temp.id_at(now - interval '3 years', n, 'member'),
           pg_temp.id_at(now - interval '3 years', n, 'account'), 'Member ' || n, 'member.' || n || '@large.example',
           CASE n % 10 WHEN 0 THEN ARRAY['recruiter'] WHEN 1 THEN ARRAY['hiring_manager', 'interviewer']
                       ELSE ARRAY['interviewer'] END, 'Europe/Lisbon', now - interval '3 years'
      FROM given, generate_series(1, ${count}) AS n;
  CREATE TEMP TABLE crew AS
    SELECT array_agg(m.id ORDER BY m.email LIKE 'member.%', m.name) AS ids, count(*)::integer AS size
      FROM members m, given WHERE m.org_id = given.org_id AND 'interviewer' = ANY (m.roles);`;

/** The cube makes some jobs huge; a quarter of them is anonymous, the biggest one is Chiara's. */
const jobs = ({ jobs: count, people }: CompanySize): string => `
  INSERT INTO jobs (org_id, id, title, blueprint_id, version_id, hiring_manager_id, approver_ids, recruiter_id,
                    committee_ids, state, reveal, quorum, hides_recommendations, composite_policy, anonymous_review,
                    created_at)
    SELECT g.org_id, pg_temp.id_at(now - interval '3 years', n, 'job'), 'Opening ' || lpad(n::text, 4, '0'),
           g.blueprint_id, g.version_id,
           CASE WHEN n % 10 = 0 THEN chiara_id ELSE pg_temp.id_at(now - interval '3 years', 1 + 10 * (n % ${Math.floor(people / 10)}), 'member') END,
           ARRAY[approver_id], recruiter_id, ARRAY[committee_id], CASE WHEN n % 3 = 2 THEN 'closed' ELSE 'open' END,
           'own_submitted', 1, false, 'never', n % 4 = 1, now - interval '3 years'
      FROM given g, generate_series(0, ${count - 1}) AS n;
  CREATE TEMP TABLE openings AS
    SELECT array_agg(pg_temp.id_at(now - interval '3 years', n, 'job') ORDER BY n) AS ids
      FROM given, generate_series(0, ${count - 1}) AS n;`;

const firstNames =
  'Alexander Beatriz Candela Dmitri Eleanor Farouk Giulia Hamza Ingrid Jasper Kateryna Lorenzo Miriam Nikolai Ottilie Pedro Qiang Rosalind Santiago Tamsin Ulrike Vikram Wiebke Ximena Yusuf Zuzana';
const lastNames =
  'Anderson Bergstrom Castellano Dubois Eriksson Ferreira Gallagher Hashimoto Ivanova Jankowski Kowalczyk Lindgren Mbeki Nakamura Okonkwo Petrov Quintana Rasmussen Silva Thorsen Ueda Vandenberg Weatherby Xu Yamamoto Zimmermann';

const array = (names: string): string =>
  `ARRAY[${names
    .split(' ')
    .map((name) => `'${name}'`)
    .join(', ')}]`;

/** A name that few have, for a search in its middle. */
const candidates = ({ candidates: count }: CompanySize): string => `
  CREATE TEMP TABLE people_met AS
    SELECT n, now - interval '3 years' * pg_temp.draw(n, 1) AS at FROM given, generate_series(1, ${count}) AS n;
  INSERT INTO candidates (org_id, id, name, email, phone, time_zone, created_at)
    SELECT org_id, pg_temp.id_at(at, n, 'candidate'),
           (${array(firstNames)})[1 + floor(26 * pg_temp.draw(n, 2))] || ' '
             || CASE WHEN n % ${Math.ceil(count / 7)} = 1 THEN 'Quillfeather'
                     ELSE (${array(lastNames)})[1 + floor(26 * pg_temp.draw(n, 3))] END
             || CASE WHEN n % 3 = 0 THEN '-' || initcap(substr(md5(n::text), 1, 6)) ELSE '' END,
           CASE WHEN n % 8 > 0 THEN 'person.' || n || '@people.example' END,
           CASE WHEN n % 2 = 0 THEN '+351 9' || lpad((n * 7919 % 100000000)::text, 8, '0') END, 'Europe/Lisbon', at
      FROM given, people_met;`;

/**
 * Makes the demo company large: candidates with one to three applications each over three years, loops with interviews
 * and cards, debriefs, decisions, notifications and an audit trail (whose hashes nobody could verify). Beside it stand
 * three small organisations, its copies from before. Without triggers and foreign keys; what it writes holds them.
 */
export async function makeCompanyLarge(sql: OwnerSql, size: CompanySize, now: Date): Promise<void> {
  const [org] = await sql<{ id: string }>('SELECT id FROM orgs');
  if (org === undefined) throw new Error('there is no demo company');
  const orgId = org.id;
  await copyCompany(sql, orgId, 3);
  await sql(
    [
      'BEGIN',
      "SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '128MB'; SET LOCAL synchronous_commit = off",
      `CREATE TEMP TABLE moment AS SELECT '${now.toISOString()}'::timestamptz AS at`,
      functions,
      people(size, orgId),
      jobs(size),
      candidates(size),
      companyRecords(size),
      'COMMIT',
    ].join(';\n'),
  );
  await sql('VACUUM ANALYZE');
}

/** Organisations with the same rows as the first, under its ids: keys hold the organisation. */
async function copyCompany(sql: OwnerSql, orgId: string, copies: number): Promise<void> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND column_name = 'org_id' AND table_type = 'BASE TABLE'`,
  );
  const rows = (table: string, where: string, fields: string): string =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${fields}))).* FROM ${table} t
      CROSS JOIN generate_series(1, ${copies}) AS n WHERE ${where};`;
  const other = (column: string): string => `'${column}', md5(n || t.${column}::text)::uuid`;
  await sql(
    [
      'BEGIN; SET LOCAL session_replication_role = replica;',
      'CREATE TEMP TABLE first_accounts AS SELECT account_id AS id FROM members;',
      ...tables.map(({ name }) =>
        rows(
          name,
          `t.org_id = '${orgId}'`,
          name === 'members' ? `${other('org_id')}, ${other('account_id')}` : other('org_id'),
        ),
      ),
      rows(
        'accounts',
        't.id IN (SELECT id FROM first_accounts)',
        `${other('id')}, 'email', n || '.' || t.email`,
      ),
      rows('orgs', `t.id = '${orgId}'`, other('id')),
      'COMMIT',
    ].join('\n'),
  );
}
