import { parseArgs } from 'node:util';
import { loadConfig } from '#server/config.ts';
import { migrate } from '#server/platform/migrate.ts';
import { prepareRoles } from '#server/platform/roles.ts';
import { rolePassword } from '#server/platform/secrets.ts';

const help = `Brings the database that OWNER_DATABASE_URL names to the newest migration.

  node dist/server/cli-migrate.js                          create roles and database as needed, then migrate
  node dist/server/cli-migrate.js --forget-failed <name>   let a migration that failed half-way be tried again

Without DATABASE_URL (JOBS_DATABASE_URL) the roles evenhand_app and evenhand_jobs get passwords derived from
SECRET_KEY, so that servers with the same key find them. Exit code 0, or 1 with the reason.
`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, 'forget-failed': { type: 'string' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const config = loadConfig();
  const { ownerDatabaseUrl: ownerUrl, secretKey } = config;
  if (!ownerUrl)
    throw new Error('OWNER_DATABASE_URL is not set. The embedded database is migrated by npm start.');
  if (values['forget-failed']) {
    const { forgetFailedMigration } = await import('#server/platform/schema-engine.ts');
    await forgetFailedMigration(ownerUrl, values['forget-failed']);
    process.stdout.write(`${values['forget-failed']} will be tried again by the next run.\n`);
    return;
  }
  await prepareRoles({
    ownerUrl,
    appUrl: config.databaseUrl,
    jobsUrl: config.jobsDatabaseUrl,
    passwordOf(role) {
      if (secretKey) return rolePassword(secretKey, role);
      throw new Error(
        'Give DATABASE_URL and JOBS_DATABASE_URL, or SECRET_KEY to derive their passwords from.',
      );
    },
  });
  const { applied } = await migrate({ ownerUrl });
  process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}\n` : 'Nothing to apply.\n');
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
