import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrationsFolder } from '#server/platform/migrations.ts';
import { projectRoot } from '#server/platform/project-root.ts';
import { diffDatamodels } from '#server/platform/schema-engine.ts';

type SchemaFile = { path: string; content: string };

const schemaFolder = 'prisma/schema';

const help = `Writes the SQL that takes the datamodel of a commit to the present one, as the next migration's draft.

  npx tsx server/cli/draft-migration.ts <name> [--from <commit>]

  <name>            what the migration does, such as add_debriefs
  --from <commit>   the datamodel to start from: a commit (HEAD when not given), or "empty"

It needs no database. What Prisma cannot express (row-level security, checks, triggers, grants) is yours to add.
`;

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' }, from: { type: 'string', default: 'HEAD' } },
    allowPositionals: true,
  });
  const name = positionals[0];
  if (values.help || !name) {
    process.stdout.write(help);
    return;
  }
  if (!/^[a-z0-9_]+$/.test(name))
    throw new Error('The name may hold small letters, digits and underscores only.');
  const sql = await diffDatamodels(values.from === 'empty' ? [] : schemaOf(values.from), presentSchema());
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  const lockFile = join(migrationsFolder, 'migration_lock.toml');
  if (!existsSync(lockFile)) writeFileSync(lockFile, 'provider = "postgresql"\n');
  process.stdout.write(`${join(folder, 'migration.sql')}\n`);
}

function presentSchema(): SchemaFile[] {
  return readdirSync(join(projectRoot, schemaFolder))
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => ({
      path: `${schemaFolder}/${file}`,
      content: readFileSync(join(projectRoot, schemaFolder, file), 'utf8'),
    }));
}

function schemaOf(commit: string): SchemaFile[] {
  return git('ls-tree', '-r', '--name-only', commit, `${schemaFolder}/`)
    .split('\n')
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => ({ path, content: git('show', `${commit}:${path}`) }));
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
