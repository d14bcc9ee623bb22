import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrate } from '#server/platform/migrate.ts';
import { migrationsFolder } from '#server/platform/migrations.ts';
import { prepareRoles, withDatabase } from '#server/platform/roles.ts';

const name = '20261121140000_votes_approvals';
const folder = mkdtempSync(join(tmpdir(), 'evenhand-chain-'));
const owner = `plain_owner_${process.pid}`;
let client: pg.Client;

/** A database as it was before, with a job and a decision, owned by a role that row-level security binds. */
beforeAll(async () => {
  const server = inject('postgres');
  const ownerUrl = withDatabase(server.ownerUrl, `chain_${process.pid}`);
  await prepareRoles({ ...server, ownerUrl, passwordOf: () => '' });
  for (const entry of readdirSync(migrationsFolder).filter((found) => found < name))
    cpSync(join(migrationsFolder, entry), join(folder, entry), { recursive: true });
  await migrate({ ownerUrl, folder });
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`
    CREATE FUNCTION uid(n integer) RETURNS uuid LANGUAGE sql RETURN lpad(n::text, 32, '0')::uuid;
    SELECT create_org(uid(1), 'An Org', 'Europe/Lisbon', now());
    SELECT create_account(uid(n), 'p' || n || '@test.example', '$argon2id$x', now()) FROM generate_series(2, 4) AS n;
    INSERT INTO members (org_id, id, account_id, name, email, roles, time_zone, joined_at)
      SELECT uid(1), uid(n), uid(n), 'P' || n, 'p' || n || '@test.example', '{admin}', 'Europe/Lisbon', now()
        FROM generate_series(2, 4) AS n;
    INSERT INTO blueprints (org_id, id, title, created_by, created_at) VALUES (uid(1), uid(5), 'B', uid(2), now());
    INSERT INTO blueprint_versions (org_id, id, blueprint_id, number, state, kit, proposals, kit_hash, changed_at,
                                    published_by, published_at)
      VALUES (uid(1), uid(6), uid(5), 1, 'published', '{}', '[]', sha256('kit'), now(), uid(2), now());
    INSERT INTO jobs (org_id, id, title, blueprint_id, version_id, hiring_manager_id, approver_id, recruiter_id,
                      committee_ids, state, reveal, created_at)
      SELECT uid(1), uid(n), 'J' || n, uid(5), uid(6), uid(2), uid(n - 5), uid(2), '{}', 'open', 'own_submitted', now()
        FROM generate_series(7, 9) AS n;
    INSERT INTO candidates (org_id, id, name, time_zone, note, created_at) VALUES (uid(1), uid(10), 'C', 'UTC', '', now());
    INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
      VALUES (uid(1), uid(11), uid(10), uid(7), 'decided', now(), now());
    INSERT INTO loops (org_id, id, application_id, owner_id, state, created_at)
      VALUES (uid(1), uid(12), uid(11), uid(2), 'closed', now());
    INSERT INTO fits (org_id, id, blueprint_id, made_at, state, link, inputs_hash, evidence, options, diagnostics)
      VALUES (uid(1), uid(13), uid(5), now(), 'raw_only', 'rsm', sha256('fit'), '{}', '{}', '{}');
    INSERT INTO debriefs (org_id, id, loop_id, opened_by, opened_at, fit_id, card_ids, figures)
      VALUES (uid(1), uid(14), uid(12), uid(2), now(), uid(13), '{}', '{}');
    INSERT INTO decisions (org_id, id, debrief_id, outcome, rationale, summary, conditions, fit_id, card_ids, figures,
                           decided_by, decided_at)
      VALUES (uid(1), uid(15), uid(14), 'other_job', '[]', 'A summary', '', uid(13), '{}', '{}', uid(2), now());
    CREATE ROLE ${owner} NOLOGIN;
    GRANT CREATE, USAGE ON SCHEMA public TO ${owner};
    GRANT EXECUTE ON FUNCTION current_org_id(), refuse_change() TO ${owner};
    DO $$
    DECLARE found text;
    BEGIN
      FOR found IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %I OWNER TO ${owner}', found);
      END LOOP;
    END $$;`);
});
afterAll(async () => {
  await client.query(`DROP OWNED BY ${owner} CASCADE; DROP ROLE ${owner}`);
  await client.end();
  rmSync(folder, { recursive: true });
});

it('carries every approver into the chain although the owner is bound by row-level security', async () => {
  const script = readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8');
  await client.query(`SET ROLE ${owner}`);
  expect((await client.query('SELECT FROM jobs')).rows).toHaveLength(0);
  await client.query(`BEGIN; ${script}; COMMIT`);
  await client.query('RESET ROLE');

  const { rows: jobs } = await client.query(
    `SELECT title, approver_ids = ARRAY[uid(substr(title, 2)::integer - 5)] AS carried, quorum, hides_recommendations,
            composite_policy FROM jobs ORDER BY title`,
  );
  const policy = { carried: true, quorum: 1, hides_recommendations: true, composite_policy: 'after_votes' };
  expect(jobs).toEqual(['J7', 'J8', 'J9'].map((title) => ({ title, ...policy })));
  const { rows: forced } = await client.query(
    `SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'jobs'::regclass`,
  );
  expect(forced).toEqual([{ forced: true }]);
});

it('leaves a decision from before as it was, in force and with nobody asked', async () => {
  const { rows } = await client.query(
    `SELECT number, numbers_missed, other_application_id,
            (SELECT count(*)::integer FROM approval_steps) AS steps FROM decisions`,
  );
  expect(rows).toEqual([{ number: 1, numbers_missed: '', other_application_id: null, steps: 0 }]);
});
