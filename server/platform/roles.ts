import pg from 'pg';

/**
 * The roles that migrations name in their grants. `app` serves requests and is bound by row-level security; `jobs`
 * works across organisations and is not; `definer` cannot log in and owns the SECURITY DEFINER functions.
 */
export const roleNames = { app: 'evenhand_app', jobs: 'evenhand_jobs', definer: 'evenhand_definer' } as const;

/** Serialises role and database creation between servers that start at once. */
const advisoryLockKey = 4_183_001;

const oldestServerVersion = 150_000;

/**
 * Brings roles and database to where migrations can start: checks the server's version, creates the database when
 * missing, and the three roles. Safe to repeat and to run from several machines at once.
 *
 * Without `appUrl` (`jobsUrl`) the login role evenhand_app (evenhand_jobs) gets the password `passwordOf` returns and
 * its URL is derived from the owner's. With it, that role gets the URL's password; a URL that logs in as another role
 * leaves that as it is, but makes it a member of the role that the grants name.
 * @returns the URLs to run with
 * @throws Error that says what the owner lacks, or that the server is older than PostgreSQL 15
 */
export async function prepareRoles(options: {
  ownerUrl: string;
  appUrl?: string | null;
  jobsUrl?: string | null;
  passwordOf: (role: string) => string;
}): Promise<{ appUrl: string; jobsUrl: string }> {
  const { ownerUrl, passwordOf } = options;
  const client = await connectCreatingDatabase(ownerUrl);
  try {
    await requireVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLockKey]);
    const app = {
      name: roleNames.app,
      attributes: 'LOGIN NOSUPERUSER NOBYPASSRLS',
      url: options.appUrl ?? null,
    };
    const jobs = {
      name: roleNames.jobs,
      attributes: 'LOGIN NOSUPERUSER BYPASSRLS',
      url: options.jobsUrl ?? null,
    };
    const definer = { name: roleNames.definer, attributes: 'NOLOGIN NOSUPERUSER BYPASSRLS', url: null };
    const appPassword = passwordFor(app, passwordOf);
    const jobsPassword = passwordFor(jobs, passwordOf);
    await ensureRole(client, app, appPassword);
    await ensureRole(client, jobs, jobsPassword);
    await ensureRole(client, definer, null);
    await grantBasics(client);
    if (options.appUrl) await joinGroup(client, roleNames.app, userOf(options.appUrl));
    if (options.jobsUrl) await joinGroup(client, roleNames.jobs, userOf(options.jobsUrl));
    return {
      appUrl: options.appUrl ?? withLogin(ownerUrl, roleNames.app, appPassword ?? ''),
      jobsUrl: options.jobsUrl ?? withLogin(ownerUrl, roleNames.jobs, jobsPassword ?? ''),
    };
  } finally {
    // Ending the session also gives back the advisory lock.
    await client.end();
  }
}

/** The same server and database, entered as another role. */
export function withLogin(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.toString();
}

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

async function connectCreatingDatabase(ownerUrl: string): Promise<pg.Client> {
  try {
    return await connect(ownerUrl);
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
  }
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const maintenance = await connect(withDatabase(ownerUrl, 'postgres'));
  try {
    await requireVersion(maintenance);
    await maintenance.query(
      `CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
    // Only here, where the database is ours alone: nobody else has any business in it.
    await maintenance.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    // 42P04 / 23505: another server created it at the same moment.
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await maintenance.end();
  }
  return connect(ownerUrl);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // 3D000, no such database, is for the caller to answer.
    if (code === '3D000') throw error;
    const { host, pathname } = new URL(url);
    throw new Error(`Cannot connect to ${host}${pathname} as ${userOf(url)}: ${message}`, { cause: error });
  }
  return client;
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; text: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text`,
  );
  if (Number(rows[0]?.number) >= oldestServerVersion) return;
  throw new Error(`Evenhand needs PostgreSQL 15 or later; this server is ${rows[0]?.text}.`);
}

/** A role that has to be there, and the URL, when one was given, of whoever plays its part. */
type NeededRole = { name: string; attributes: string; url: string | null };

/** null: the role's password is not ours to set. */
function passwordFor(role: NeededRole, passwordOf: (role: string) => string): string | null {
  if (role.url === null) return passwordOf(role.name);
  return userOf(role.url) === role.name ? decodeURIComponent(new URL(role.url).password) : null;
}

async function ensureRole(client: pg.Client, role: NeededRole, password: string | null): Promise<void> {
  const name = pg.escapeIdentifier(role.name);
  const { rowCount: exists } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role.name]);
  try {
    if (!exists) await client.query(`CREATE ROLE ${name} ${role.attributes}`);
    // Set at every start: the secret key, from which it is derived, may have changed, and a migration run by another
    // tool leaves the role without login.
    if (password !== null)
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    // Somebody with more rights made the role and says how to log in as it: nothing is lacking.
    if (exists && role.url !== null) return;
    throw new Error(
      `The owner role may not create or change ${role.name} (${(error as Error).message}). Create it by hand ` +
        `(CREATE ROLE ${role.name} ${role.attributes} PASSWORD '...') and give its URL as ` +
        `${role.name === roleNames.jobs ? 'JOBS_DATABASE_URL' : 'DATABASE_URL'}.`,
    );
  }
}

async function grantBasics(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ database: string; superuser: boolean }>(
    'SELECT current_database() AS database, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  const database = pg.escapeIdentifier(rows[0]?.database ?? '');
  const everyone = Object.values(roleNames).join(', ');
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${everyone}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${everyone}`);
  // A function can only be handed to an owner who may create in its schema.
  await client.query(`GRANT CREATE ON SCHEMA public TO ${roleNames.definer}`);
  // A superuser may hand functions to any role; everybody else must be a member of it.
  if (!rows[0]?.superuser) await client.query(`GRANT ${roleNames.definer} TO CURRENT_USER`);
}

async function joinGroup(client: pg.Client, group: string, member: string): Promise<void> {
  if (member === group) return;
  await client.query(`GRANT ${pg.escapeIdentifier(group)} TO ${pg.escapeIdentifier(member)}`);
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
